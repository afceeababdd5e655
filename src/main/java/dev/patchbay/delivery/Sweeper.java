package dev.patchbay.delivery;

import dev.patchbay.delivery.Worklist.WorkItem;
import dev.patchbay.metrics.Metrics;
import dev.patchbay.metrics.Metrics.Metric;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Finds work that is due, retries as well as what a crash or a lost message left behind, and
 * announces it.
 */
@Singleton
public class Sweeper {

  /** Per shard and tick; what is left is found by the next tick. */
  private static final int AT_ONCE = 200;

  private final Worklist worklist;
  private final ClientQueue queue;
  private final Metrics metrics;
  private final Clock clock;

  @Inject
  public Sweeper(Worklist worklist, ClientQueue queue, Metrics metrics, Clock clock) {
    this.worklist = worklist;
    this.queue = queue;
    this.metrics = metrics;
    this.clock = clock;
  }

  /**
   * @param ahead also takes what is due this much later; zero in the normal run
   * @return how many clients were announced
   */
  public int sweep(Duration ahead) {
    Instant now = clock.instant();
    Map<ClientKey, WorkItem> due = new LinkedHashMap<>();
    Map<String, Instant> oldest = new HashMap<>();
    for (int shard = 0; shard < Worklist.SHARDS; shard++) {
      for (WorkItem item : worklist.due(shard, now.plus(ahead), AT_ONCE)) {
        due.putIfAbsent(item.clientKey(), item);
        oldest.merge(item.project(), item.receivedAt(), (a, b) -> a.isBefore(b) ? a : b);
      }
    }
    // The due time makes the occasion: one message however often it is found, a new one after it
    // was put off.
    due.forEach(
        (client, item) ->
            queue.announce(
                client,
                item.interaction()
                    + "#"
                    + item.due().toEpochMilli()
                    + "#"
                    + now.getEpochSecond() / 60));
    oldest.forEach(
        (project, since) ->
            metrics.count(
                Metric.OLDEST_PENDING_AGE, project, Duration.between(since, now).toSeconds()));
    return due.size();
  }
}
