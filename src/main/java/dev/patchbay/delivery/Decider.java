package dev.patchbay.delivery;

import dev.patchbay.crm.ClientQuery;
import dev.patchbay.crm.RecordRef;
import dev.patchbay.intake.interaction.Call;
import dev.patchbay.intake.interaction.CallAssembler;
import dev.patchbay.intake.interaction.CallEvent;
import dev.patchbay.intake.interaction.CallEvent.Phase;
import dev.patchbay.intake.interaction.FormSubmission;
import dev.patchbay.intake.interaction.Interaction;
import dev.patchbay.intake.interaction.InteractionEvent;
import dev.patchbay.intake.interaction.MessengerContact;
import dev.patchbay.journal.JournalEntry;
import dev.patchbay.journal.ReportedEvent;
import dev.patchbay.project.Project;
import dev.patchbay.scenario.ClientHistory;
import dev.patchbay.scenario.ClientState;
import dev.patchbay.scenario.Occasion;
import dev.patchbay.scenario.Plan;
import dev.patchbay.scenario.Scenario;
import dev.patchbay.scenario.Screening;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Asks the scenario about a journal entry. Pure: reads and writes nothing. */
@Singleton
public class Decider {

  private final CallAssembler assembler;
  private final Scenario scenario;

  @Inject
  public Decider(CallAssembler assembler, Scenario scenario) {
    this.assembler = assembler;
    this.scenario = scenario;
  }

  /** The interaction as all its events together tell it. */
  public Interaction interaction(JournalEntry entry, Project project) {
    List<InteractionEvent> events =
        entry.events().values().stream().map(ReportedEvent::event).toList();
    return switch (events.getFirst()) {
      case CallEvent _ ->
          assembler.assemble(
              events.stream().map(CallEvent.class::cast).toList(), project.settings());
      case FormSubmission form -> form;
      case MessengerContact contact -> contact;
    };
  }

  /**
   * What can be said without asking the CRM: nothing to make, or nothing yet. Empty when the client
   * must be looked up.
   */
  public Optional<Plan> withoutLookup(
      JournalEntry entry, Interaction interaction, Project project, Instant now) {
    Optional<Plan.Skip> skip = Screening.check(interaction, project);
    if (skip.isPresent()) {
      return skip.map(Plan.class::cast);
    }
    if (overdue(entry, interaction, project, now)) {
      return interaction instanceof Call call && call.phase().compareTo(Phase.RINGING) <= 0
          ? Optional.of(plan(entry, call, null, project, now))
          : Optional.empty();
    }
    return entry.decision() == null
        ? scenario.withoutClient(interaction, project)
        : Optional.empty();
  }

  /**
   * The question for the interaction's client; empty for one who is known by a messenger's handle
   * alone, for no CRM can be asked for that.
   *
   * @param recent as {@link ClientQuery#recent}
   */
  Optional<ClientQuery> query(Interaction interaction, Project project, List<RecordRef> recent) {
    if (interaction.clientPhone() == null && interaction.clientEmail() == null) {
      return Optional.empty();
    }
    ClientQuery query =
        new ClientQuery(interaction.clientPhone(), interaction.clientEmail(), recent);
    return Optional.of(scenario.dealsCount(interaction, project) ? query.withDeals() : query);
  }

  /** The plan for a client of whom the hub remembers nothing. */
  public Plan plan(
      JournalEntry entry,
      Interaction interaction,
      ClientState client,
      Project project,
      Instant now) {
    return plan(entry, interaction, client, ClientHistory.NONE, project, now);
  }

  /**
   * @param history what the hub remembers of the client
   */
  public Plan plan(
      JournalEntry entry,
      Interaction interaction,
      ClientState client,
      ClientHistory history,
      Project project,
      Instant now) {
    boolean overdue = overdue(entry, interaction, project, now);
    Occasion occasion =
        new Occasion(
            entry.id(),
            interaction,
            client,
            history,
            project,
            entry.receivedAt(),
            overdue ? endExpectedBy(entry, project) : reported(entry));
    return overdue ? scenario.planWithoutEnd(occasion) : scenario.plan(occasion);
  }

  private boolean overdue(
      JournalEntry entry, Interaction interaction, Project project, Instant now) {
    return interaction instanceof Call call
        && call.phase() != Phase.COMPLETED
        && !now.isBefore(endExpectedBy(entry, project));
  }

  /** When a call whose end was not reported is finished with what is known. */
  Instant endExpectedBy(JournalEntry entry, Project project) {
    return entry.receivedAt().plus(Duration.ofHours(project.settings().callTimeoutHours()));
  }

  /** When the event came in that tells most of the interaction's course. */
  private static Instant reported(JournalEntry entry) {
    return entry.events().values().stream()
        .max(
            Comparator.comparing(Decider::phase)
                .thenComparing(ReportedEvent::receivedAt, Comparator.reverseOrder()))
        .orElseThrow()
        .receivedAt();
  }

  private static Phase phase(ReportedEvent reported) {
    return reported.event() instanceof CallEvent call ? call.phase() : Phase.COMPLETED;
  }
}
