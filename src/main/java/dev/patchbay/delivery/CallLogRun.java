package dev.patchbay.delivery;

import dev.patchbay.intake.interaction.CallEvent;
import dev.patchbay.intake.interaction.CallEvent.Phase;
import dev.patchbay.intake.telephony.CallLog;
import dev.patchbay.intake.telephony.CallLog.Answer;
import dev.patchbay.intake.telephony.CallLog.Logged;
import dev.patchbay.intake.telephony.PolledSources;
import dev.patchbay.intake.telephony.PolledSources.Polling;
import dev.patchbay.journal.Journal;
import dev.patchbay.journal.Journal.RawEvent;
import dev.patchbay.journal.ReportedEvent;
import dev.patchbay.project.Project;
import dev.patchbay.store.Stored;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/** One project's turn: asks from where the last success was until now, and files what is news. */
final class CallLogRun {

  private static final Logger LOG = Logger.getLogger(CallLogRun.class);

  /** Rows may show up only when the call is over, under the time at which it began. */
  private static final Duration OVERLAP = Duration.ofHours(1);

  /** Telephonies give lost calls back for some days; older ones are no news to anybody. */
  private static final Duration LOOK_BACK = Duration.ofDays(3);

  /** The webhook of a call that has just ended may be on its way. */
  private static final Duration SETTLED = Duration.ofMinutes(2);

  private final PolledSources polled;
  private final Journal journal;
  private final Inbox inbox;
  private final Clock clock;
  private final Project project;
  private final CallLog log;
  private final Map<String, String> values;
  private final Instant now;
  private Stored<Polling> state;
  private Instant unfinished = Instant.MAX;
  private int brought;

  CallLogRun(
      PolledSources polled,
      Journal journal,
      Inbox inbox,
      Clock clock,
      Project project,
      CallLog log,
      Map<String, String> values,
      Stored<Polling> state) {
    this.polled = polled;
    this.journal = journal;
    this.inbox = inbox;
    this.clock = clock;
    this.project = project;
    this.log = log;
    this.values = values;
    this.now = clock.instant();
    this.state = state;
  }

  /** How many calls were brought in. */
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
    String id = Ids.hash(project.id(), event.source(), event.callId());
    return journal
        .find(project.id(), id)
        .map(entry -> entry.value().events().values().stream())
        .map(events -> events.anyMatch(CallLogRun::isEnd))
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
