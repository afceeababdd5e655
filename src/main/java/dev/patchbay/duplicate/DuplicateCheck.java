package dev.patchbay.duplicate;

import dev.patchbay.crm.RecordKind;
import dev.patchbay.duplicate.ReceivedLead.Standing;
import dev.patchbay.duplicate.Verdict.Duplicate;
import dev.patchbay.duplicate.Verdict.Reaction;
import dev.patchbay.project.DuplicateSettings;
import dev.patchbay.project.DuplicateSettings.Extended;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Says whether a lead is a duplicate: the rules of docs/duplicates.md. A pure function.
 *
 * <p>A period is half-open: a lead of 10:00:00 repeats one of 9:00:00 no more, within the hour, but
 * one of 9:00:00.001. It is counted from when the candidate was received. A lead that was received
 * later, but worked on before, counts as if it were as much earlier.
 */
public final class DuplicateCheck {

  private static final Duration ONE_HOUR = Duration.ofHours(1);

  private final Candidate candidate;
  private final List<ReceivedLead> history;
  private final CrmView crm;
  private final DuplicateSettings settings;
  private final Instant now;

  private DuplicateCheck(
      Candidate candidate,
      List<ReceivedLead> history,
      CrmView crm,
      DuplicateSettings settings,
      Instant now) {
    this.candidate = candidate;
    this.history =
        history.stream()
            .filter(lead -> !lead.id().equals(candidate.id()))
            .sorted(Comparator.comparing(ReceivedLead::at).thenComparing(ReceivedLead::id))
            .toList();
    this.crm = crm;
    this.settings = settings;
    this.now = now;
  }

  /**
   * @param history the hub's own leads with the candidate's number or e-mail, in any order
   * @param crm what the CRM has of the client, or null while it was not asked: then what only the
   *     CRM can tell is left open
   * @param now goes into the verdict; decides nothing
   */
  public static Verdict verdict(
      Candidate candidate,
      List<ReceivedLead> history,
      CrmView crm,
      DuplicateSettings settings,
      Instant now) {
    return new DuplicateCheck(candidate, history, crm, settings, now).verdict();
  }

  /** Whether a lead that the hub's own history makes no duplicate may be one by the CRM's. */
  public static boolean needsCrm(Candidate candidate, DuplicateSettings settings) {
    boolean inWork =
        inWorkOnly(candidate, settings)
            ? settings.days() > 0 || settings.hours() > 0
            : settings.days() > 0
                && (!settings.titleCounts() || !FullMatch.text(candidate.title()).isEmpty());
    return settings.enabled()
        && (inWork || comparesPhone(candidate, settings) || comparesEmail(candidate, settings));
  }

  /** Whether the extended check looks for the candidate's number. */
  public static boolean comparesPhone(Candidate candidate, DuplicateSettings settings) {
    Extended extended = settings.extended();
    return extended.enabled() && extended.byPhone() && candidate.phone() != null;
  }

  /** Whether the extended check looks for the candidate's e-mail. */
  public static boolean comparesEmail(Candidate candidate, DuplicateSettings settings) {
    Extended extended = settings.extended();
    return extended.enabled() && extended.byEmail() && candidate.comparedEmail() != null;
  }

  private static boolean inWorkOnly(Candidate candidate, DuplicateSettings settings) {
    return candidate.inWorkOnly() == null ? settings.inWorkOnly() : candidate.inWorkOnly();
  }

  private Verdict verdict() {
    if (!settings.enabled()) {
      return new Verdict.Original("The project does not check for duplicates.");
    }
    return repeats(DuplicateRule.ONE_HOUR, ONE_HOUR, this::equal, "within an hour")
        .or(() -> inWorkOnly(candidate, settings) ? clientInWork() : standard())
        .or(this::extended)
        .<Verdict>map(duplicate -> duplicate)
        .orElseGet(() -> new Verdict.Original("Nothing received before and no record matches."));
  }

  /** Step one compares with what the hub received, step two with what the CRM has in work. */
  private Optional<Duplicate> standard() {
    Duration days = Duration.ofDays(settings.days());
    return repeats(
            DuplicateRule.RECEIVED,
            Duration.ofHours(settings.hours()),
            this::equal,
            "in the last %d hours".formatted(settings.hours()))
        .or(
            () ->
                repeats(
                    DuplicateRule.IN_WORK,
                    days,
                    lead -> equal(lead) && lead.standing() == Standing.PENDING,
                    "and is on its way to the CRM"))
        .or(
            () ->
                hits(
                    DuplicateRule.IN_WORK,
                    crm == null
                        ? Optional.empty()
                        : InWork.best(
                            crm.records(),
                            crm.filing(),
                            record -> record.open() && young(record, days) && titled(record)),
                    "is in work, of the same client%s and not older than %d days"
                        .formatted(settings.titleCounts() ? " and title" : "", settings.days())));
  }

