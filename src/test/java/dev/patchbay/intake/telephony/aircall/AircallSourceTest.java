package dev.patchbay.intake.telephony.aircall;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.NullNode;
import dev.patchbay.intake.interaction.CallEvent;
import dev.patchbay.intake.interaction.CallEvent.Direction;
import dev.patchbay.intake.interaction.CallEvent.Result;
import dev.patchbay.intake.telephony.Authenticity;
import dev.patchbay.intake.telephony.BodyReader;
import dev.patchbay.intake.telephony.CallSource;
import dev.patchbay.intake.telephony.CallSourceContract;
import dev.patchbay.intake.telephony.Requests;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AircallSourceTest extends CallSourceContract {

  private static final Map<String, String> TOKEN = Map.of("webhookToken", "45XXYYZZa08");

  private final CallSource source = new AircallSource(new BodyReader());

  @Override
  protected CallSource source() {
    return source;
  }

  @Override
  protected String callIdField() {
    return "data.id";
  }

  @Override
  protected String timeField() {
    return "data.started_at";
  }

  @Override
  protected String talkField() {
    return "data.answered_at";
  }

  @Override
  protected boolean isStrict() {
    return false;
  }

  @Override
  protected List<String> encodings() {
    return List.of("json");
  }

  @Override
  protected Set<String> neverTold() {
    return Set.of("utm");
  }

  @Override
  protected boolean sendsLists() {
    return false;
  }

  @Test
  void the_one_who_talked_is_named_by_mail_id_and_name() {
    assertThat(event("completed", "json").employee())
        .containsExactly("olena@example.test", "456", "Olena Kovalenko");
    assertThat(event("missed", "json").employee()).isEmpty();
  }

  @Test
  void the_client_has_the_number_as_it_was_written_and_the_name_of_the_contact() {
    CallEvent event = event("completed", "json");
    assertThat(event.client()).isEqualTo("+380 50 123 4567");
    assertThat(event.clientName()).isEqualTo("Anna Bilyk");
    assertThat(one(read(sentWith("completed", "data.contact.last_name", "  "))).clientName())
        .isEqualTo("Anna");
    assertThat(event("missed", "json").clientName()).isNull();
  }

  @Test
  void a_missed_call_tells_why_and_has_no_talk() {
    CallEvent event = event("missed", "json");
    assertThat(event.status()).isEqualTo("agents_did_not_answer");
    assertThat(event.result()).isEqualTo(Result.MISSED);
    assertThat(event.talkSeconds()).isZero();
  }

  @Test
  void a_voicemail_is_its_page_and_not_the_link_that_ends() {
    CallEvent event = event("voicemail", "json");
    assertThat(event.result()).isEqualTo(Result.VOICEMAIL);
    assertThat(event.recordingUrl()).isEqualTo("https://assets.aircall.io/calls/814/voicemail");
    assertThat(event.client()).isEqualTo("anonymous");
  }

  @Test
  void without_a_page_the_recording_is_known_by_the_call() {
    CallEvent event = one(read(sentWith("completed", "data.asset", NullNode.getInstance())));
    assertThat(event.recordingUrl()).isNull();
    assertThat(event.recordingId()).isEqualTo("812");
    assertThat(event("completed", "json").recordingId()).isNull();
  }

  @Test
  void an_outgoing_call_is_one() {
    CallEvent event = event("outgoing", "json");
    assertThat(event.direction()).isEqualTo(Direction.OUTGOING);
    assertThat(event.client()).isEqualTo("+380 67 111 2233");
    assertThat(event.talkSeconds()).isEqualTo(48);
    assertThat(event.waitSeconds()).isEqualTo(13);
  }

  @Test
  void times_that_contradict_each_other_give_no_length() {
    assertThat(one(read(sentWith("completed", "data.ended_at", "1772439000"))).talkSeconds())
        .isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"call.hungup", "call.voicemail_left", "call.transferred", "call.tagged", "call.x"})
  void other_events_of_a_call_change_nothing(String event) {
    assertThat(ignored(read(sentWith("completed", "event", event))).reason())
        .contains("call.ended");
  }

  @ParameterizedTest
  @CsvSource({"number, number.opened", "user, user.created", "contact, contact.updated"})
  void events_of_other_things_change_nothing(String resource, String event) {
    assertThat(ignored(read(sentWith("completed", "resource", resource).put("event", event))))
        .isNotNull();
  }

  @Test
  void the_token_of_one_of_the_webhooks_is_the_proof() {
    assertThat(check("completed", TOKEN)).isInstanceOf(Authenticity.Genuine.class);
    assertThat(check("completed", Map.of("webhookToken", "other, 45XXYYZZa08 ")))
        .isInstanceOf(Authenticity.Genuine.class);
    assertThat(check("completed", Map.of("webhookToken", "45XXYYZZa0,XX")))
        .isInstanceOf(Authenticity.Forged.class);
    assertThat(check("completed", Map.of()))
        .isEqualTo(new Authenticity.NotConfigured("webhookToken"));
  }

  @Test
  void no_token_and_no_body_prove_nothing() {
    for (String body : List.of("", "{}", "{\"token\": ", "[]", "{\"token\": \"\"}")) {
      assertThat(source.check(Requests.json(body), TOKEN))
          .as(body)
          .isInstanceOf(Authenticity.Forged.class);
    }
  }

  @Test
  void the_token_is_not_kept_with_the_event() {
    String body = fixture("completed", "json");
    assertThat(source.kept(Requests.json(body)))
        .isEqualTo(body.replace("45XXYYZZa08", "***"))
        .doesNotContain("45XXYYZZa08");
    assertThat(source.kept(Requests.json("{\"a\": "))).isEqualTo("{\"a\": ");
  }

  private Authenticity check(String fixture, Map<String, String> credentials) {
    return source.check(Requests.json(fixture(fixture, "json")), credentials);
  }
}
