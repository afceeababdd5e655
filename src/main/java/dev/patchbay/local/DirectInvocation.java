package dev.patchbay.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import org.jboss.logging.Logger;

/**
 * Hands a raw event to a function. An SQS event becomes one call per record, and what failed is
 * answered as {@code batchItemFailures}: Funqy does the same on Lambda.
 */
final class DirectInvocation {
  private static final Logger LOG = Logger.getLogger(DirectInvocation.class);

  private final Functions functions;
  private final ObjectMapper json;

  DirectInvocation(Functions functions, ObjectMapper json) {
    this.functions = functions;
    this.json = json;
  }

  JsonNode invoke(String function, JsonNode event) throws IOException {
    var isSqs = "aws:sqs".equals(event.at("/Records/0/eventSource").asText());
    return isSqs ? eachRecord(function, event.get("Records")) : functions.invoke(function, event);
  }

  private ObjectNode eachRecord(String function, JsonNode records) {
    var answer = json.createObjectNode();
    var failures = answer.putArray("batchItemFailures");
    for (var record : records) {
      try {
        functions.invoke(function, input(function, record));
      } catch (IOException | RuntimeException e) {
        LOG.errorf(e, "%s failed for a message", function);
        failures.addObject().put("itemIdentifier", record.path("messageId").asText());
      }
    }
    return answer;
  }

  private JsonNode input(String function, JsonNode record) throws IOException {
    return functions.takesSqsMessage(function)
        ? record
        : json.readTree(record.path("body").asText());
  }
}
