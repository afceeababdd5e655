package dev.patchbay.scenario;

import dev.patchbay.crm.CrmMetadata.Capability;
import dev.patchbay.intake.interaction.Call;
import dev.patchbay.intake.interaction.FormSubmission;
import dev.patchbay.intake.interaction.Interaction;
import dev.patchbay.intake.interaction.MessengerContact;
import dev.patchbay.project.Matrix;
import dev.patchbay.project.Matrix.Trigger;
import dev.patchbay.project.Project;
import dev.patchbay.scenario.text.Phrasebook;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Decides what an interaction leads to in the CRM: the decision table of docs/scenarios.md. A pure
 * function: the same values give the same plan, and the same step always has the same key.
 *
 * <p>A call is decided once per phase, always on the {@link ClientState} of its first decision. The
 * plan at pick-up has only the records; the plan at the end has all steps, the records included,
 * under the same keys, so that whoever runs it skips what is done. What {@link Screening} sorts out
 * is not brought here.
 */
public final class Scenario {

  /** Skip code of a call of which nothing but the ringing was ever reported. */
  public static final String END_NEVER_REPORTED = "end-never-reported";

  /** Skip code of what the matrix keeps in the journal alone. */
  public static final String JOURNAL_ONLY = "journal-only";

  /** Skip code of a deal that nobody could be found for, while the matrix makes no contact. */
  public static final String NO_CLIENT = "no-client";

  private final CallScenario calls;
  private final FormScenario forms;
  private final MessengerScenario messengers;
  private final Function<String, Set<Capability>> capabilities;

  /** For CRMs that have everything but leads with deals. */
  public Scenario(Phrasebook phrasebook) {
    this(phrasebook, kind -> Matrices.USUAL);
  }

  /**
   * @param capabilities of a kind of CRM
   */
  public Scenario(Phrasebook phrasebook, Function<String, Set<Capability>> capabilities) {
    this.calls = new CallScenario(phrasebook);
    this.forms = new FormScenario(phrasebook);
    this.messengers = new MessengerScenario(phrasebook);
    this.capabilities = capabilities;
  }

  /**
   * The plan for the interaction as far as it is reported.
   *
   * @return {@link Plan.Wait} while the phone rings; at pick-up {@link Plan.Steps} that are not
   *     complete, or {@link Plan.Wait} when the source does not say who picked up although records
   *     need an owner; {@link Plan.Steps} that are complete at the end, without any step where the
   *     CRM already has what is asked for; {@link Plan.Skip} where the matrix makes nothing
   */
  public Plan plan(Occasion occasion) {
    Matrix matrix = matrix(occasion.project());
    return switch (occasion.interaction()) {
      case Call call -> calls.plan(occasion, call, matrix);
      case FormSubmission form ->
          forms.plan(occasion, form, matrix, has(occasion.project()).contains(Capability.TASKS));
      case MessengerContact contact -> messengers.plan(occasion, contact, matrix);
    };
  }

  /**
   * The plan for a call whose end was not reported in {@code callTimeoutHours}. A picked-up call is
   * finished as answered, with an unknown duration; one that only rang is skipped, as nobody knows
   * how it ended.
   */
  public Plan planWithoutEnd(Occasion occasion) {
    return calls.planWithoutEnd(
        occasion, (Call) occasion.interaction(), matrix(occasion.project()));
  }

  /** What can be said without looking the client up; empty when he must be. */
  public Optional<Plan> withoutClient(Interaction interaction, Project project) {
    Matrix matrix = matrix(project);
    return switch (interaction) {
      case Call call -> calls.withoutClient(call, project, matrix);
      case FormSubmission _ -> nothingFor(Trigger.FORM, matrix);
      case MessengerContact _ -> Optional.empty();
    };
  }

  /**
   * Whether the interaction's rows see deals of a client who has an open lead, so that the look-up
   * must bring them. Without an open lead they always count: they tell what became of a lead.
   */
  public boolean dealsCount(Interaction interaction, Project project) {
    Matrix matrix = matrix(project);
    Stream<Trigger> rows =
        switch (interaction) {
          case Call call -> CallScenario.triggers(call);
          case FormSubmission _ -> Stream.of(Trigger.FORM);
          case MessengerContact _ -> Stream.of(Trigger.MESSENGER);
        };
    return rows.map(matrix::row).anyMatch(row -> ClientView.dealsBesideLeads(matrix, row));
  }

  static Plan.Skip journalOnly(Trigger row) {
    return new Plan.Skip(
        JOURNAL_ONLY,
        "The matrix makes nothing in the row " + row.label() + ": it is kept in the journal only.");
  }

  static Plan.Skip journalOnly(Trigger row, Trigger other) {
    return new Plan.Skip(
        JOURNAL_ONLY,
        "The matrix makes nothing in the rows %s and %s: it is kept in the journal only."
            .formatted(row.label(), other.label()));
  }

  static Plan.Skip noClient(Trigger row) {
    return new Plan.Skip(
        NO_CLIENT,
        "The CRM knows no client of this number, and the matrix makes no contact in the row "
            + row.label()
            + ", so there is none to make the rest for.");
  }

  private static Optional<Plan> nothingFor(Trigger trigger, Matrix matrix) {
    return matrix.row(trigger).empty() ? Optional.of(journalOnly(trigger)) : Optional.empty();
  }

  private Matrix matrix(Project project) {
    return Matrices.fitted(project.settings().scenario().matrixInForce(), has(project));
  }

  private Set<Capability> has(Project project) {
    return project.integration() == null
        ? Matrices.USUAL
        : capabilities.apply(project.integration().kind());
  }
}
