package dev.patchbay.delivery;

import dev.patchbay.caller.Remembered;
import dev.patchbay.crm.ClientQuery;
import dev.patchbay.crm.RecordRef;
import dev.patchbay.delivery.LeadHistory.Handle;
import dev.patchbay.delivery.LeadHistory.Line;
import dev.patchbay.delivery.LeadHistory.Snapshot;
import dev.patchbay.duplicate.Candidate;
import dev.patchbay.duplicate.CrmView;
import dev.patchbay.duplicate.DuplicateCheck;
import dev.patchbay.duplicate.ReceivedLead;
import dev.patchbay.duplicate.ReceivedLead.Standing;
import dev.patchbay.duplicate.Verdict;
import dev.patchbay.journal.Journal;
import dev.patchbay.journal.JournalEntry;
import dev.patchbay.journal.MainRecord;
import dev.patchbay.project.DuplicateSettings;
import dev.patchbay.project.Project;
import dev.patchbay.statusgroup.Filings;
import dev.patchbay.store.Stored;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Brings what the hub knows of a lead's client before {@link DuplicateCheck}. */
@Singleton
public class DuplicateJudge {

  /**
   * Whoever was received earlier has its record or is given up, unless it is held: longer than all
   * tries, and at least as long as the longest rule of hours.
   */
  private static final Duration DECIDED = Duration.ofHours(72);

  /** Of those that are older: some may be held since, and each costs a read. */
  private static final int OLDER_READ = 20;

  private final Journal journal;
  private final LeadHistory history;
  private final Filings filings;
  private final Clock clock;

  @Inject
  public DuplicateJudge(Journal journal, LeadHistory history, Filings filings, Clock clock) {
    this.journal = journal;
    this.history = history;
    this.filings = filings;
    this.clock = clock;
  }

  Trial trial(Project project, Candidate candidate) {
    return new Trial(project, candidate);
  }

  /**
   * What became of a lead; empty for one that does not count, as a duplicate that still has its
   * comment to leave.
   */
  static Optional<Standing> standing(JournalEntry entry) {
    if (entry.duplicate() != null) {
      return Optional.empty();
    }
    return switch (entry.state()) {
      case SKIPPED, DUPLICATE -> Optional.empty();
      case SENT -> Optional.of(Standing.RECORDED);
      case FAILED, NEEDS_ATTENTION ->
          Optional.of(MainRecord.of(entry).isPresent() ? Standing.RECORDED : Standing.DEAD);
      case RECEIVED, WORKING, HELD, RETRYING ->
          Optional.of(MainRecord.of(entry).isPresent() ? Standing.RECORDED : Standing.PENDING);
    };
  }

  /**
   * The question for what the extended check compares, where that is less than everything known of
   * the client; empty where the usual look-up answers it.
   */
  static Optional<ClientQuery> chosenQuery(
      Candidate candidate, DuplicateSettings settings, List<RecordRef> recent) {
    boolean byPhone = DuplicateCheck.comparesPhone(candidate, settings);
    boolean byEmail = DuplicateCheck.comparesEmail(candidate, settings);
    boolean less = candidate.phone() != null && !byPhone || candidate.email() != null && !byEmail;
    return less && (byPhone || byEmail)
        ? Optional.of(
            new ClientQuery(
                    byPhone ? candidate.phone() : null, byEmail ? candidate.email() : null, recent)
                .withDeals())
        : Optional.empty();
  }

  /** One lead before its judge, with the history as it was read. */
  final class Trial {

    private final Project project;
    private final Candidate candidate;
    private final Map<String, Optional<JournalEntry>> entries = new HashMap<>();
    private Snapshot snapshot;
    private boolean earlierOnly;

    private Trial(Project project, Candidate candidate) {
      this.project = project;
      this.candidate = candidate;
      this.snapshot = history.read(project.id(), candidate);
    }

    /** Without what came in later, which was judged by this one and not the other way round. */
    Trial asReceived() {
      earlierOnly = true;
      return this;
    }

    Candidate candidate() {
      return candidate;
    }

    /** Whether the verdict was given before: the lead is an original. */
    boolean decided() {
      return snapshot.holds(candidate.id());
    }

    /**
     * @param crm null while it was not asked
     */
    Verdict verdict(CrmView crm) {
      return DuplicateCheck.verdict(candidate, leads(), filed(crm), settings(), clock.instant());
    }

    /** The filing costs a read, and most clients are new. */
    private CrmView filed(CrmView crm) {
      return crm == null || !needsCrm() || !crm.hasRecords()
          ? crm
          : crm.filedBy(filings.of(project.id(), project.integration().id()));
    }

    boolean needsCrm() {
      return DuplicateCheck.needsCrm(candidate, settings());
    }

    /**
     * Makes the lead an original for good.
     *
     * @return false when the history has changed: judge again
     */
    boolean enter() {
      if (history.enter(snapshot, candidate, clock.instant())) {
        return true;
      }
      snapshot = history.read(project.id(), candidate);
      entries.clear();
      return false;
    }

    /** A lead of the history as it is now; empty when it was erased. */
    Optional<JournalEntry> entry(String id) {
      return entries.computeIfAbsent(
          id, lead -> journal.find(project.id(), lead).map(Stored::value));
    }

    /** Records of the CRM that were made so lately that its search may not show them. */
    List<RecordRef> justMade(Duration settleTime) {
      Instant since = clock.instant().minus(settleTime);
      return relevant()
          .flatMap(line -> entry(line.id()).stream())
          .filter(entry -> !entry.settled() || !entry.updatedAt().isBefore(since))
          .filter(entry -> entry.decision() != null && entry.decision().integration() != null)
          .filter(entry -> entry.decision().integration().equals(project.integration().id()))
          .flatMap(entry -> Remembered.made(entry).stream())
          .toList();
    }

    private DuplicateSettings settings() {
      return project.settings().duplicates();
    }

    private List<ReceivedLead> leads() {
      return relevant().flatMap(line -> lead(line).stream()).toList();
    }

    /** Without what no rule could hit: each one left costs a read. */
    private Stream<Line> relevant() {
      boolean everything =
          settings().extended().enabled()
              || (candidate.inWorkOnly() == null
                  ? settings().inWorkOnly()
                  : candidate.inWorkOnly());
      List<Line> lines =
          snapshot.lines().stream()
              .filter(line -> !line.id().equals(candidate.id()))
              .filter(line -> !earlierOnly || line.at().isBefore(candidate.receivedAt()))
              .filter(line -> everything || line.main().equals(candidate.mainPrint()))
              .sorted(Comparator.comparing(Line::at).reversed())
              .toList();
      return Stream.concat(
          lines.stream().filter(line -> age(line).compareTo(DECIDED) <= 0),
          lines.stream().filter(line -> age(line).compareTo(DECIDED) > 0).limit(OLDER_READ));
    }

    private Optional<ReceivedLead> lead(Line line) {
      Optional<JournalEntry> entry = entry(line.id());
      Optional<Standing> standing =
          entry.isEmpty()
              ? Optional.of(Standing.RECORDED)
              : entry.flatMap(DuplicateJudge::standing);
      return standing.map(
          s ->
              new ReceivedLead(
                  line.id(),
                  line.at(),
                  line.main(),
                  line.title(),
                  snapshot.has(line.id(), Handle.PHONE),
                  snapshot.has(line.id(), Handle.EMAIL),
                  s));
    }

    private Duration age(Line line) {
      return Duration.between(line.at(), candidate.receivedAt()).abs();
    }
  }
}
