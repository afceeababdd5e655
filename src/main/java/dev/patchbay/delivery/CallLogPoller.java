package dev.patchbay.delivery;

import dev.patchbay.intake.telephony.CallLog;
import dev.patchbay.intake.telephony.CallLogs;
import dev.patchbay.intake.telephony.PolledSources;
import dev.patchbay.intake.telephony.PolledSources.Polling;
import dev.patchbay.intake.telephony.SourceCredentials;
import dev.patchbay.journal.Journal;
import dev.patchbay.project.Project;
import dev.patchbay.project.Projects;
import dev.patchbay.store.Stored;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
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
          .map(mine -> run(project.get(), log.get(), values, mine).until(deadline))
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

  private CallLogRun run(
      Project project, CallLog log, Map<String, String> values, Stored<Polling> mine) {
    return new CallLogRun(polled, journal, inbox, clock, project, log, values, mine);
  }
}
