package dev.patchbay.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import javax.crypto.spec.SecretKeySpec;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * The whole API in front of the functions, wherever they run: the routes and the authorizer of
 * {@code template.yaml}, events as API Gateway shapes them.
 */
public final class TestGateway {
  private static final byte[] KEY = "the key of every token in a test".getBytes();

  private final ObjectMapper json = new ObjectMapper();
  private final LocalTokens tokens =
      new LocalTokens(new SecretKeySpec(KEY, "HmacSHA256"), Clock.systemUTC());
  private final Lambdas lambdas;
  private final Gateway gateway;

  /** The functions of a {@code @QuarkusTest}, called through Funqy's own JSON. */
  public TestGateway() {
    var funqy = new FunqyFunctions(json);
    lambdas = new DirectInvocation(funqy, json)::invoke;
    gateway = gateway(funqy);
  }

  /** Functions that run elsewhere. */
  public TestGateway(Lambdas lambdas) {
    this.lambdas = lambdas;
    gateway = gateway(new Elsewhere(lambdas));
  }

  private Gateway gateway(Functions functions) {
    var routes = TemplateResources.read(SourceFolder.find().template()).routes();
    return new Gateway(
        new RouteTable(routes), tokens, new HttpEvents(json, Clock.systemUTC()), functions);
  }

  /** A header value for a person of these groups: the same one for the same groups. */
  public String bearer(String... groups) {
    return bearer(subject(groups), Instant.now(), groups);
  }

  /** A header value for a person whose token was issued at that moment. */
  public String bearer(String subject, Instant issuedAt, String... groups) {
    return "Bearer " + tokens.issue(subject, issuedAt, groups);
  }

  /** The subject of {@link #bearer(String...)}. */
  public static String subject(String... groups) {
    return groups.length == 0 ? "somebody" : String.join("+", groups);
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
      return lambdas.invoke(function, json.readTree(event));
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

  /** Lambda functions by their exported names. */
  public interface Lambdas {
    JsonNode invoke(String function, JsonNode event) throws IOException;
  }

  private record Elsewhere(Lambdas lambdas) implements Functions {
    @Override
    public boolean takesSqsMessage(String function) {
      throw new UnsupportedOperationException("they take whole events");
    }

    @Override
    public JsonNode invoke(String function, JsonNode event) throws IOException {
      return lambdas.invoke(function, event);
    }
  }

  public record Answer(int status, Map<String, String> headers, String body) {}
}
