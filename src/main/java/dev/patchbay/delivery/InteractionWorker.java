package dev.patchbay.delivery;

import dev.patchbay.caller.ClientFiles;
import dev.patchbay.crm.ClientQuery;
import dev.patchbay.crm.Failure;
import dev.patchbay.crm.Lookup;
import dev.patchbay.crm.RecordRef;
import dev.patchbay.intake.interaction.Interaction;
import dev.patchbay.journal.Decision;
import dev.patchbay.journal.InteractionState;
import dev.patchbay.journal.Journal;
import dev.patchbay.journal.JournalEntry;
import dev.patchbay.journal.LedgerStep;
import dev.patchbay.project.Project;
import dev.patchbay.scenario.ClientState;
import dev.patchbay.scenario.ClientStates;
import dev.patchbay.scenario.Plan;
import dev.patchbay.store.StoreUnavailable;
import dev.patchbay.store.Stored;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Takes one interaction as far as it goes now: decide, write the plan down, do it, write down how
 * it ended.
 */
final class InteractionWorker {

  private static final Logger LOG = Logger.getLogger(InteractionWorker.class);

  private final Journal journal;
  private final Decider decider;
  private final CrmAccess crms;
  private final ClientLookup lookup;
  private final ClientFiles files;
  private final KeptOrigins origins;
  private final StepRunner runner;
  private final Endings endings;
  private final DuplicateGate duplicates;
  private final Clock clock;

  InteractionWorker(
      Journal journal,
      Decider decider,
      CrmAccess crms,
      ClientLookup lookup,
      ClientFiles files,
      KeptOrigins origins,
      StepRunner runner,
      Endings endings,
      DuplicateGate duplicates,
      Clock clock) {
    this.journal = journal;
    this.decider = decider;
    this.crms = crms;
    this.lookup = lookup;
    this.files = files;
    this.origins = origins;
    this.runner = runner;
    this.endings = endings;
    this.duplicates = duplicates;
    this.clock = clock;
  }

  /**
   * @param deadline after which no further call to the CRM is begun
   */
  Progress work(Project project, Stored<JournalEntry> read, Instant deadline) {
    Progress progress = go(project, read, deadline);
    LOG.infof(
        "interaction %s of %s (was %s): %s",
        read.value().id(), project.id(), read.value().state().label(), progress);
    return progress;
  }

  private Progress go(Project project, Stored<JournalEntry> read, Instant deadline) {
    JournalEntry entry = read.value();
    Instant now = clock.instant();
    if (entry.settled()) {
      return new Progress.Finished(read);
    }
    if (entry.nextTryAt() != null && entry.nextTryAt().isAfter(now)) {
      boolean retrying = entry.state() == InteractionState.RETRYING;
      if (retrying && project.takesWork() && !madeForAnother(project, entry)) {
        return new Progress.Blocked(entry.nextTryAt());
      }
      if (!retrying && entry.upToDate()) {
        return new Progress.Waiting(entry.nextTryAt());
      }
    }
    EntrySession session = new EntrySession(journal, UUID.randomUUID().toString(), read);
    try {
      Interaction interaction = decider.interaction(entry, project);
      if (project.takesWork() && madeForAnother(project, entry)) {
        if (entry.wholeInAnother(project.integration().id())) {
          return endings.staysElsewhere(session);
        }
        origins.keep(entry);
        session.defer(e -> e.movedTo(project.integration().id()));
      }
      Optional<Plan> known = decider.withoutLookup(session.entry(), interaction, project, now);
      if (known.isPresent()) {
        return endings.conclude(project, session, known.get());
      }
      DuplicateGate.Passage passage = duplicates.passage(project, session, interaction, deadline);
      Optional<Progress> repeats = passage.byHistory();
      if (repeats.isPresent()) {
        return repeats.get();
      }
      return project.takesWork()
          ? deliver(project, session, interaction, passage, deadline)
          : endings.hold(project, session);
    } catch (EntrySession.Outdated outdated) {
      return new Progress.Blocked(clock.instant());
    } catch (EntrySession.Overtaken | StoreUnavailable notOurs) {
      throw notOurs;
    } catch (RuntimeException bug) {
      LOG.errorf(bug, "interaction %s of %s broke the hub", entry.id(), project.id());
      return broken(project, entry, bug);
    }
  }

