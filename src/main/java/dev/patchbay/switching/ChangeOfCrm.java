package dev.patchbay.switching;

import dev.patchbay.project.Integration;
import dev.patchbay.project.Project;
import dev.patchbay.project.Projects;
import dev.patchbay.store.Stored;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Leaving one CRM for another or for none: previewed, confirmed, and taken back. */
@Singleton
public class ChangeOfCrm {

  private static final Logger LOG = Logger.getLogger(ChangeOfCrm.class);

  private final FactsReader facts;
  private final ChangeStore store;
  private final Machine machine;
  private final Projects projects;
  private final Clock clock;
  private final Purge purge;
  private final Supplier<String> ids;

  @Inject
  ChangeOfCrm(
      FactsReader facts,
      ChangeStore store,
      Machine machine,
      Projects projects,
      Purge purge,
      Clock clock) {
    this(facts, store, machine, projects, purge, clock, () -> UUID.randomUUID().toString());
  }

  /**
   * @param ids what new changes are called
   */
  ChangeOfCrm(
      FactsReader facts,
      ChangeStore store,
      Machine machine,
      Projects projects,
      Purge purge,
      Clock clock,
      Supplier<String> ids) {
    this.facts = facts;
    this.store = store;
    this.machine = machine;
    this.projects = projects;
    this.purge = purge;
    this.clock = clock;
    this.ids = ids;
  }

  /** How a preview, a confirmation or an undo ended. */
  public sealed interface Result {

    record Previewed(Preview preview) implements Result {}

    record Reached(Change change) implements Result {}

    /** What was confirmed is not so any more. */
    record Outdated(Preview preview) implements Result {}

    record NotConnected() implements Result {}

    /** Another change is under way. */
    record Busy(Change change) implements Result {}

    /** There is no change to take back, or not the one that was named. */
    record NothingToUndo() implements Result {}

    /** The 30 days are over. */
    record TooLate(Change change) implements Result {}
  }

  /** Writes nothing and asks no CRM. */
  public Result preview(Project project, ChangeRequest request) {
    return connected(project)
        ? new Result.Previewed(look(project, request))
        : new Result.NotConnected();
  }

  /**
   * Changes the CRM if the preview is still true. Confirming the same again gives the same answer
   * and goes on with what was cut off.
   *
   * @param digest of the preview that was seen
   * @param by the subject of the super admin's token
   */
  public Result confirm(Project project, ChangeRequest request, String digest, String by) {
    Optional<Stored<Change>> current = store.current(project.id());
    if (current.isPresent()
        && isSame(current.get().value(), request, digest)
        && !isBack(project, current.get().value())) {
      return new Result.Reached(machine.run(current.get()));
    }
    if (current.isPresent() && current.get().value().open()) {
      return new Result.Busy(current.get().value());
    }
    if (!connected(project)) {
      return new Result.NotConnected();
    }
    Preview preview = look(project, request);
    return preview.digest().equals(digest)
        ? begin(project, current, preview, digest, by)
        : new Result.Outdated(preview);
  }

  /**
   * Disconnects without a preview: everything is kept, can be taken back, and nobody has to sign in
   * again.
   */
  public Result disconnect(Project project, String by) {
    Optional<Stored<Change>> current = store.current(project.id());
    if (current.isPresent() && current.get().value().open()) {
      Change open = current.get().value();
      boolean disconnects = open.undo() == null && open.request().target() == null;
      return disconnects ? new Result.Reached(machine.run(current.get())) : new Result.Busy(open);
    }
    if (!connected(project)) {
      return new Result.NotConnected();
    }
    boolean shown = project.settings().crm().earlierDeals();
    return begin(project, current, look(project, ChangeRequest.disconnect(shown)), null, by);
  }

