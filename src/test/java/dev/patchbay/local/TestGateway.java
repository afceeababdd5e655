package dev.patchbay.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Map;
import javax.crypto.spec.SecretKeySpec;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * The whole API inside a {@code @QuarkusTest}: the routes and the authorizer of {@code
 * template.yaml}, events as API Gateway shapes them, functions called through Funqy's own JSON.
 */
public final class TestGateway {
  private static final byte[] KEY = "the key of every token in a test".getBytes();

  private final ObjectMapper json = new ObjectMapper();
  private final LocalTokens tokens =
      new LocalTokens(new SecretKeySpec(KEY, "HmacSHA256"), Clock.systemUTC());
  private final Functions functions = new FunqyFunctions(json);
  private final DirectInvocation direct = new DirectInvocation(functions, json);
  private final Gateway gateway =
      new Gateway(
          new RouteTable(TemplateResources.read(SourceFolder.find().template()).routes()),
          tokens,
          new HttpEvents(json, Clock.systemUTC()),
          functions);

  /** A header value for a person of these groups. */
  public String bearer(String... groups) {
    return "Bearer " + tokens.issue("somebody", groups);
  }

  /**
   * @param target path and query
   * @param headers by lower-case name
   */
  public Answer send(String method, String target, Map<String, String> headers, byte[] body) {
    var parts = target.split("\\?", 2);
    var query = parts.length == 2 ? parts[1] : "";
    var answer =
        gateway.exchange(new GatewayRequest(method, parts[0], query, headers, body, "192.0.2.10"));
    return new Answer(answer.status(), answer.headers(), answer.text());
  }

  /** Hands a raw event to a function. */
  public JsonNode invoke(String function, String event) {
    try {
      return direct.invoke(function, json.readTree(event));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Has {@code deliver} take everything that is in the queue now; returns how many messages. */
  public int drain(SqsClient sqs, String queue) {
    int taken = 0;
    while (true) {
      var messages = sqs.receiveMessage(from -> from.queueUrl(queue).maxNumberOfMessages(1));
      if (messages.messages().isEmpty()) {
        return taken;
      }
      for (var message : messages.messages()) {
        var event = json.createObjectNode();
        var entry = event.putArray("Records").addObject();
        entry.put("messageId", message.messageId());
        entry.put("body", message.body());
        entry.put("eventSource", "aws:sqs");
        var answer = invoke("deliver", event.toString());
        if (!answer.path("batchItemFailures").isEmpty()) {
          throw new IllegalStateException("deliver gave a message back: " + message.body());
        }
        sqs.deleteMessage(of -> of.queueUrl(queue).receiptHandle(message.receiptHandle()));
        taken++;
      }
    }
  }

  public record Answer(int status, Map<String, String> headers, String body) {}
}
