package dev.patchbay.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.patchbay.function.http.Access;
import dev.patchbay.intake.Intake;
import dev.patchbay.intake.IntakeRequest;
import dev.patchbay.intake.interaction.CallEvent.Direction;
import dev.patchbay.intake.interaction.CallEvent.Phase;
import dev.patchbay.intake.interaction.CallEvent.Result;
import dev.patchbay.intake.telephony.BodyReader;
import dev.patchbay.intake.telephony.CallSource;
import dev.patchbay.intake.telephony.generic.GenericSource;
import dev.patchbay.intake.telephony.ringostat.RingostatSource;
import dev.patchbay.project.ProjectSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The sample events have the shape of real ones and hold no real person's number. */
class SampleEventsTest {

  private final ObjectMapper json = new ObjectMapper();

  @Test
  void the_http_events_call_routes_that_exist_and_carry_the_placeholder_of_the_token()
      throws IOException {
    List<JsonNode> events = events().filter(e -> e.has("routeKey")).toList();
    assertThat(events)
        .hasSizeGreaterThanOrEqualTo(9)
        .allSatisfy(event -> assertThat(Access.all()).containsKey(event.path("routeKey").asText()))
        .filteredOn(event -> event.path("routeKey").asText().contains("/calls/"))
        .allSatisfy(
            event -> {
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
  void a_form_comes_from_an_allowed_page_a_lead_with_the_form_key_a_contact_with_the_token() {
    assertThat(event("10-form-of-a-site.json").at("/headers/origin").asText())
        .isEqualTo("https://shop.example");
    assertThat(event("11-roistat-lead.json").path("rawQueryString").asText())
        .contains("key={{formKey}}");
    assertThat(event("12-messenger-contact.json").at("/headers/authorization").asText())
        .isEqualTo("Bearer {{ingestToken}}");
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

  @ParameterizedTest
  @CsvSource({
    "01-ringostat-answered-call, COMPLETED, ANSWERED, 380500000001",
    "03-ringostat-missed-call, COMPLETED, MISSED, 380500000002",
    "04-ringostat-a-phone-rings, RINGING, , +380 50 000 00 03",
    "05-ringostat-it-is-picked-up, ANSWERED, , +380 50 000 00 03",
    "06-ringostat-the-call-is-over, COMPLETED, ANSWERED, +380 50 000 00 03",
    "07-ringostat-known-client-other-employee, COMPLETED, ANSWERED, 380500000001",
    "08-ringostat-blocked-number, COMPLETED, ANSWERED, 380500000009",
    "09-generic-answered-call, COMPLETED, ANSWERED, 050 000 00 04"
  })
  void the_intake_reads_what_the_file_s_name_says(
      String name, Phase phase, Result result, String client) {
    JsonNode event = event(name + ".json");
    BodyReader bodies = new BodyReader();
    CallSource source =
        event.at("/pathParameters/source").asText().equals("generic")
            ? new GenericSource(bodies)
            : new RingostatSource(bodies);
    Intake intake =
        source.read(request(event), ProjectSettings.defaults("UA", ZoneId.of("Europe/Kyiv")));
    assertThat(intake).isInstanceOf(Intake.Events.class);
    assertThat(((Intake.Events) intake).events())
        .singleElement()
        .satisfies(
            call -> {
              assertThat(call.phase()).isEqualTo(phase);
              assertThat(call.result()).isEqualTo(result);
              assertThat(call.client()).contains(client);
              assertThat(call.direction()).isEqualTo(Direction.INCOMING);
            });
  }

  private static IntakeRequest request(JsonNode event) {
    String contentType = event.at("/headers/content-type").asText();
    String text = event.path("body").asText();
    byte[] body =
        event.path("isBase64Encoded").asBoolean()
            ? Base64.getDecoder().decode(text)
            : text.getBytes(StandardCharsets.UTF_8);
    return new IntakeRequest("POST", contentType, Map.of(), Map.of(), body);
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
