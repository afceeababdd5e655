package dev.patchbay.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.patchbay.local.TemplateResources.Route;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class GatewayTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-03-02T08:20:00Z"), ZoneOffset.UTC);

  private final ObjectMapper json = new ObjectMapper();
  private final LocalTokens tokens = tokens("a key of thirty-two bytes, or so");
  private final List<JsonNode> events = new ArrayList<>();
  private String output = "{\"statusCode\": 202, \"headers\": {\"X-Id\": \"7\"}, \"body\": \"ok\"}";

  @Test
  void an_event_has_the_shape_of_payload_format_2() {
    exchange("POST", "/open/demo", "a=1&b=x%20y&a=2", Map.of("content-type", "application/json"));

    var event = events.getFirst();
    assertThat(event.path("version").asText()).isEqualTo("2.0");
    assertThat(event.path("routeKey").asText()).isEqualTo("POST /open/{project}");
    assertThat(event.path("rawPath").asText()).isEqualTo("/open/demo");
    assertThat(event.path("rawQueryString").asText()).isEqualTo("a=1&b=x%20y&a=2");
    assertThat(event.at("/queryStringParameters/a").asText()).isEqualTo("1,2");
    assertThat(event.at("/queryStringParameters/b").asText()).isEqualTo("x y");
    assertThat(event.at("/pathParameters/project").asText()).isEqualTo("demo");
    assertThat(event.at("/requestContext/http/method").asText()).isEqualTo("POST");
    assertThat(event.at("/requestContext/http/sourceIp").asText()).isEqualTo("192.0.2.1");
    assertThat(event.at("/requestContext/requestId").asText()).isNotEmpty();
    assertThat(event.at("/requestContext/time").asText()).isEqualTo("02/Mar/2026:08:20:00 +0000");
    assertThat(event.at("/requestContext/authorizer").isMissingNode()).isTrue();
    assertThat(event.path("body").asText()).isEqualTo("body");
    assertThat(event.path("isBase64Encoded").asBoolean()).isFalse();
  }

  @Test
  void a_form_is_handed_on_in_base64_as_api_gateway_does() {
    exchange("POST", "/open/demo", "", Map.of("content-type", "application/x-www-form-urlencoded"));

    var event = events.getFirst();
    assertThat(event.path("isBase64Encoded").asBoolean()).isTrue();
    assertThat(Base64.getDecoder().decode(event.path("body").asText()))
        .isEqualTo("body".getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void cookies_leave_the_headers() {
    exchange("POST", "/open/demo", "", Map.of("cookie", "a=1; b=2"));

    assertThat(events.getFirst().path("cookies"))
        .extracting(JsonNode::asText)
        .contains("a=1", "b=2");
    assertThat(events.getFirst().path("headers").has("cookie")).isFalse();
  }

  @Test
  void a_signature_can_be_checked_because_the_scheme_is_told_as_it_was_called() {
    exchange("POST", "/open/demo", "", Map.of());
    exchange("POST", "/open/demo", "", Map.of("x-forwarded-proto", "https"));

    assertThat(events)
        .extracting(event -> event.path("headers").path("x-forwarded-proto").asText())
        .containsExactly("http", "https");
  }

  @Test
  void the_functions_answer_is_passed_on() {
    var answer = exchange("POST", "/open/demo", "", Map.of());

    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.headers()).containsEntry("x-id", "7");
    assertThat(answer.text()).isEqualTo("ok");
  }

  @Test
  void an_answer_without_a_status_is_a_json_body() {
    output = "{\"a\":1}";

    var answer = exchange("POST", "/open/demo", "", Map.of());

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text()).isEqualTo("{\"a\":1}");
  }

  @Test
  void a_binary_answer_is_decoded() {
    output = "{\"statusCode\": 200, \"isBase64Encoded\": true, \"body\": \"b2s=\"}";

    assertThat(exchange("POST", "/open/demo", "", Map.of()).text()).isEqualTo("ok");
  }

  @Test
  void a_protected_route_hands_the_claims_on_as_text() {
    var token = tokens.issue("anna", "demo:admin", "demo:manager");

    var answer = exchange("GET", "/closed", "", Map.of("authorization", "Bearer " + token));

    assertThat(answer.status()).isEqualTo(202);
    var claims = events.getFirst().at("/requestContext/authorizer/jwt/claims");
    assertThat(claims.path("sub").asText()).isEqualTo("anna");
    assertThat(claims.path("cognito:groups").asText()).isEqualTo("[demo:admin demo:manager]");
  }

  @Test
  void a_protected_route_refuses_no_token_a_foreign_token_and_an_old_one() {
    var foreign = tokens("another key of thirty-two bytes!").issue("anna", "operator");
    var old =
        new LocalTokens(
                key("a key of thirty-two bytes, or so"), Clock.offset(CLOCK, Duration.ofDays(-400)))
            .issue("anna", "operator");

    for (var authorization : List.of("", "Bearer x", "Bearer " + foreign, "Bearer " + old)) {
      var answer = exchange("GET", "/closed", "", Map.of("authorization", authorization));
      assertThat(answer.status()).isEqualTo(401);
      assertThat(answer.text()).isEqualTo("{\"message\":\"Unauthorized\"}");
    }
    assertThat(exchange("GET", "/closed", "", Map.of()).status()).isEqualTo(401);
    assertThat(events).isEmpty();
  }

  @Test
  void an_unknown_route_is_not_found() {
    assertThat(exchange("GET", "/nothing", "", Map.of()).text())
        .isEqualTo("{\"message\":\"Not Found\"}");
  }

  @Test
  void a_body_beyond_the_quota_is_refused() {
    var request =
        new GatewayRequest(
            "POST", "/open/demo", "", Map.of(), new byte[Gateway.MAX_BODY + 1], "192.0.2.1");

    assertThat(gateway().exchange(request).status()).isEqualTo(413);
    assertThat(events).isEmpty();
  }

  @Test
  void a_failing_function_is_an_internal_error_without_its_message() {
    output = "no JSON";

    var answer = exchange("POST", "/open/demo", "", Map.of());

    assertThat(answer.status()).isEqualTo(500);
    assertThat(answer.text()).isEqualTo("{\"message\":\"Internal Server Error\"}");
  }

  @Test
  void a_function_that_takes_too_long_is_unavailable() {
    assertThat(exchange("GET", "/slow", "", Map.of()).status()).isEqualTo(503);
  }

  private GatewayAnswer exchange(
      String method, String path, String query, Map<String, String> headers) {
    var body = "body".getBytes(StandardCharsets.UTF_8);
    return gateway().exchange(new GatewayRequest(method, path, query, headers, body, "192.0.2.1"));
  }

  private Gateway gateway() {
    var routes =
        new RouteTable(
            List.of(
                new Route("open", "POST", "/open/{project}", true, Duration.ofSeconds(5)),
                new Route("slow", "GET", "/slow", true, Duration.ofMillis(50)),
                new Route("closed", "GET", "/closed", false, Duration.ofSeconds(5))));
    return new Gateway(routes, tokens, new HttpEvents(json, CLOCK), new Recorder());
  }

  private static LocalTokens tokens(String secret) {
    return new LocalTokens(key(secret), CLOCK);
  }

  private static SecretKeySpec key(String secret) {
    return new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256");
  }

  /** Keeps the events and answers what the test wants. */
  private final class Recorder implements Functions {
    @Override
    public boolean takesSqsMessage(String function) {
      return false;
    }

    @Override
    public JsonNode invoke(String function, JsonNode event) throws IOException {
      if (function.equals("slow")) {
        try {
          Thread.sleep(10_000);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      }
      events.add(event);
      return json.readTree(output);
    }
  }
}
