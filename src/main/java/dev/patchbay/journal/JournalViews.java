package dev.patchbay.journal;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.patchbay.crm.Action;
import dev.patchbay.crm.RecordRef;
import dev.patchbay.duplicate.Verdict;
import dev.patchbay.intake.interaction.InteractionEvent;
import dev.patchbay.journal.Journal.Entries;
import dev.patchbay.journal.Journal.RawEvent;
import dev.patchbay.scenario.ClientState;
import dev.patchbay.scenario.Plan;
import dev.patchbay.scenario.PlannedStep;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Journal entries as the API shows them. */
public final class JournalViews {

  private JournalViews() {}

  public record Page(List<Summary> entries, String cursor) {}

  /**
   * @param integration the connection to the CRM that its records belong to, or null
   */
  public record Summary(
      String id,
      String kind,
      InteractionState state,
      String reason,
      String client,
      Instant receivedAt,
      Instant updatedAt,
      Instant nextTryAt,
      String integration,
      List<Step> steps) {}

  /**
   * @param outcome planned, intended, in-doubt, done or refused
   */
  public record Step(
      String key,
      String action,
      String rule,
      String why,
      LedgerStep.Status outcome,
      String reason,
      RecordRef ref,
      int attempts) {}

  /** What was done for a CRM that was connected before. */
  public record ShelvedView(String integration, String summary, List<Step> steps) {}

  public record Detail(
      @JsonUnwrapped Summary summary,
      List<InteractionEvent> events,
      List<RawEvent> raw,
      DecisionView decision,
      Verdict.Duplicate duplicate,
      List<Attempt> attempts,
      List<RecordRef> links,
      List<ShelvedView> shelved) {}

  /**
   * @param matrix the version of the project's matrix
   */
  public record DecisionView(String row, String summary, int matrix, ClientState client) {}

  /**
   * What settings would make of an interaction.
   *
   * @param differences from what was decided; null where nothing was
   */
  public record Explanation(
      String row,
      String summary,
      ClientState client,
      List<ExplainedStep> steps,
      Skipped skip,
      List<Difference> differences) {

    public Explanation comparedWith(JournalEntry entry, Plan plan) {
      return new Explanation(
          row, summary, client, steps, skip, Differences.between(entry, plan).orElse(null));
    }
  }

  public record ExplainedStep(String key, String action, String rule, String why) {}

  public record Skipped(String code, String reason) {}

  public static Page page(Entries entries) {
    return new Page(
        entries.entries().stream().map(JournalViews::summary).toList(), entries.cursor());
  }

  public static Detail detail(JournalEntry entry, List<RawEvent> raw) {
    Decision decision = entry.decision();
    return new Detail(
        summary(entry),
        entry.events().values().stream().map(ReportedEvent::event).toList(),
        raw,
        decision == null
            ? null
            : new DecisionView(
                decision.row(), decision.summary(), decision.matrix(), decision.client()),
        entry.duplicate(),
        entry.attempts(),
        links(entry),
        entry.shelved().stream().map(JournalViews::shelved).toList());
  }

  private static ShelvedView shelved(Shelved shelf) {
    String summary =
        shelf.decision() != null
            ? shelf.decision().summary()
            : shelf.duplicate() == null ? null : shelf.duplicate().why();
    return new ShelvedView(shelf.integration(), summary, steps(shelf.ledger()));
  }

  /**
   * The deal that a duplicate repeats, the records that were made, and those that the client had.
   */
  private static List<RecordRef> links(JournalEntry entry) {
    return Stream.of(
            Stream.ofNullable(entry.duplicate()).map(Verdict.Duplicate::record),
            entry.ledger().stream().map(LedgerStep::ref),
            entry.decision() == null
                ? Stream.<RecordRef>of()
                : entry.decision().client().links().stream())
        .flatMap(refs -> refs)
        .filter(Objects::nonNull)
        .distinct()
        .toList();
  }

  public static Summary summary(JournalEntry entry) {
    return new Summary(
        entry.id(),
        entry.kind(),
        entry.state(),
        entry.reason(),
        entry.client(),
        entry.receivedAt(),
        entry.updatedAt(),
        entry.nextTryAt(),
        entry.plannedFor(),
        steps(entry.ledger()));
  }

  private static List<Step> steps(List<LedgerStep> ledger) {
    return ledger.stream()
        .map(
            step ->
                new Step(
                    step.key(),
                    actionName(step.action()),
                    step.rule(),
                    step.why(),
                    step.status(),
                    step.reason(),
                    step.ref(),
                    step.attempts()))
        .toList();
  }

  public static Explanation explanation(Plan plan, ClientState client) {
    return switch (plan) {
      case Plan.Steps steps ->
          new Explanation(
              steps.row(),
              steps.summary(),
              client,
              steps.steps().stream().map(JournalViews::explained).toList(),
              null,
              null);
      case Plan.Skip skip ->
          new Explanation(
              null,
              skip.reason(),
              client,
              List.of(),
              new Skipped(skip.code(), skip.reason()),
              null);
      case Plan.Wait wait -> new Explanation(null, wait.reason(), client, List.of(), null, null);
    };
  }

  /** Of a form that makes nothing but, perhaps, a comment or a task in the existing deal. */
  public static Explanation explanation(Verdict.Duplicate duplicate) {
    List<ExplainedStep> steps = new ArrayList<>();
    String rule = duplicate.rule().id();
    if (duplicate.reaction().comment()) {
      steps.add(
          new ExplainedStep("duplicate-note", "add-note", rule, "A comment in the existing deal."));
    }
    if (duplicate.reaction().task()) {
      steps.add(
          new ExplainedStep("duplicate-task", "create-task", rule, "A task in the existing deal."));
    }
    return new Explanation("duplicate-" + rule, duplicate.why(), null, steps, null, null);
  }

  private static ExplainedStep explained(PlannedStep step) {
    return new ExplainedStep(step.key(), actionName(step.action()), step.rule(), step.why());
  }

  static String actionName(Action action) {
    return switch (action) {
      case Action.CreateOrganization _ -> "create-organization";
      case Action.CreateContact _ -> "create-contact";
      case Action.CreateLead _ -> "create-lead";
      case Action.CreateDeal _ -> "create-deal";
      case Action.AddNote _ -> "add-note";
      case Action.CreateTask _ -> "create-task";
      case Action.UpdateNote _ -> "update-note";
      case Action.UpdateTask _ -> "update-task";
    };
  }
}
