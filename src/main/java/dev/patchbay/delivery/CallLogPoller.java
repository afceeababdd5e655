package dev.patchbay.delivery;

import dev.patchbay.intake.interaction.CallEvent;
import dev.patchbay.intake.interaction.CallEvent.Phase;
import dev.patchbay.intake.telephony.CallLog;
import dev.patchbay.intake.telephony.CallLog.Answer;
import dev.patchbay.intake.telephony.CallLog.Logged;
import dev.patchbay.intake.telephony.CallLogs;
import dev.patchbay.intake.telephony.PolledSources;
import dev.patchbay.intake.telephony.PolledSources.Polling;
import dev.patchbay.intake.telephony.SourceCredentials;
import dev.patchbay.journal.Journal;
import dev.patchbay.journal.Journal.RawEvent;
import dev.patchbay.journal.ReportedEvent;
import dev.patchbay.project.Project;
import dev.patchbay.project.Projects;
import dev.patchbay.store.Stored;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Asks telephonies for their calls and brings in those whose end nobody has told: a call that a
 * webhook completed is left alone. Progress is kept after every answer, so a crash only asks again.
 */
@Singleton
public class CallLogPoller {

  private static final Logger LOG = Logger.getLogger(CallLogPoller.class);

  /** A run of tick has a minute; an answer may still be awaited when this is over. */
  private static final Duration BUDGET = Duration.ofSeconds(20);

  /** Rows may show up only when the call is over, under the time at which it began. */
  private static final Duration OVERLAP = Duration.ofHours(1);

  /** Telephonies give lost calls back for some days; older ones are no news to anybody. */
  private static final Duration LOOK_BACK = Duration.ofDays(3);

  /** The webhook of a call that has just ended may be on its way. */
  private static final Duration SETTLED = Duration.ofMinutes(2);

  /** After a failure of the hub's own. */
  private static final Duration LATER = Duration.ofMinutes(10);

  private final PolledSources polled;
  private final CallLogs logs;
  private final SourceCredentials credentials;
  private final Projects projects;
  private final Journal journal;
  private final Inbox inbox;
  private final Clock clock;

  @Inject
  public CallLogPoller(
      PolledSources polled,
      CallLogs logs,
      SourceCredentials credentials,
      Projects projects,
      Journal journal,
      Inbox inbox,
      Clock clock) {
    this.polled = polled;
    this.logs = logs;
    this.credentials = credentials;
    this.projects = projects;
    this.journal = journal;
    this.inbox = inbox;
    this.clock = clock;
  }

  /**
   * Asks for everybody who is due, who waits longest first, as far as time allows.
   *
   * @return how many calls were brought in
   */
  public int poll() {
    Instant now = clock.instant();
    List<Stored<Polling>> due =
        polled.all().stream()
            .filter(p -> !p.value().next().isAfter(now))
            .sorted(Comparator.comparing(p -> p.value().next()))
            .toList();
    int brought = 0;
    for (Stored<Polling> polling : due) {
      if (clock.instant().isBefore(now.plus(BUDGET))) {
        brought += poll(polling, now.plus(BUDGET));
      }
    }
    return brought;
  }

  private int poll(Stored<Polling> stored, Instant deadline) {
    Polling polling = stored.value();
    try {
      Optional<Project> project = projects.find(polling.project());
      Optional<CallLog> log = logs.find(polling.source());
      Map<String, String> values = credentials.read(polling.project(), polling.source());
      Optional<Duration> interval = log.flatMap(l -> l.interval(values));
      if (project.isEmpty() || interval.isEmpty()) {
        polled.forget(polling.project(), polling.source());
        return 0;
      }
      // Planned first: whoever comes at the same time finds nothing due, and a crash waits its
      // turn.
      return polled
          .replace(stored, polling.planned(clock.instant().plus(interval.get())))
          .map(mine -> new Run(project.get(), log.get(), values, mine).until(deadline))
          .orElse(0);
    } catch (RuntimeException e) {
      LOG.errorf(e, "the call log of %s for %s", polling.source(), polling.project());
      // Not at every tick; where the failure came later, it is planned already.
      polled.replace(
          stored,
          polling.failed("The hub failed: its log has more.").planned(clock.instant().plus(LATER)));
      return 0;
    }
  }

