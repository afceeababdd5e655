package dev.patchbay.project;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What the project's interactions lead to.
 *
 * @param matrix the project's own, or null for the recommended one
 * @param secondSeniorManager id of the employee who checks the settings after a call of an unknown
 *     employee, and stands in for the senior manager who has no user in the CRM; null for none
 * @param repeatCall what a further call of a known client makes
 * @param reuseClosedDays a lead or deal that was closed less than so many days ago is used again
 *     instead of a new one; 0 never
 * @param completeMissedTasks whether our open tasks to call a client back are completed when
 *     somebody talks to him
 * @param callbackDueMinutes how soon a client who asked for it in a form is to be called
 * @param stages where new leads and deals begin; of each kind the first rule that fits
 * @param titles of new leads and deals, as templates; absent for the hub's own
 * @param formOwners who owns what a form makes: the first rule that fits, else the senior manager
 */
public record ScenarioSettings(
    Matrix matrix,
    String secondSeniorManager,
    RepeatCall repeatCall,
    Integer reuseClosedDays,
    Boolean completeMissedTasks,
    Integer callbackDueMinutes,
    List<StageRule> stages,
    Map<TitleKind, String> titles,
    List<FormOwner> formOwners) {

  public static final ScenarioSettings DEFAULT =
      new ScenarioSettings(null, null, null, null, null, null, null, null, null);

  public ScenarioSettings {
    repeatCall = repeatCall == null ? RepeatCall.NO_SECOND_DEAL : repeatCall;
    reuseClosedDays = reuseClosedDays == null ? 0 : reuseClosedDays;
    completeMissedTasks = completeMissedTasks == null || completeMissedTasks;
    callbackDueMinutes = callbackDueMinutes == null ? 5 : callbackDueMinutes;
    stages = stages == null ? List.of() : List.copyOf(stages);
    titles = titles == null ? Map.of() : Map.copyOf(titles);
    formOwners = formOwners == null ? List.of() : List.copyOf(formOwners);
  }

  /** The matrix in force: the project's own or the recommended one. */
  public Matrix matrixInForce() {
    return matrix == null ? Matrix.recommended() : matrix;
  }

  public ScenarioSettings withMatrix(Matrix other) {
    return new ScenarioSettings(
        other,
        secondSeniorManager,
        repeatCall,
        reuseClosedDays,
        completeMissedTasks,
        callbackDueMinutes,
        stages,
        titles,
        formOwners);
  }

  /** What a further call of a client whom the CRM knows makes. */
  public enum RepeatCall {
    /** Never new records for a known client: the call is written on what there is. */
    @JsonProperty("note-only")
    NOTE_ONLY,
    /** A new lead or deal unless one is open. */
    @JsonProperty("no-second-deal")
    NO_SECOND_DEAL,
    /** A new lead or deal at every call. */
    @JsonProperty("always")
    ALWAYS
  }

  /** The records that have stages. */
  public enum StagedKind {
    @JsonProperty("lead")
    LEAD,
    @JsonProperty("deal")
    DEAL
  }

  /** What a title template is for. */
  public enum TitleKind {
    @JsonProperty("call-incoming")
    CALL_INCOMING,
    @JsonProperty("call-outgoing")
    CALL_OUTGOING,
    @JsonProperty("form")
    FORM,
    @JsonProperty("messenger")
    MESSENGER;

    /** The name in the API. */
    public String label() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /**
   * Where a new lead or deal begins.
   *
   * @param pipeline the CRM's id, or null for its default
   * @param stage the CRM's id of the stage or status, or null for its default
   */
  public record StageRule(When when, StagedKind kind, String pipeline, String stage) {
    public StageRule {
      when = when == null ? When.ALWAYS : when;
    }
  }

  /**
   * A condition; everything that is given must hold. Case does not matter.
   *
   * @param utm values by the tag's name, such as {@code utm_source}
   * @param line the project's line that was dialled or used
   * @param source where it came from, such as {@code ringostat} or {@code form}
   */
  public record When(Map<String, String> utm, String line, String form, String source) {

    public static final When ALWAYS = new When(null, null, null, null);

    public When {
      utm = utm == null ? Map.of() : Map.copyOf(utm);
    }
  }

  /**
   * Who owns what a form makes.
   *
   * @param form the only form that it holds for, or null for every form
   * @param employee id of the employee, with {@link FormOwnerKind#EMPLOYEE} only
   */
  public record FormOwner(String form, FormOwnerKind owner, String employee) {}

  public enum FormOwnerKind {
    @JsonProperty("senior")
    SENIOR,
    /** Who owns the client's contact; of a new client the senior manager. */
    @JsonProperty("responsible")
    RESPONSIBLE,
    @JsonProperty("employee")
    EMPLOYEE
  }
}
