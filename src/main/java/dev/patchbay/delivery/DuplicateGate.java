package dev.patchbay.delivery;

import dev.patchbay.crm.ClientQuery;
import dev.patchbay.crm.ClientRecords;
import dev.patchbay.crm.Lookup;
import dev.patchbay.crm.RecordRef;
import dev.patchbay.duplicate.Candidate;
import dev.patchbay.duplicate.CrmView;
import dev.patchbay.duplicate.DuplicateRule;
import dev.patchbay.duplicate.ReceivedLead.Standing;
import dev.patchbay.duplicate.Verdict;
import dev.patchbay.intake.interaction.FormSubmission;
import dev.patchbay.intake.interaction.Interaction;
import dev.patchbay.journal.JournalEntry;
import dev.patchbay.journal.MainRecord;
import dev.patchbay.journal.ReportedEvent;
import dev.patchbay.project.Project;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Lets originals pass and ends duplicates. Only forms are checked. A verdict stands: an original
 * has entered the history before its first step, a duplicate is written into its journal entry.
 */
final class DuplicateGate {

  private static final Duration SHORTEST_WAIT = Duration.ofMinutes(1);
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(30);

  private final DuplicateJudge judge;
  private final ClientLookup lookup;
  private final Endings endings;
  private final DuplicateReaction reaction;
  private final Clock clock;

  DuplicateGate(
      DuplicateJudge judge,
      ClientLookup lookup,
      Endings endings,
      DuplicateReaction reaction,
      Clock clock) {
    this.judge = judge;
    this.lookup = lookup;
    this.endings = endings;
    this.reaction = reaction;
    this.clock = clock;
  }

  /**
   * @param deadline after which no further call to the CRM is begun
   */
  Passage passage(
      Project project, EntrySession session, Interaction interaction, Instant deadline) {
    return new Passage(project, session, interaction, deadline);
  }

  /** One interaction on its way through. */
  final class Passage {

    private final Project project;
    private final EntrySession session;
    private final FormSubmission form;
    private final Instant deadline;
    private DuplicateJudge.Trial trial;

    private Passage(
        Project project, EntrySession session, Interaction interaction, Instant deadline) {
      this.project = project;
      this.session = session;
      this.form = interaction instanceof FormSubmission submission ? submission : null;
      this.deadline = deadline;
    }

    /** How it ended, by what the hub knows itself; empty when it may go on. */
    Optional<Progress> byHistory() {
      JournalEntry entry = session.entry();
      if (entry.duplicate() != null) {
        return Optional.of(reaction.carryOut(project, session, form, entry.duplicate(), deadline));
      }
      if (form == null || entry.decision() != null || !project.settings().duplicates().enabled()) {
        return Optional.empty();
      }
      trial = judge.trial(project, Candidate.of(entry.id(), entry.receivedAt(), form));
      return pass(null);
    }

    /** What the look-up must read by id, for a search may not show it yet. */
    List<RecordRef> justMade(Duration settleTime) {
      return trial == null || !settleTime.isPositive() ? List.of() : trial.justMade(settleTime);
    }

    /** Whether the CRM's records are to be compared, deals beside leads among them. */
    boolean comparesRecords() {
      return trial != null && !trial.decided();
    }

    /** How it ended, by what the CRM knows; empty when it is an original, or was one before. */
    Optional<Progress> byRecords(CrmAccess.Session crm, ClientRecords records) {
      if (!comparesRecords()) {
        return Optional.empty();
      }
      Optional<ClientQuery> chosen =
          DuplicateJudge.chosenQuery(
              trial.candidate(), project.settings().duplicates(), justMade(crm.settleTime()));
      if (chosen.isEmpty()) {
        return pass(CrmView.of(records));
      }
      return switch (lookup.find(session, chosen.get(), crm)) {
        case Lookup.Known known -> pass(new CrmView(records, known.records()));
        case Lookup.Failed failed ->
            Optional.of(
                endings.stop(
                    project, session, failed.failure(), session.entry().events().size(), null));
      };
    }

    private Optional<Progress> pass(CrmView crm) {
      while (!trial.decided()) {
        switch (trial.verdict(crm)) {
          case Verdict.Duplicate duplicate -> {
            return Optional.of(settle(duplicate));
          }
          case Verdict.Original _ -> {
            boolean open = crm == null && trial.needsCrm();
            if (open || trial.enter()) {
              return Optional.empty();
            }
            if (crm != null) {
              // Whoever came first may have made since what these records do not show.
              return Optional.of(new Progress.Blocked(clock.instant()));
            }
          }
        }
      }
      return Optional.empty();
    }

    /** Ends a duplicate, or waits until it is known what it is a duplicate of. */
    private Progress settle(Verdict.Duplicate verdict) {
      if (verdict.lead() == null) {
        return end(verdict.in(verdict.record(), project.integration().id()));
      }
      Optional<JournalEntry> first = trial.entry(verdict.lead());
      boolean silent = first.isPresent() && saysNothingNew(verdict, first.get());
      Verdict.Duplicate found = silent ? verdict.silent() : verdict;
      return switch (first.flatMap(DuplicateJudge::standing).orElse(Standing.RECORDED)) {
        case PENDING -> awaitRecord(found);
        case DEAD -> ofDeadLetter(found);
        case RECORDED ->
            end(
                first
                    .filter(entry -> entry.decision() != null)
                    .flatMap(
                        entry ->
                            MainRecord.of(entry)
                                .map(ref -> found.in(ref, entry.decision().integration())))
                    .orElse(found));
      };
    }

    /** Who only pressed the button again needs no comment, unless the sender asks for one. */
    private boolean saysNothingNew(Verdict.Duplicate found, JournalEntry first) {
      return form.wishes().appendToDuplicate() == null
          && found.rule() != DuplicateRule.EXTENDED
          && first.events().values().stream()
              .map(ReportedEvent::event)
              .filter(FormSubmission.class::isInstance)
              .map(FormSubmission.class::cast)
              .anyMatch(
                  said ->
                      Objects.equals(said.comment(), form.comment())
                          && said.fields().equals(form.fields()));
    }

    private Progress end(Verdict.Duplicate found) {
      return reaction.carryOut(project, session, form, found, deadline);
    }

    /** The lead may still be skipped, and then this one is no duplicate of it. */
    private Progress awaitRecord(Verdict.Duplicate found) {
      if (!project.takesWork()) {
        return endings.hold(project, session);
      }
      Instant now = clock.instant();
      Duration quarter = Duration.between(session.entry().receivedAt(), now).dividedBy(4);
      Duration wait = quarter.compareTo(SHORTEST_WAIT) < 0 ? SHORTEST_WAIT : quarter;
      return endings.await(
          session,
          "duplicate-pending: rule %s: the lead %s, which it repeats, is not in the CRM yet"
              .formatted(found.rule().id(), found.lead()),
          now.plus(wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait));
    }

    private Progress ofDeadLetter(Verdict.Duplicate found) {
      return found.reaction().none()
          ? endings.duplicate(project, session, found, " That one is a dead letter: redrive it.")
          : endings.giveUp(
              project,
              session,
              "duplicate-pending: rule %s: the lead %s, which it repeats, is a dead letter: redrive"
                      .formatted(found.rule().id(), found.lead())
                  + " that one, then this one, for its comment or task");
    }
  }
}
