package dev.patchbay.store.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kms.KmsClient;

/** The real SDK against a server that speaks as KMS does. */
class KmsKeysTest {

  private static final String MASTER = "arn:aws:kms:eu-central-1:111122223333:key/one";
  private static final Map<String, String> HERE = Map.of("project", "demo");
  private static final byte[] DATA_KEY = new byte[32];

  private final ObjectMapper json = new ObjectMapper();
  private final Map<String, JsonNode> contexts = new HashMap<>();
  private HttpServer server;
  private KmsClient kms;
  private boolean down;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
    kms =
        KmsClient.builder()
            .endpointOverride(URI.create("http://localhost:" + server.getAddress().getPort()))
            .region(Region.EU_CENTRAL_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("id", "secret")))
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .overrideConfiguration(o -> o.retryStrategy(r -> r.maxAttempts(1)))
            .build();
  }

  @AfterEach
  void stop() {
    kms.close();
    server.stop(0);
  }

  @Test
  void a_data_key_is_opened_again_with_its_context() {
    var keys = new KmsKeys(() -> kms, MASTER);
    var made = keys.create(HERE);
    assertThat(made.key().getEncoded()).isEqualTo(DATA_KEY);
    assertThat(keys.open(made.wrapped(), HERE)).isEqualTo(made.key());
  }

  @Test
  void with_another_context_it_stays_closed() {
    var keys = new KmsKeys(() -> kms, MASTER);
    var made = keys.create(HERE);
    assertThatThrownBy(() -> keys.open(made.wrapped(), Map.of("project", "other")))
        .isInstanceOf(UnreadableSecret.class);
  }

  @Test
  void a_kms_that_does_not_work_is_told_apart() {
    var keys = new KmsKeys(() -> kms, MASTER);
    down = true;
    assertThatThrownBy(() -> keys.create(HERE)).isInstanceOf(KeyUnavailable.class);
    assertThatThrownBy(() -> keys.open(new byte[] {1}, HERE)).isInstanceOf(KeyUnavailable.class);
  }

  @Test
  void the_client_is_made_at_the_first_use_only() {
    new KmsKeys(
        () -> {
          throw new AssertionError("not needed yet");
        },
        MASTER);
  }

  private void answer(HttpExchange exchange) throws IOException {
    var request = json.readTree(exchange.getRequestBody());
    var target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
    if (down) {
      send(exchange, 500, "{\"__type\":\"KMSInternalException\"}");
    } else if (target.endsWith("GenerateDataKey")) {
      generate(exchange, request);
    } else {
      decrypt(exchange, request);
    }
  }

  private void generate(HttpExchange exchange, JsonNode request) throws IOException {
    assertThat(request.path("KeySpec").asText()).isEqualTo("AES_256");
    var wrapped = base64(("wrapped " + contexts.size()).getBytes());
    contexts.put(wrapped, request.path("EncryptionContext"));
    send(
        exchange,
        200,
        json.createObjectNode()
            .put("KeyId", request.path("KeyId").asText())
            .put("CiphertextBlob", wrapped)
            .put("Plaintext", base64(DATA_KEY))
            .toString());
  }

  private void decrypt(HttpExchange exchange, JsonNode request) throws IOException {
    var context = contexts.get(request.path("CiphertextBlob").asText());
    if (request.path("EncryptionContext").equals(context)) {
      send(exchange, 200, "{\"Plaintext\":\"" + base64(DATA_KEY) + "\"}");
    } else {
      send(exchange, 400, "{\"__type\":\"InvalidCiphertextException\"}");
    }
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    exchange.getResponseHeaders().add("Content-Type", "application/x-amz-json-1.1");
    exchange.sendResponseHeaders(status, body.length());
    try (var out = exchange.getResponseBody()) {
      out.write(body.getBytes());
    }
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