  private Optional<Duplicate> clientInWork() {
    Duration hours = Duration.ofHours(settings.hours());
    Duration days = Duration.ofDays(settings.days());
    Duration period = days.compareTo(hours) < 0 ? hours : days;
    return repeats(
            DuplicateRule.CLIENT_IN_WORK,
            hours,
            lead -> sameClient(lead) && lead.standing() != Standing.RECORDED,
            "in the last %d hours, from the same client".formatted(settings.hours()))
        .or(
            () ->
                hits(
                    DuplicateRule.CLIENT_IN_WORK,
                    crm == null
                        ? Optional.empty()
                        : InWork.best(
                            crm.records(),
                            crm.filing(),
                            record -> record.open() && young(record, period)),
                    "is in work, of the same client and not older than %d %s"
                        .formatted(
                            period == days ? settings.days() : settings.hours(),
                            period == days ? "days" : "hours")));
  }

  private Optional<Duplicate> extended() {
    Extended extended = settings.extended();
    boolean byPhone = comparesPhone(candidate, settings);
    boolean byEmail = comparesEmail(candidate, settings);
    if (!byPhone && !byEmail) {
      return Optional.empty();
    }
    Duration period = Duration.ofDays(extended.days());
    String compared = byPhone ? byEmail ? "phone or e-mail" : "phone" : "e-mail";
    return repeats(
            DuplicateRule.EXTENDED,
            period,
            lead ->
                (byPhone && lead.samePhone() || byEmail && lead.sameEmail())
                    && lead.standing() == Standing.PENDING,
            "with the same %s and is on its way to the CRM".formatted(compared))
        .or(
            () ->
                hits(
                    DuplicateRule.EXTENDED,
                    crm == null
                        ? Optional.empty()
                        : InWork.best(
                            crm.chosen(),
                            crm.filing(),
                            record -> chosen(record, extended) && young(record, period)),
                    "has the same %s, %s, and is not older than %d days"
                        .formatted(
                            compared,
                            extended.statuses().isEmpty()
                                ? "is in work"
                                : "is in one of the chosen statuses",
                            extended.days())));
  }

  private Optional<Duplicate> repeats(
      DuplicateRule rule, Duration period, Predicate<ReceivedLead> matching, String when) {
    return history.stream()
        .filter(lead -> distance(lead).compareTo(period) < 0)
        .filter(matching)
        .findFirst()
        .map(
            lead ->
                new Duplicate(
                    rule,
                    "The lead %s came in %s.".formatted(lead.id(), when),
                    lead.id(),
                    null,
                    null,
                    null,
                    reaction(rule),
                    now));
  }

  private Optional<Duplicate> hits(DuplicateRule rule, Optional<InWork> found, String why) {
    return found.map(
        record ->
            new Duplicate(
                rule,
                "The CRM's %s %s %s."
                    .formatted(
                        record.ref().kind() == RecordKind.DEAL ? "deal" : "lead",
                        record.ref().id(),
                        why),
                null,
                record.ref(),
                null,
                record.owner(),
                reaction(rule),
                now));
  }

  private Reaction reaction(DuplicateRule rule) {
    Extended extended = settings.extended();
    boolean byChoice = rule == DuplicateRule.EXTENDED;
    boolean append =
        candidate.appendToDuplicate() == null
            ? !byChoice && settings.appendToDuplicate()
            : candidate.appendToDuplicate();
    boolean task = byChoice && extended.task();
    return new Reaction(
        append || byChoice && extended.comment(), task, task ? extended.taskMinutes() : 0);
  }

  private Duration distance(ReceivedLead lead) {
    return Duration.between(lead.at(), candidate.receivedAt()).abs();
  }

  private boolean equal(ReceivedLead lead) {
    return lead.mainPrint().equals(candidate.mainPrint())
        && (!settings.titleCounts() || lead.titlePrint().equals(candidate.titlePrint()));
  }

  private static boolean sameClient(ReceivedLead lead) {
    return lead.samePhone() || lead.sameEmail();
  }

  private boolean young(InWork record, Duration period) {
    return record.createdAfter(candidate.receivedAt().minus(period));
  }

  /** A record carries no more of a lead than its title; what the sender left out equals none. */
  private boolean titled(InWork record) {
    String title = FullMatch.text(candidate.title());
    return !settings.titleCounts()
        || !title.isEmpty() && title.equals(FullMatch.text(record.title()));
  }

  private static boolean chosen(InWork record, Extended extended) {
    return extended.statuses().isEmpty()
        ? record.open()
        : record.status() != null && extended.statuses().contains(record.status());
  }
}
