package dev.patchbay.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class RuntimeApiTest {

  private final ObjectMapper json = new ObjectMapper();
  private final HttpClient http = HttpClient.newHttpClient();

  @Test
  void an_event_goes_out_and_its_answer_comes_back() throws Exception {
    try (var api = new RuntimeApi()) {
      var answer = later(() -> api.invoke(json.readTree("{\"a\": 1}")));

      HttpResponse<String> event = next(api);
      assertThat(json.readTree(event.body()).path("a").asInt()).isEqualTo(1);
      String id = event.headers().firstValue("Lambda-Runtime-Aws-Request-Id").orElseThrow();
      assertThat(post(api, "invocation/" + id + "/response", "{\"b\": 2}")).isEqualTo(202);

      assertThat(answer.get().path("b").asInt()).isEqualTo(2);
      assertThat(post(api, "invocation/" + id + "/response", "{}")).isEqualTo(400);
    }
  }

  @Test
  void an_error_of_the_function_is_told() throws Exception {
    try (var api = new RuntimeApi()) {
      var answer = later(() -> api.invoke(json.readTree("{}")));
      String id = next(api).headers().firstValue("Lambda-Runtime-Aws-Request-Id").orElseThrow();

      post(api, "invocation/" + id + "/error", "{\"errorMessage\": \"broken\"}");

      assertThatThrownBy(answer::get).hasMessageContaining("broken");
    }
  }

  private HttpResponse<String> next(RuntimeApi api) throws Exception {
    return http.send(to(api, "invocation/next").GET().build(), BodyHandlers.ofString());
  }

  private int post(RuntimeApi api, String call, String body) throws Exception {
    var request = to(api, call).POST(BodyPublishers.ofString(body)).build();
    return http.send(request, BodyHandlers.discarding()).statusCode();
  }

  private static HttpRequest.Builder to(RuntimeApi api, String call) {
    return HttpRequest.newBuilder(
        URI.create("http://" + api.address() + "/2018-06-01/runtime/" + call));
  }

  private static CompletableFuture<JsonNode> later(Callable<JsonNode> call) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return call.call();
          } catch (Exception e) {
            throw new IllegalStateException(e.getMessage(), e);
          }
        });
  }
}
