package dev.patchbay.simulation;

import static java.util.stream.Collectors.toSet;

import dev.patchbay.intake.interaction.Interaction;
import dev.patchbay.journal.InteractionState;
import dev.patchbay.journal.JournalEntry;
import dev.patchbay.journal.LedgerStep;
import dev.patchbay.project.Project;
import dev.patchbay.scenario.Plan;
import dev.patchbay.simulation.CrmBook.Record;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What is there when a run is over. */
final class Evidence {

  private static final Pattern DEAD =
      Pattern.compile("duplicate-pending: .* the lead (\\w+), .* is a dead letter");

  final Hub hub;
  final Set<String> redriven;
  final Map<String, JournalEntry> entries = new LinkedHashMap<>();
  final Map<String, Project> projects = new HashMap<>();
  final Map<String, Carried> carried = new HashMap<>();
  final Set<String> rawEvents;

  /**
   * @param redriven interactions that people took up again
   */
  Evidence(Hub hub, Set<String> redriven) {
    this.hub = hub;
    this.redriven = redriven;
    hub.crms
        .values()
        .forEach(
            crm ->
                projects.put(crm.project, staffed(hub.projects.find(crm.project).orElseThrow())));
    projects.keySet().forEach(project -> carried.put(project, new Carried(hub, project)));
    hub.stored.all().stream()
        .filter(document -> document.key().sort().equals("ENTRY"))
        .map(document -> hub.json.read(document.body(), JournalEntry.class))
        .forEach(entry -> entries.put(entry.id(), entry));
    rawEvents =
        hub.stored.all().stream()
            .map(document -> document.key())
            .filter(key -> key.sort().startsWith("RAW#"))
            .map(
                key ->
                    key.partition().substring(key.partition().indexOf("#I#") + 3)
                        + key.sort().substring("RAW".length()))
            .collect(toSet());
  }

  /** Employees have their users while a CRM is connected; the plans were made then. */
  private static Project staffed(Project project) {
    return new Project(
        project.id(),
        project.name(),
        project.createdAt(),
        project.settings(),
        Simulation.EMPLOYEES,
        project.integration(),
        project.mapping(),
        project.gate());
  }

  /** The CRM that the interaction's plan is for; of one without a plan the project's first. */
  CrmServer crm(JournalEntry entry) {
    return entry.plannedFor() == null
        ? hub.crmsOf(entry.project()).getFirst()
        : hub.crms.get(entry.plannedFor());
  }

  /** What was done for the interaction in the CRM. */
  static List<LedgerStep> ledger(JournalEntry entry, CrmServer crm) {
    Stream<LedgerStep> present =
        crm.integration.equals(entry.plannedFor()) ? entry.ledger().stream() : Stream.of();
    return Stream.concat(
            present,
            entry.shelved().stream()
                .filter(shelf -> shelf.integration().equals(crm.integration))
                .flatMap(shelf -> shelf.ledger().stream()))
        .toList();
  }

  /** Whether it was begun for one CRM and went on in another. */
  static boolean moved(JournalEntry entry) {
    return !entry.shelved().isEmpty();
  }

  /** Whether it was left in a CRM that is not the project's any more. */
  static boolean staysElsewhere(JournalEntry entry) {
    return entry.reason() != null && entry.reason().startsWith("other-crm: everything");
  }

  boolean inTrouble(JournalEntry entry) {
    return redriven.contains(entry.id())
        || entry.state() == InteractionState.FAILED
        || entry.state() == InteractionState.NEEDS_ATTENTION;
  }

  /** Whether it gave up because the lead that it repeats had done so. */
  boolean repeatsDeadLetter(JournalEntry entry) {
    Matcher said = DEAD.matcher(entry.reason());
    return said.lookingAt() && inTrouble(entries.get(said.group(1)));
  }

  /**
   * Whether it waited until the lead that it seemed to repeat, another client's, was in the CRM:
   * meanwhile its own client's work goes on.
   */
  boolean waitedForAnother(JournalEntry entry) {
    return hub.stored.waitedForAnother().contains(entry.id());
  }

  /** Whose interaction it is. */
  Client client(JournalEntry entry) {
    Interaction interaction = hub.decider.interaction(entry, projects.get(entry.project()));
    return new Client(interaction.clientPhone(), interaction.clientEmail());
  }

  /** What all events together lead to. */
  Optional<Plan.Steps> plan(JournalEntry entry) {
    Project project = projects.get(entry.project());
    Interaction interaction = hub.decider.interaction(entry, project);
    Plan plan =
        hub.decider.plan(
            entry,
            interaction,
            entry.decision().client(),
            entry.decision().history(),
            project,
            Instant.MAX);
    return plan instanceof Plan.Steps steps ? Optional.of(steps) : Optional.empty();
  }

  static Stream<Instant> effects(CrmServer crm, JournalEntry entry) {
    return crm.book
        .records()
        .filter(r -> r.marker() != null && interaction(r.marker()).equals(entry.id()))
        .map(Record::createdAt);
  }

  static String interaction(String marker) {
    return marker.substring(0, marker.indexOf(':'));
  }

  static Map<String, LedgerStep.Status> ledger(JournalEntry entry) {
    Map<String, LedgerStep.Status> steps = new LinkedHashMap<>();
    entry.ledger().forEach(step -> steps.put(step.key(), step.status()));
    return steps;
  }
}