  private static boolean madeForAnother(Project project, JournalEntry entry) {
    String integration = entry.plannedFor();
    return integration != null && !integration.equals(project.integration().id());
  }

  /** A bug must not be met every minute for ever: it uses up tries and ends as a dead letter. */
  private Progress broken(Project project, JournalEntry entry, RuntimeException bug) {
    Stored<JournalEntry> now = journal.find(project.id(), entry.id()).orElseThrow();
    EntrySession session = new EntrySession(journal, UUID.randomUUID().toString(), now);
    Failure failure =
        new Failure.Unavailable("the hub itself failed: " + bug.getClass().getSimpleName());
    int considered = now.value().events().size();
    try {
      return endings.stop(project, session, failure, considered, null);
    } catch (EntrySession.Outdated outdated) {
      return new Progress.Blocked(clock.instant());
    }
  }

  private Progress deliver(
      Project project,
      EntrySession session,
      Interaction interaction,
      DuplicateGate.Passage passage,
      Instant deadline) {
    JournalEntry entry = session.entry();
    CrmAccess.Session crm = crms.open(project);
    FileSession file =
        new FileSession(files, origins, project, entry.client(), crm.settleTime(), clock);
    Decision ground = entry.decision();
    if (ground == null) {
      Optional<ClientQuery> query = query(project, interaction, crm, file, passage);
      switch (query
          .map(asked -> lookup.find(session, asked, crm))
          .orElseGet(() -> new Lookup.Known(file.remembered()))) {
        case Lookup.Failed failed -> {
          return endings.stop(project, session, failed.failure(), entry.events().size(), file);
        }
        case Lookup.Known known -> {
          Optional<Progress> repeats = passage.byRecords(crm, known.records());
          if (repeats.isPresent()) {
            return repeats.get();
          }
          ClientState found = ClientStates.of(known.records());
          file.found(found);
          String integration = project.integration().id();
          ground =
              new Decision(
                  integration,
                  found,
                  null,
                  null,
                  matrix(project),
                  file.file().history(integration),
                  false);
        }
      }
    }
    ClientState state = ground.client();
    Plan plan = decider.plan(entry, interaction, state, ground.history(), project, clock.instant());
    if (plan instanceof Plan.Skip skip) {
      Decision skipped =
          new Decision(
              ground.integration(),
              state,
              null,
              skip.reason(),
              matrix(project),
              ground.history(),
              ground.whole());
      session.defer(e -> e.withDecision(skipped));
    }
    if (!(plan instanceof Plan.Steps steps)) {
      return endings.conclude(project, session, plan);
    }
    int considered = entry.events().size();
    Decision decision =
        new Decision(
            ground.integration(),
            state,
            steps.row(),
            steps.summary(),
            matrix(project),
            ground.history(),
            ground.whole());
    List<LedgerStep> merged = Ledgers.merge(entry.ledger(), steps);
    // Written together with the first intention: until then nothing was done on this ground.
    session.defer(
        e ->
            e.withDecision(decision)
                .withLedger(merged)
                .with(InteractionState.WORKING, steps.summary(), clock.instant()));
    return switch (runner.run(session, crm, deadline)) {
      case StepRunner.Result.AllDone _ -> endings.sent(project, session, steps, considered, file);
      case StepRunner.Result.Failed failed ->
          endings.stop(project, session, failed.outcome(), considered, file);
      case StepRunner.Result.Undecidable doubt ->
          endings.doubt(project, session, doubt, considered, file);
      case StepRunner.Result.Later later -> endings.later(session, later);
    };
  }

  private Optional<ClientQuery> query(
      Project project,
      Interaction interaction,
      CrmAccess.Session crm,
      FileSession file,
      DuplicateGate.Passage passage) {
    List<RecordRef> own = crm.settleTime().isPositive() ? file.recent() : List.of();
    List<RecordRef> others = passage.justMade(crm.settleTime());
    List<RecordRef> recent = Stream.concat(own.stream(), others.stream()).distinct().toList();
    Optional<ClientQuery> query = decider.query(interaction, project, recent);
    return passage.comparesRecords() ? query.map(ClientQuery::withDeals) : query;
  }

  private static int matrix(Project project) {
    return project.settings().scenario().matrixInForce().version();
  }
}
