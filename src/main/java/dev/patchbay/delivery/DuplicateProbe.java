package dev.patchbay.delivery;

import dev.patchbay.crm.ClientQuery;
import dev.patchbay.crm.ClientRecords;
import dev.patchbay.crm.Crm;
import dev.patchbay.crm.Lookup;
import dev.patchbay.crm.RecordRef;
import dev.patchbay.duplicate.Candidate;
import dev.patchbay.duplicate.CrmView;
import dev.patchbay.duplicate.Verdict;
import dev.patchbay.intake.interaction.FormSubmission;
import dev.patchbay.journal.JournalEntry;
import dev.patchbay.journal.MainRecord;
import dev.patchbay.project.DuplicateSettings;
import dev.patchbay.project.Project;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Says whether a lead would be a duplicate. Writes nothing, in no CRM and nowhere else. */
@Singleton
public class DuplicateProbe {

  private final DuplicateJudge judge;
  private final CrmAccess crms;

  @Inject
  public DuplicateProbe(DuplicateJudge judge, CrmAccess crms) {
    this.judge = judge;
    this.crms = crms;
  }

  /**
   * @param unchecked why the CRM was not asked although a rule needs it, in a sentence; null
   *     otherwise
   */
  public record Finding(Verdict verdict, String unchecked) {}

  /** Judges on what the hub and the CRM know now. */
  public Finding check(Project project, Candidate candidate) {
    DuplicateJudge.Trial trial = judge.trial(project, candidate);
    Verdict known = trial.verdict(null);
    if (known instanceof Verdict.Duplicate duplicate) {
      return new Finding(located(trial, duplicate), null);
    }
    boolean namesNobody = candidate.phone() == null && candidate.email() == null;
    if (namesNobody || !trial.needsCrm()) {
      return new Finding(known, null);
    }
    if (!project.takesWork()) {
      return new Finding(known, "No CRM takes work now, so its records could not be compared.");
    }
    return ask(project, trial, known);
  }

  /**
   * What a stored form is a duplicate of by the settings as they are now; empty for an original.
   * One that the CRM's records made a duplicate stays one: they may have changed since.
   */
  Optional<Verdict.Duplicate> explain(Project project, JournalEntry entry, FormSubmission form) {
    DuplicateJudge.Trial trial =
        judge.trial(project, Candidate.of(entry.id(), entry.receivedAt(), form)).asReceived();
    if (trial.verdict(null) instanceof Verdict.Duplicate duplicate) {
      return Optional.of(located(trial, duplicate));
    }
    if (entry.duplicate() != null && entry.duplicate().lead() == null) {
      return Optional.of(entry.duplicate());
    }
    boolean decided = entry.decision() != null || entry.duplicate() != null;
    boolean open = !decided && trial.needsCrm() && entry.client() != null;
    if (open && project.takesWork()) {
      return ask(project, trial, trial.verdict(null)).verdict()
              instanceof Verdict.Duplicate duplicate
          ? Optional.of(duplicate)
          : Optional.empty();
    }
    return Optional.empty();
  }

  private Finding ask(Project project, DuplicateJudge.Trial trial, Verdict known) {
    DuplicateSettings settings = project.settings().duplicates();
    CrmAccess.Session session = crms.open(project);
    Crm crm = session.crm();
    Candidate candidate = trial.candidate();
    List<RecordRef> recent = trial.justMade(session.settleTime());
    Lookup all =
        crm.find(new ClientQuery(candidate.phone(), candidate.email(), recent).withDeals());
    Optional<ClientQuery> chosenQuery = DuplicateJudge.chosenQuery(candidate, settings, recent);
    Lookup chosen = chosenQuery.map(crm::find).orElse(all);
    session.newCalls();
    return switch (all) {
      case Lookup.Failed failed -> unanswered(known, failed);
      case Lookup.Known(ClientRecords records) ->
          switch (chosen) {
            case Lookup.Failed failed -> unanswered(known, failed);
            case Lookup.Known(ClientRecords some) ->
                new Finding(trial.verdict(new CrmView(records, some)), null);
          };
    };
  }

  private static Finding unanswered(Verdict known, Lookup.Failed failed) {
    return new Finding(
        known, "The CRM's records could not be compared: %s.".formatted(failed.failure().reason()));
  }

  private static Verdict.Duplicate located(
      DuplicateJudge.Trial trial, Verdict.Duplicate duplicate) {
    return trial
        .entry(duplicate.lead())
        .flatMap(first -> MainRecord.of(first).map(ref -> duplicate.in(ref, first.plannedFor())))
        .orElse(duplicate);
  }
}
