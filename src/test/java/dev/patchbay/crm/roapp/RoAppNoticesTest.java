package dev.patchbay.crm.roapp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.crm.CrmNotices.Notice;
import dev.patchbay.crm.CrmNotices.Read;
import dev.patchbay.crm.CrmNotices.Request;
import dev.patchbay.crm.RecordKind;
import dev.patchbay.crm.RecordRef;
import dev.patchbay.crm.Subscription;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Webhooks whose signature covers their id and nothing else. */
class RoAppNoticesTest {

  private static final String SECRET = "Jefe";
  private static final String ID = "what do ya want for nothing?";

  /** A test vector of RFC 4231. */
  private static final String SIGNED =
      "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843";

  private static final Subscription SUBSCRIPTION =
      new Subscription("https://hub.example.com", Map.of("secret", SECRET), Map.of());

  private final RoAppNotices notices = new RoAppNotices();

  @Test
  void the_signature_is_that_of_the_standard() {
    assertThat(RoAppNotices.signature(SECRET, ID)).isEqualTo(SIGNED);
  }

  @ParameterizedTest
  @CsvSource({"order, DEAL", "lead, LEAD", "Client, CONTACT"})
  void a_notice_names_the_record_to_read_again(String type, RecordKind kind) {
    assertThat(read(SIGNED, body(ID, type, "17")))
        .isEqualTo(new Read.Notices(List.of(new Notice(ID, new RecordRef(kind, "17", null)))));
  }

  @Test
  void the_id_in_the_header_counts_before_that_in_the_body() {
    var request =
        new Request(
            Map.of("x-signature", SIGNED, "x-webhook-id", ID),
            Map.of(),
            body("another", "order", "17").getBytes(StandardCharsets.UTF_8));
    assertThat(notices.read(request, SUBSCRIPTION)).isInstanceOf(Read.Notices.class);
  }

  @Test
  void what_the_hub_does_not_follow_is_no_notice() {
    assertThat(read(SIGNED, body(ID, "invoice", "17"))).isEqualTo(new Read.Notices(List.of()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "00", "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3844"})
  void a_wrong_signature_is_not_authentic(String signature) {
    assertThat(read(signature, body(ID, "order", "17"))).isInstanceOf(Read.NotAuthentic.class);
  }

  @Test
  void a_signature_of_another_id_is_not_authentic() {
    assertThat(read(SIGNED, body("another", "order", "17"))).isInstanceOf(Read.NotAuthentic.class);
    assertThat(read(SIGNED, "no JSON")).isInstanceOf(Read.NotAuthentic.class);
    assertThat(read(SIGNED, "")).isInstanceOf(Read.NotAuthentic.class);
  }

  @Test
  void without_a_secret_nothing_is_authentic() {
    var none = new Subscription("https://hub.example.com", Map.of(), Map.of());
    assertThat(notices.read(request(SIGNED, body(ID, "order", "17")), none))
        .isInstanceOf(Read.NotAuthentic.class);
  }

  @Test
  void a_signed_notice_without_a_record_is_unreadable() {
    assertThat(read(SIGNED, body(ID, "order", "x"))).isInstanceOf(Read.Unreadable.class);
    assertThat(read(SIGNED, "{\"id\":\"" + ID + "\"}")).isInstanceOf(Read.Unreadable.class);
  }

  private Read read(String signature, String body) {
    return notices.read(request(signature, body), SUBSCRIPTION);
  }

  private static Request request(String signature, String body) {
    return new Request(
        Map.of("x-signature", signature), Map.of(), body.getBytes(StandardCharsets.UTF_8));
  }

  private static String body(String id, String type, String object) {
    return """
    {"id":"%s","event_name":"Order.Status.Changed","context":{"object_id":"%s","object_type":"%s"}}
    """
        .formatted(id, object, type);
  }
}
