package dev.patchbay.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Takes the place of the scheduler: calls functions at an interval, never two at a time. */
final class Ticker {
  private static final Logger LOG = Logger.getLogger(Ticker.class);

  private final List<String> functions;
  private final Duration interval;
  private final DirectInvocation direct;
  private final ObjectMapper json;
  private final Clock clock;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().name("tick").factory());

  Ticker(
      List<String> functions,
      Duration interval,
      DirectInvocation direct,
      ObjectMapper json,
      Clock clock) {
    this.functions = functions;
    this.interval = interval;
    this.direct = direct;
    this.json = json;
    this.clock = clock;
  }

  void start() {
    timer.scheduleWithFixedDelay(this::tick, 0, interval.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Returns when the call at hand is done, or after some seconds. */
  void stop() throws InterruptedException {
    timer.shutdown();
    if (!timer.awaitTermination(10, TimeUnit.SECONDS)) {
      timer.shutdownNow();
    }
  }

  private void tick() {
    for (var function : functions) {
      try {
        direct.invoke(function, event());
      } catch (IOException | RuntimeException e) {
        LOG.errorf(e, "%s failed", function);
      }
    }
  }

  private JsonNode event() {
    var event = json.createObjectNode();
    event.put("version", "0");
    event.put("id", UUID.randomUUID().toString());
    event.put("detail-type", "Scheduled Event");
    event.put("source", "aws.scheduler");
    event.put("account", "000000000000");
    event.put("time", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
    event.put("region", LocalAws.REGION);
    event.putArray("resources");
    event.putObject("detail");
    return event;
  }
}
