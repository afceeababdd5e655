package dev.patchbay.intake.telephony.zadarma;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.intake.IntakeRequest;
import dev.patchbay.intake.telephony.Authenticity;
import dev.patchbay.intake.telephony.BodyReader;
import dev.patchbay.intake.telephony.CallSource;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Signatures made with {@code openssl dgst -sha1 -hmac the-secret} and {@code base64}. */
class ZadarmaSignatureTest {

  private static final Map<String, String> SECRET = Map.of("apiSecret", "the-secret");
  private static final String START =
      "event=NOTIFY_START&caller_id=%2B380501234567"
          + "&called_did=380443334455&call_start=2026-03-02+10%3A15%3A00&pbx_call_id=in_1";
  private static final String OF_START = "ZjcyNTIyYWY1YTcwMzQ5ODZlZjQ1NWRmNTFiYjkxZTY1ZjEwMDA5ZQ==";

  private final CallSource source = new ZadarmaSource(new BodyReader());

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ZGM0MDg2MDY5ZTVkZmY0MzRiNTdiNGMyZjUzMDliZTQ2MTZiNmNjMA== | event=NOTIFY_START&caller_id=380501234567&called_did=380443334455&call_start=2026-03-02+10%3A15%3A00&internal=101&pbx_call_id=in_1
          ZGM0MDg2MDY5ZTVkZmY0MzRiNTdiNGMyZjUzMDliZTQ2MTZiNmNjMA== | event=NOTIFY_INTERNAL&caller_id=380501234567&called_did=380443334455&call_start=2026-03-02+10%3A15%3A00&internal=101&pbx_call_id=in_1
          ZGM0MDg2MDY5ZTVkZmY0MzRiNTdiNGMyZjUzMDliZTQ2MTZiNmNjMA== | event=NOTIFY_END&caller_id=380501234567&called_did=380443334455&call_start=2026-03-02+10%3A15%3A00&internal=101&pbx_call_id=in_1
          ZGM0MDg2MDY5ZTVkZmY0MzRiNTdiNGMyZjUzMDliZTQ2MTZiNmNjMA== | event=NOTIFY_IVR&caller_id=380501234567&called_did=380443334455&call_start=2026-03-02+10%3A15%3A00&internal=101&pbx_call_id=in_1
          ZjUwMzlmNGY3ZGRkYTU5YjM3YzI2MWFhMTcxMTYzNGM4YjJhYjhlOQ== | event=NOTIFY_ANSWER&caller_id=380501234567&destination=101&call_start=2026-03-02+10%3A15%3A00&internal=101&pbx_call_id=in_1
          NGY4N2QyYzM5MTk2NGFhOTY3ZTdhMGI2ZTEyN2MxZWEwMTY5NDE4Ng== | event=NOTIFY_OUT_START&internal=102&destination=380671112233&caller_id=380443334455&call_start=2026-03-02+10%3A15%3A00&pbx_call_id=out_1
          NGY4N2QyYzM5MTk2NGFhOTY3ZTdhMGI2ZTEyN2MxZWEwMTY5NDE4Ng== | event=NOTIFY_OUT_END&internal=102&destination=380671112233&caller_id=380443334455&call_start=2026-03-02+10%3A15%3A00&pbx_call_id=out_1
          MWU1NDRiMjMyYTIyMTcxODdjMDE5OTU1ZjA5MTNkMDA3MmNiNmI0Yw== | event=NOTIFY_RECORD&call_id_with_rec=17.4&pbx_call_id=in_1
          """)
  void each_kind_is_signed_over_its_own_fields(String signature, String form) {
    assertThat(check(form, signature, SECRET)).isInstanceOf(Authenticity.Genuine.class);
    assertThat(check(form, signature, Map.of("apiSecret", "another")))
        .isInstanceOf(Authenticity.Forged.class);
  }

  @Test
  void a_signed_field_that_was_changed_is_noticed() {
    assertThat(check(START, OF_START, SECRET)).isInstanceOf(Authenticity.Genuine.class);
    for (String field :
        new String[] {"caller_id=%2B38050", "called_did=38044", "call_start=2026"}) {
      assertThat(START).contains(field);
      assertThat(check(START.replace(field, field + "1"), OF_START, SECRET))
          .as(field)
          .isInstanceOf(Authenticity.Forged.class);
    }
  }

  @Test
  void a_signature_of_another_kind_does_not_fit() {
    assertThat(check(START.replace("NOTIFY_START", "NOTIFY_OUT_START"), OF_START, SECRET))
        .isInstanceOf(Authenticity.Forged.class);
  }

  @Test
  void a_missing_signature_is_told() {
    assertThat(check(START, null, SECRET))
        .isEqualTo(new Authenticity.Forged("The header Signature is missing."));
  }

  @Test
  void a_broken_body_proves_nothing() {
    assertThat(check("event=%zz", OF_START, SECRET)).isInstanceOf(Authenticity.Forged.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "====", "\u00e9"})
  void a_senseless_signature_is_wrong(String signature) {
    assertThat(check(START, signature, SECRET)).isInstanceOf(Authenticity.Forged.class);
  }

  @Test
  void without_a_secret_only_the_check_of_the_address_is_served() {
    assertThat(check(START, OF_START, Map.of()))
        .isEqualTo(new Authenticity.NotConfigured("apiSecret"));
    assertThat(source.check(ZadarmaSourceTest.echo("GET", "7d9a"), Map.of()))
        .isInstanceOf(Authenticity.Genuine.class);
    assertThat(source.check(ZadarmaSourceTest.echo("POST", "7d9a"), Map.of()))
        .isInstanceOf(Authenticity.NotConfigured.class);
  }

  private Authenticity check(String form, String signature, Map<String, String> credentials) {
    return source.check(
        new IntakeRequest(
            "POST",
            "application/x-www-form-urlencoded",
            signature == null ? Map.of() : Map.of("signature", signature),
            Map.of(),
            form.getBytes(StandardCharsets.UTF_8)),
        credentials);
  }
}
