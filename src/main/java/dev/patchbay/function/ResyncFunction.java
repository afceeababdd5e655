package dev.patchbay.function;

import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import dev.patchbay.store.Json;
import dev.patchbay.sync.Rereads;
import dev.patchbay.sync.Resync;
import dev.patchbay.sync.SyncTask;
import io.quarkus.funqy.Funq;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/** {@code resync}: somebody's turn to have records loaded, or one record to be read again. */
public class ResyncFunction {

  private static final Logger LOG = Logger.getLogger(ResyncFunction.class);

  private final Resync resync;
  private final Rereads rereads;
  private final Json json;

  public ResyncFunction(Resync resync, Rereads rereads, Json json) {
    this.resync = resync;
    this.rereads = rereads;
    this.json = json;
  }

  /**
   * A failure here is logged and the message is given up: the tick announces the integration again,
   * while a message in flight would close the project's group for the whole visibility timeout.
   */
  @Funq("resync")
  public void resync(SQSMessage message) {
    SyncTask task = json.read(message.getBody(), SyncTask.class);
    MDC.put("sync", message.getMessageId());
    try {
      if (task.turn() == null) {
        rereads.read(task);
      } else {
        resync.turn(task);
      }
    } catch (RuntimeException e) {
      LOG.errorf(e, "the sync of project %s failed; the tick takes it up again", task.project());
    } finally {
      MDC.clear();
    }
  }
}
