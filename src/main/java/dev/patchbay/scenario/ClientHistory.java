package dev.patchbay.scenario;

import dev.patchbay.crm.RecordRef;
import java.time.Instant;
import java.util.List;

/**
 * What the hub itself remembers of a client.
 *
 * @param openMissedTasks the tasks to call him back that the hub made in the connected CRM and did
 *     not complete
 * @param lastTalk when somebody talked to him last, or null
 */
public record ClientHistory(List<RecordRef> openMissedTasks, Instant lastTalk) {

  public static final ClientHistory NONE = new ClientHistory(List.of(), null);

  public ClientHistory {
    openMissedTasks = openMissedTasks == null ? List.of() : List.copyOf(openMissedTasks);
  }
}
