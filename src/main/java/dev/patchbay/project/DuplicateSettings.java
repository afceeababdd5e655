package dev.patchbay.project;

import java.util.List;

/**
 * When a form is a duplicate of a lead that was received before, or that the CRM has. The rules are
 * in docs/duplicates.md; the rule of one hour has no setting but {@code enabled}.
 *
 * @param enabled whether leads are checked at all
 * @param hours how long a received lead makes an equal one a duplicate; 0 switches the rule off
 * @param days how old a lead or deal in work may be to make a new one a duplicate; 0 switches the
 *     rule off
 * @param titleCounts whether leads that differ in nothing but the title are different leads
 * @param inWorkOnly what a form wants that does not say it: whether the same client's leads and
 *     deals in work make it a duplicate, whatever else it says, instead of equal leads
 * @param appendToDuplicate what a form wants that does not say it: whether a duplicate leaves a
 *     comment in the existing deal, so that what the client wrote is not lost. The extended check
 *     has its own choice
 */
public record DuplicateSettings(
    Boolean enabled,
    Integer hours,
    Integer days,
    Boolean titleCounts,
    Boolean inWorkOnly,
    Boolean appendToDuplicate,
    Extended extended) {

  /** No period is longer. */
  public static final int LONGEST_DAYS = 90;

  public static final DuplicateSettings DEFAULT =
      new DuplicateSettings(null, null, null, null, null, null, null);

  public DuplicateSettings {
    enabled = enabled == null || enabled;
    hours = hours == null ? 12 : hours;
    days = days == null ? 30 : days;
    titleCounts = titleCounts == null || titleCounts;
    inWorkOnly = inWorkOnly != null && inWorkOnly;
    appendToDuplicate = appendToDuplicate == null || appendToDuplicate;
    extended = extended == null ? Extended.OFF : extended;
  }

  /**
   * The check that looks for records of the same client, whatever the lead says.
   *
   * @param byPhone whether the same number makes a duplicate
   * @param byEmail whether the same e-mail makes one; where both are set either is enough
   * @param comment whether a duplicate leaves a comment in the existing deal
   * @param task whether it leaves a task there
   * @param taskMinutes how long that task may take
   * @param periodDays how old the record may be; 0 stands for the longest, 90
   * @param statuses the CRM's ids of the statuses that count, closed ones included; empty for all
   *     records that are open
   */
  public record Extended(
      Boolean enabled,
      Boolean byPhone,
      Boolean byEmail,
      Boolean comment,
      Boolean task,
      Integer taskMinutes,
      Integer periodDays,
      List<String> statuses) {

    public static final Extended OFF = new Extended(null, null, null, null, null, null, null, null);

    public Extended {
      enabled = enabled != null && enabled;
      byPhone = byPhone == null || byPhone;
      byEmail = byEmail != null && byEmail;
      comment = comment != null && comment;
      task = task != null && task;
      taskMinutes = taskMinutes == null ? 60 : taskMinutes;
      periodDays = periodDays == null ? 0 : periodDays;
      statuses = statuses == null ? List.of() : List.copyOf(statuses);
    }

    /** The period with its 0 read. */
    public int days() {
      return periodDays == 0 ? LONGEST_DAYS : periodDays;
    }
  }
}
