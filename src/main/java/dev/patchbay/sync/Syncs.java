package dev.patchbay.sync;

import dev.patchbay.crm.CrmCatalogue;
import dev.patchbay.project.Integration.State;
import dev.patchbay.project.Project;
import dev.patchbay.sync.SyncState.Asked;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Starts and ends the keeping of copies, and says when it is whose turn. */
@Singleton
public class Syncs {

  /** Per tick; what is left is found by the next tick, the longest overdue first. */
  private static final int AT_ONCE = 200;

  private final SyncStates states;
  private final CrmCatalogue catalogue;
  private final SyncQueue queue;
  private final Clock clock;

  @Inject
  public Syncs(SyncStates states, CrmCatalogue catalogue, SyncQueue queue, Clock clock) {
    this.states = states;
    this.catalogue = catalogue;
    this.queue = queue;
    this.clock = clock;
  }

  /**
   * Has the records of the project's CRM loaded at once: all of the chosen past the first time,
   * what was changed since when the integration is known. Does nothing for a CRM that cannot tell
   * of changes. Can be repeated.
   */
  public void started(Project project) {
    if (!able(project)) {
      return;
    }
    Instant now = clock.instant();
    String integration = project.integration().id();
    states
        .change(
            project.id(),
            integration,
            state ->
                state == null
                    ? SyncState.first(project.id(), integration, now)
                    : state
                        .without(SyncFault.Code.CREDENTIALS, SyncFault.Code.CRM_UNAVAILABLE)
                        .with(state.turn().anew(now)))
        .ifPresent(state -> announce(state, "started"));
  }

  /**
   * Lets an integration rest. Its copies and how far they reach are kept, so that it goes on from
   * there when it comes back. Can be repeated.
   */
  public void stopped(String project, String integration) {
    states.change(
        project,
        integration,
        state ->
            state == null ? null : state.running(null).asking(null).with(state.turn().anew(null)));
  }

  /**
   * Asks for a run at once, or after the one that is going on. Of two that wait the wider is done:
   * all rather than changes, from the earlier moment.
   *
   * @param from from when on changes are asked for; null for what the kind says by itself
   * @return empty where no CRM is connected that can tell of changes
   */
  public Optional<Asked> ask(Project project, SyncKind kind, Instant from) {
    if (!able(project)) {
      return Optional.empty();
    }
    Instant now = clock.instant();
    String integration = project.integration().id();
    return states
        .change(
            project.id(),
            integration,
            found -> {
              SyncState state =
                  found == null ? SyncState.first(project.id(), integration, now) : found;
              SyncState asking = state.asking(wider(state.asked(), kind, from, now));
              // A CRM that did not answer is asked at once; one that asked to wait is not.
              boolean resting = state.run() == null || state.turn().tries() > 0;
              return resting && !state.turn().busy(now)
                  ? asking.with(state.turn().dueAt(now))
                  : asking;
            })
        .map(
            state -> {
              announce(state, state.asked().id());
              return state.asked();
            });
  }

  /**
   * Announces whoever is due.
   *
   * @return how many
   */
  public int announceDue() {
    Instant now = clock.instant();
    var due = states.due(now, AT_ONCE);
    // One message a minute, however often it is found.
    due.forEach(state -> announce(state, "due#" + now.getEpochSecond() / 60));
    return due.size();
  }

  /** Has the integration asked for changes earlier than the schedule says. */
  void sooner(String project, String integration, Instant when) {
    states.change(
        project,
        integration,
        state -> {
          Instant due = state == null ? null : state.turn().due();
          boolean later = due != null && state.run() == null && due.isAfter(when);
          return later ? state.with(state.turn().dueAt(when)) : null;
        });
  }

  private static Asked wider(Asked waiting, SyncKind kind, Instant from, Instant now) {
    if (waiting == null) {
      return new Asked(UUID.randomUUID().toString(), kind, from, now);
    }
    SyncKind wide = waiting.kind() == SyncKind.FULL ? SyncKind.FULL : kind;
    boolean earlier = waiting.from() == null || from != null && from.isBefore(waiting.from());
    return new Asked(waiting.id(), wide, earlier ? from : waiting.from(), waiting.at());
  }

  private void announce(SyncState state, String occasion) {
    queue.announce(SyncTask.turn(state), occasion);
  }

  private boolean able(Project project) {
    return project.integration() != null
        && project.integration().state() == State.CONNECTED
        && catalogue
            .find(project.integration().kind())
            .filter(connector -> Capable.ofSync(connector.metadata()))
            .isPresent();
  }
}
