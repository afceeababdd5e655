package dev.patchbay.project;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/**
 * How a project wants its calls handled. Absent values take their defaults, so that an old stored
 * document stays readable.
 *
 * @param country ISO 3166 code in whose notation national numbers are read
 * @param zone in which local wall-clock times of events are read and times in texts are written
 * @param seniorManager id of the fallback employee, or null
 * @param taskDueHours how long an open task may take, from the end of the call
 * @param minTalkSeconds a call with less talk counts as missed, whatever its status says
 * @param reviewTask whether the responsible gets a task to review a call that somebody else
 *     answered
 * @param missedExistingAssignee who gets the task for a missed call of a client with an open lead
 *     (row 7)
 * @param contactAnsweredOwner who owns the new lead of a known contact after an answered call (row
 *     9)
 * @param contactMissedOwner who owns the new lead of a known contact after a missed call (row 10)
 * @param callTimeoutHours how long to wait for the end of a call that was reported as begun
 * @param blockedNumbers numbers in E.164, beginnings of numbers ({@code +38044*}) and names of
 *     lines ({@code line:trunk-1}); what comes to or from one makes nothing
 * @param ownNumbers the project's own lines in E.164, or beginnings of them; never a client
 * @param ringostatFields which of the sender's parameter names carries which of ours, for renamed
 *     parameters: key is our field, value the sender's name
 * @param rawRetentionDays how long the events as received are kept
 * @param language in which notes and tasks are written
 */
public record ProjectSettings(
    String country,
    ZoneId zone,
    String seniorManager,
    Integer taskDueHours,
    Integer minTalkSeconds,
    Boolean reviewTask,
    Assignee missedExistingAssignee,
    Assignee contactAnsweredOwner,
    Assignee contactMissedOwner,
    Integer callTimeoutHours,
    List<String> blockedNumbers,
    List<String> ownNumbers,
    Map<String, String> ringostatFields,
    Integer rawRetentionDays,
    Language language,
    ScenarioSettings scenario,
    FormSettings forms,
    DuplicateSettings duplicates,
    RoutingSettings routing,
    CrmSettings crm) {

  public ProjectSettings {
    country = country == null ? "UA" : country;
    zone = zone == null ? ZoneId.of("Europe/Kyiv") : zone;
    taskDueHours = taskDueHours == null ? 4 : taskDueHours;
    minTalkSeconds = minTalkSeconds == null ? 1 : minTalkSeconds;
    reviewTask = reviewTask == null || reviewTask;
    missedExistingAssignee =
        missedExistingAssignee == null ? Assignee.SENIOR : missedExistingAssignee;
    contactAnsweredOwner = contactAnsweredOwner == null ? Assignee.ANSWERING : contactAnsweredOwner;
    contactMissedOwner = contactMissedOwner == null ? Assignee.RESPONSIBLE : contactMissedOwner;
    callTimeoutHours = callTimeoutHours == null ? 4 : callTimeoutHours;
    blockedNumbers = blockedNumbers == null ? List.of() : List.copyOf(blockedNumbers);
    ownNumbers = ownNumbers == null ? List.of() : List.copyOf(ownNumbers);
    ringostatFields = ringostatFields == null ? Map.of() : Map.copyOf(ringostatFields);
    rawRetentionDays = rawRetentionDays == null ? 30 : rawRetentionDays;
    language = language == null ? Language.ENGLISH : language;
    scenario = scenario == null ? ScenarioSettings.DEFAULT : scenario;
    forms = forms == null ? FormSettings.DEFAULT : forms;
    duplicates = duplicates == null ? DuplicateSettings.DEFAULT : duplicates;
    routing = routing == null ? RoutingSettings.DEFAULT : routing;
    crm = crm == null ? CrmSettings.DEFAULT : crm;
  }

  /** The defaults for one country and time zone, with nobody and nothing listed. */
  public static ProjectSettings defaults(String country, ZoneId zone) {
    return new ProjectSettings(
        country, zone, null, null, null, null, null, null, null, null, null, null, null, null, null,
        null, null, null, null, null);
  }

  public ProjectSettings withScenario(ScenarioSettings other) {
    return new ProjectSettings(
        country,
        zone,
        seniorManager,
        taskDueHours,
        minTalkSeconds,
        reviewTask,
        missedExistingAssignee,
        contactAnsweredOwner,
        contactMissedOwner,
        callTimeoutHours,
        blockedNumbers,
        ownNumbers,
        ringostatFields,
        rawRetentionDays,
        language,
        other,
        forms,
        duplicates,
        routing,
        crm);
  }

  public ProjectSettings withForms(FormSettings other) {
    return new ProjectSettings(
        country,
        zone,
        seniorManager,
        taskDueHours,
        minTalkSeconds,
        reviewTask,
        missedExistingAssignee,
        contactAnsweredOwner,
        contactMissedOwner,
        callTimeoutHours,
        blockedNumbers,
        ownNumbers,
        ringostatFields,
        rawRetentionDays,
        language,
        scenario,
        other,
        duplicates,
        routing,
        crm);
  }

  public ProjectSettings withCrm(CrmSettings other) {
    return new ProjectSettings(
        country,
        zone,
        seniorManager,
        taskDueHours,
        minTalkSeconds,
        reviewTask,
        missedExistingAssignee,
        contactAnsweredOwner,
        contactMissedOwner,
        callTimeoutHours,
        blockedNumbers,
        ownNumbers,
        ringostatFields,
        rawRetentionDays,
        language,
        scenario,
        forms,
        duplicates,
        routing,
        other);
  }

  /**
   * Whom a rule means. Who cannot be found is replaced: of a missed call the responsible by whose
   * phone rang last, and everybody by the senior manager.
   */
  public enum Assignee {
    @JsonProperty("senior")
    SENIOR,
    @JsonProperty("responsible")
    RESPONSIBLE,
    @JsonProperty("answering")
    ANSWERING,
    /** Whose phone rang last in a missed call. */
    @JsonProperty("last-rung")
    LAST_RUNG
  }
}
