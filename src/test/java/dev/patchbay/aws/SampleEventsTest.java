package dev.patchbay.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.patchbay.function.http.Access;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The sample events have the shape of real ones and hold no real person's number. */
class SampleEventsTest {

  private final ObjectMapper json = new ObjectMapper();

  @Test
  void the_http_events_call_routes_that_exist_and_carry_the_placeholder_of_the_token()
      throws IOException {
    List<JsonNode> events = events().filter(e -> e.has("routeKey")).toList();
    assertThat(events)
        .hasSizeGreaterThanOrEqualTo(9)
        .allSatisfy(
            event -> {
              assertThat(Access.all()).containsKey(event.path("routeKey").asText());
              assertThat(event.path("rawPath").asText())
                  .isEqualTo(
                      "/v1/projects/%s/calls/%s"
                          .formatted(
                              event.at("/pathParameters/project").asText(),
                              event.at("/pathParameters/source").asText()));
              assertThat(event.at("/headers/authorization").asText())
                  .isEqualTo("Bearer {{ingestToken}}");
            });
  }

  @Test
  void the_repeat_repeats_the_first_event() throws IOException {
    assertThat(event("02-ringostat-the-same-event-again.json").path("body"))
        .isEqualTo(event("01-ringostat-answered-call.json").path("body"));
  }

  @Test
  void the_phases_tell_of_one_call() throws IOException {
    assertThat(
            Stream.of(
                event("04-ringostat-a-phone-rings.json"),
                event("05-ringostat-it-is-picked-up.json"),
                event("06-ringostat-the-call-is-over.json")))
        .extracting(event -> json.readTree(event.path("body").asText()).path("uniqueid").asText())
        .containsOnly("ua1-1772438700.1003");
  }

  private Stream<JsonNode> events() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("events"))) {
      List<String> names =
          files.map(f -> f.getFileName().toString()).filter(f -> f.endsWith(".json")).toList();
      return names.stream().map(this::event);
    }
  }

  private JsonNode event(String name) {
    try {
      return json.readTree(Path.of("events", name).toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
