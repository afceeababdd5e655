package dev.patchbay.function;

import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import com.fasterxml.jackson.databind.JsonNode;
import dev.patchbay.store.Json;
import dev.patchbay.switching.carry.CarryTask;
import dev.patchbay.switching.carry.CarryWorker;
import dev.patchbay.sync.Rereads;
import dev.patchbay.sync.Resync;
import dev.patchbay.sync.SyncTask;
import io.quarkus.funqy.Funq;
import java.time.Clock;
import java.time.Duration;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/**
 * {@code resync}: somebody's turn to have records loaded or brought along, or one record to be read
 * again. A project's messages come one after the other, so it never has two of these at once.
 */
public class ResyncFunction {

  private static final Logger LOG = Logger.getLogger(ResyncFunction.class);

  /** Short enough to be fair to other projects, with time left for a slow last call. */
  private static final Duration CARRY_TURN = Duration.ofSeconds(20);

  private final Resync resync;
  private final Rereads rereads;
  private final CarryWorker carries;
  private final Json json;
  private final Clock clock;

  public ResyncFunction(
      Resync resync, Rereads rereads, CarryWorker carries, Json json, Clock clock) {
    this.resync = resync;
    this.rereads = rereads;
    this.carries = carries;
    this.json = json;
    this.clock = clock;
  }

  /**
   * A failure here is logged and the message is given up: the tick announces what is due again,
   * while a message in flight would close the project's group for the whole visibility timeout.
   */
  @Funq("resync")
  public void resync(SQSMessage message) {
    JsonNode body = json.read(message.getBody(), JsonNode.class);
    MDC.put("sync", message.getMessageId());
    try {
      work(body);
    } catch (RuntimeException e) {
      LOG.errorf(
          e,
          "the sync of project %s failed; the tick takes it up again",
          body.path("project").asText());
    } finally {
      MDC.clear();
    }
  }

  private void work(JsonNode body) {
    if (body.hasNonNull("carry")) {
      CarryTask task = json.mapper().convertValue(body, CarryTask.class);
      carries.work(task, clock.instant().plus(CARRY_TURN));
      return;
    }
    SyncTask task = json.mapper().convertValue(body, SyncTask.class);
    if (task.turn() == null) {
      rereads.read(task);
    } else {
      resync.turn(task);
    }
  }
}