  /** One project's turn. */
  private final class Run {

    private final Project project;
    private final CallLog log;
    private final Map<String, String> values;
    private final Instant now = clock.instant();
    private Stored<Polling> state;
    private Instant unfinished = Instant.MAX;
    private int brought;

    Run(Project project, CallLog log, Map<String, String> values, Stored<Polling> state) {
      this.project = project;
      this.log = log;
      this.values = values;
      this.state = state;
    }

    int until(Instant deadline) {
      Deque<Window> windows = new ArrayDeque<>();
      Instant earliest = now.minus(LOOK_BACK);
      windows.push(new Window(latest(state.value().since().minus(OVERLAP), earliest), now));
      while (!windows.isEmpty() && clock.instant().isBefore(deadline)) {
        Window window = windows.pop();
        switch (log.calls(values, window.from(), window.to(), project.settings())) {
          case Answer.TooMany _ -> {
            Instant middle = window.middle();
            windows.push(new Window(middle, window.to()));
            windows.push(new Window(window.from(), middle));
          }
          case Answer.Calls(List<Logged> calls) -> take(calls, window.to());
          case Answer.Refused(String reason) -> {
            return fail(reason);
          }
          case Answer.Unavailable(String reason) -> {
            return fail(reason);
          }
        }
      }
      return brought;
    }

    private void take(List<Logged> calls, Instant reached) {
      int before = brought;
      calls.forEach(this::take);
      // A call that is on is looked at again, unless it is never going to end.
      Instant oldest = now.minus(Duration.ofHours(project.settings().callTimeoutHours()));
      Instant since = latest(earliest(reached, unfinished), earliest(reached, oldest));
      keep(state.value().succeeded(clock.instant(), since, brought - before));
    }

    private void take(Logged call) {
      CallEvent event = call.event();
      if (!isOver(event)) {
        Instant startedAt = event.startedAt() == null ? now : event.startedAt();
        unfinished = earliest(unfinished, startedAt);
      } else if (!isKnown(event)) {
        RawEvent raw =
            new RawEvent(
                clock.instant(),
                event.source(),
                "application/json",
                Map.of("from", "call log"),
                call.raw());
        inbox.accept(project, event, raw);
        brought++;
      }
    }

    private boolean isOver(CallEvent event) {
      if (event.phase() != Phase.COMPLETED) {
        return false;
      }
      Integer seconds = event.durationSeconds();
      return event.startedAt() == null
          || event
              .startedAt()
              .plusSeconds(seconds == null ? 0 : seconds)
              .isBefore(now.minus(SETTLED));
    }

    private boolean isKnown(CallEvent event) {
      String id = ClientKey.Ids.hash(project.id(), event.source(), event.callId());
      return journal
          .find(project.id(), id)
          .map(entry -> entry.value().events().values().stream())
          .map(events -> events.anyMatch(CallLogPoller::isEnd))
          .orElse(false);
    }

    private int fail(String reason) {
      LOG.warnf(
          "the call log of %s for %s: %s", state.value().source(), state.value().project(), reason);
      keep(state.value().failed(reason));
      return brought;
    }

    /** Somebody who wrote meanwhile has changed the credentials: his state counts. */
    private void keep(Polling polling) {
      state = polled.replace(state, polling).orElse(state);
    }
  }

  private static boolean isEnd(ReportedEvent reported) {
    return reported.event() instanceof CallEvent call && call.phase() == Phase.COMPLETED;
  }

  private static Instant latest(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static Instant earliest(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  private record Window(Instant from, Instant to) {
    Instant middle() {
      return from.plus(Duration.between(from, to).dividedBy(2));
    }
  }
}
