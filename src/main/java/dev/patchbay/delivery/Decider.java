package dev.patchbay.delivery;

import dev.patchbay.intake.interaction.Call;
import dev.patchbay.intake.interaction.CallAssembler;
import dev.patchbay.intake.interaction.CallEvent;
import dev.patchbay.intake.interaction.CallEvent.Phase;
import dev.patchbay.journal.JournalEntry;
import dev.patchbay.journal.ReportedEvent;
import dev.patchbay.project.Project;
import dev.patchbay.scenario.ClientState;
import dev.patchbay.scenario.Plan;
import dev.patchbay.scenario.Scenario;
import dev.patchbay.scenario.Screening;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
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

  public Call call(JournalEntry entry, Project project) {
    return assembler.assemble(
        entry.events().values().stream().map(ReportedEvent::event).toList(), project.settings());
  }

  /**
   * What can be said without asking the CRM: nothing to make, or nothing yet. Empty when the client
   * must be looked up.
   */
  public Optional<Plan> withoutLookup(JournalEntry entry, Call call, Project project, Instant now) {
    Optional<Plan.Skip> skip = Screening.check(call, project);
    if (skip.isPresent()) {
      return skip.map(Plan.class::cast);
    }
    return call.phase().compareTo(Phase.RINGING) <= 0
        ? Optional.of(plan(entry, call, null, project, now))
        : Optional.empty();
  }

  public Plan plan(
      JournalEntry entry, Call call, ClientState client, Project project, Instant now) {
    boolean overdue =
        call.phase() != Phase.COMPLETED && !now.isBefore(endExpectedBy(entry, project));
    return overdue
        ? scenario.planWithoutEnd(call, client, project, endExpectedBy(entry, project))
        : scenario.plan(call, client, project, reported(entry));
  }

  /** When a call whose end was not reported is finished with what is known. */
  Instant endExpectedBy(JournalEntry entry, Project project) {
    return entry.receivedAt().plus(Duration.ofHours(project.settings().callTimeoutHours()));
  }

  private static Instant reported(JournalEntry entry) {
    return entry.events().values().stream()
        .max(
            Comparator.<ReportedEvent, CallEvent.Phase>comparing(r -> r.event().phase())
                .thenComparing(ReportedEvent::receivedAt, Comparator.reverseOrder()))
        .orElseThrow()
        .receivedAt();
  }
}