  /**
   * Takes the latest change back that was not taken back yet.
   *
   * @param id which one is meant, so that a repeated request does not take back another one; null
   *     for whichever is the latest
   */
  public Result undo(String project, String id, String by) {
    Optional<Stored<Change>> current = store.current(project);
    if (current.isPresent() && current.get().value().open()) {
      Change open = current.get().value();
      boolean meant = open.undo() != null && (id == null || id.equals(open.id()));
      return meant ? new Result.Reached(machine.run(current.get())) : new Result.Busy(open);
    }
    List<Change> all = store.all(project);
    Optional<Change> named = all.stream().filter(change -> change.id().equals(id)).findFirst();
    if (named.isPresent() && named.get().state() == Change.State.UNDONE) {
      return new Result.Reached(named.get());
    }
    Optional<Change> latest =
        all.stream().filter(change -> change.state() != Change.State.UNDONE).findFirst();
    if (latest.isEmpty() || (id != null && !latest.get().id().equals(id))) {
      return new Result.NothingToUndo();
    }
    return undo(current, latest.get(), by);
  }

  private Result undo(Optional<Stored<Change>> current, Change latest, String by) {
    Instant now = clock.instant();
    if (!now.isBefore(latest.undoUntil()) || store.archive(latest).isEmpty()) {
      return new Result.TooLate(latest);
    }
    Integration present = projects.integration(latest.project()).orElse(null);
    Change undoing = latest.undoing(now, by, present);
    Optional<Stored<Change>> begun =
        current.filter(stored -> stored.value().id().equals(latest.id())).isPresent()
            ? store.replace(current.get(), undoing)
            : store.begin(current, undoing);
    return begun
        .<Result>map(stored -> new Result.Reached(machine.run(stored)))
        .orElseGet(() -> busy(latest.project()));
  }

  /** All changes of the project, the newest first. */
  public List<Change> history(String project) {
    return store.all(project);
  }

  /** The change that is under way; empty while none is. */
  public Optional<Change> underWay(String project) {
    return store.current(project).map(Stored::value).filter(Change::open);
  }

  /**
   * Goes on with changes that were cut off, and erases what nobody can take back any more.
   *
   * @return how many changes were looked after
   */
  public int resume() {
    int looked = 0;
    for (Stored<Change> due : store.due(clock.instant(), 20)) {
      try {
        Optional<Stored<Change>> now = store.reread(due);
        if (now.isPresent() && now.get().value().open()) {
          machine.run(now.get());
        } else if (now.isPresent() && now.get().value().purgeable()) {
          purge.go(now.get());
        }
        looked++;
      } catch (RuntimeException e) {
        LOG.errorf(e, "a change of CRM of %s is not at its end", due.value().project());
      }
    }
    return looked;
  }

  private Result begin(
      Project project,
      Optional<Stored<Change>> current,
      Preview preview,
      String digest,
      String by) {
    Change change =
        Change.recorded(
            ids.get(),
            project.id(),
            preview.request(),
            digest,
            clock.instant(),
            by,
            project.integration(),
            preview.counts());
    return store
        .begin(current, change)
        .<Result>map(stored -> new Result.Reached(machine.run(stored)))
        .orElseGet(() -> busy(project.id()));
  }

  /** Somebody else was faster. */
  private Result busy(String project) {
    return new Result.Busy(store.current(project).orElseThrow().value());
  }

  private Preview look(Project project, ChangeRequest request) {
    return Preview.of(facts.kinds(), facts.read(project, request, true), request);
  }

  private static boolean isSame(Change change, ChangeRequest request, String digest) {
    return change.undo() == null
        && digest.equals(change.digest())
        && change.request().equals(request);
  }

  /** What was left is connected again since then: leaving it once more is another change. */
  private static boolean isBack(Project project, Change change) {
    return !change.open()
        && connected(project)
        && project.integration().id().equals(change.from().id());
  }

  private static boolean connected(Project project) {
    return project.integration() != null
        && project.integration().state() == Integration.State.CONNECTED;
  }
}
