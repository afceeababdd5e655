package dev.patchbay.function;

import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import dev.patchbay.delivery.ClientKey;
import dev.patchbay.delivery.Deliverer;
import dev.patchbay.store.Json;
import io.quarkus.funqy.Funq;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/** {@code deliver}: a client has work. */
public class DeliverFunction {

  private static final Logger LOG = Logger.getLogger(DeliverFunction.class);

  private final Deliverer deliverer;
  private final Json json;
  private final Clock clock;
  private final Duration budget;

  public DeliverFunction(
      Deliverer deliverer,
      Json json,
      Clock clock,
      @ConfigProperty(name = "patchbay.deliver.time-budget") Duration budget) {
    this.deliverer = deliverer;
    this.json = json;
    this.clock = clock;
    this.budget = budget;
  }

  /**
   * A failure here is logged and the message is given up: the work stays on the client's list and
   * the tick announces it again within a minute, while a message in flight would close the client's
   * group for the whole visibility timeout.
   */
  @Funq("deliver")
  public void deliver(SQSMessage message) {
    ClientKey client = json.read(message.getBody(), ClientKey.class);
    MDC.put("delivery", message.getMessageId());
    try {
      deliverer.deliver(client, clock.instant().plus(budget));
    } catch (RuntimeException e) {
      LOG.errorf(e, "delivery for project %s failed; the tick takes it up again", client.project());
    } finally {
      MDC.clear();
    }
  }
}
