package dev.patchbay.sync;

import dev.patchbay.crm.Changes;
import dev.patchbay.crm.Changes.Change;
import dev.patchbay.crm.ChangesQuery;
import dev.patchbay.crm.Connected;
import dev.patchbay.crm.Crm;
import dev.patchbay.crm.CrmSchemas;
import dev.patchbay.crm.Described;
import dev.patchbay.crm.Failure;
import dev.patchbay.crm.Reading;
import dev.patchbay.crm.RecordKind;
import dev.patchbay.project.Project;
import dev.patchbay.statusgroup.Filings;
import dev.patchbay.sync.CopyRules.Effect;
import dev.patchbay.sync.SyncRun.Counts;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;

/**
 * Does one piece of a run: reads it from the CRM and writes it down. Where the run then stands is
 * for the caller to keep, after this has returned; done again, it changes nothing.
 */
@Singleton
class Pages {

  /** A sweep asks for each copy that was not seen by itself. */
  private static final int SWEPT_AT_ONCE = 50;

  private final CrmSchemas schemas;
  private final Filings filings;
  private final Managers managers;
  private final Mirror mirror;
  private final Copies copies;
  private final Clock clock;

  @Inject
  Pages(
      CrmSchemas schemas,
      Filings filings,
      Managers managers,
      Mirror mirror,
      Copies copies,
      Clock clock) {
    this.schemas = schemas;
    this.filings = filings;
    this.managers = managers;
    this.mirror = mirror;
    this.copies = copies;
    this.clock = clock;
  }

  /** Where the run stands afterwards. */
  sealed interface Piece {

    record Done(SyncRun run) implements Piece {}

    /**
     * @param run with what was done before the failure
     */
    record Failed(Failure failure, SyncRun run) implements Piece {}
  }

  /**
   * @param until when no further record is asked for by itself
   */
  Piece next(Project project, SyncRun run, Crm crm, Instant until) {
    return switch (run.phase()) {
      case STATUSES -> statuses(project, run, crm);
      case MANAGERS -> managers(project, run, crm);
      case CONTACTS, LEADS, DEALS -> changes(project, run, crm);
      case REMOVED_CONTACTS, REMOVED_LEADS, REMOVED_DEALS -> sweep(project, run, crm, until);
    };
  }

  private Piece statuses(Project project, SyncRun run, Crm crm) {
    return switch (schemas.refresh(project, crm)) {
      case Described.Known known -> {
        filings.observe(project.id(), project.integration().id(), known.schema());
        yield new Piece.Done(run.at(null));
      }
      case Described.Failed(Failure failure) -> new Piece.Failed(failure, run);
    };
  }

  private Piece managers(Project project, SyncRun run, Crm crm) {
    return switch (crm.connect()) {
      case Connected.Ready ready -> {
        managers.keep(project.id(), project.integration().id(), ready.users(), clock.instant());
        yield new Piece.Done(run.at(null));
      }
      case Connected.Failed(Failure failure) -> new Piece.Failed(failure, run);
    };
  }

  private Piece changes(Project project, SyncRun run, Crm crm) {
    RecordKind kind = run.phase().kind();
    return switch (crm.changes(new ChangesQuery(kind, run.since().get(kind), run.cursor()))) {
      case Changes.Page page -> {
        SyncRun counted = run;
        for (Change change : page.changes()) {
          counted = apply(project, counted, kind, change);
        }
        yield new Piece.Done(counted.at(page.next()));
      }
      case Changes.Failed(Failure failure) -> new Piece.Failed(failure, run);
    };
  }

  private Piece sweep(Project project, SyncRun run, Crm crm, Instant until) {
    RecordKind kind = run.phase().kind();
    Mirror.Copies page =
        mirror.page(
            project.id(),
            project.integration().id(),
            kind,
            null,
            null,
            SWEPT_AT_ONCE,
            run.cursor());
    SyncRun counted = run;
    for (MirroredRecord copy : page.copies()) {
      if (!copy.present() || !copy.syncedAt().isBefore(run.startedAt())) {
        continue;
      }
      if (clock.instant().isAfter(until)) {
        // The same page again: what was asked for is seen or removed by then.
        return new Piece.Done(counted);
      }
      switch (crm.read(copy.record().ref())) {
        case Reading.Present(var record) ->
            counted = apply(project, counted, kind, new Change.Present(record));
        case Reading.Gone(var into) ->
            counted = apply(project, counted, kind, new Change.Removed(copy.record().ref(), into));
        // One record that may not be read says nothing of the others; nor that it is gone.
        case Reading.Failed(Failure.Refused _) -> {}
        case Reading.Failed(Failure failure) -> {
          return new Piece.Failed(failure, counted);
        }
      }
    }
    return new Piece.Done(counted.at(page.cursor()));
  }

  private SyncRun apply(Project project, SyncRun run, RecordKind kind, Change change) {
    Effect effect = copies.apply(project.id(), project.integration().id(), change, run.marksSeen());
    return run.counting(
        kind,
        new Counts(
            1,
            effect == Effect.ADDED ? 1 : 0,
            effect == Effect.CHANGED ? 1 : 0,
            effect == Effect.REMOVED ? 1 : 0));
  }
}
