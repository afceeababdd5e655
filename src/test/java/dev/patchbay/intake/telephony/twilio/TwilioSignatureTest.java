package dev.patchbay.intake.telephony.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.intake.IntakeRequest;
import dev.patchbay.intake.telephony.Authenticity;
import dev.patchbay.intake.telephony.BodyReader;
import dev.patchbay.intake.telephony.CallSource;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With the examples that Twilio's own libraries are tested with. */
class TwilioSignatureTest {

  private static final Map<String, String> TOKEN = Map.of("authToken", "12345");
  private static final String URL = "https://mycompany.com/myapp.php?foo=1&bar=2";
  private static final String FORM =
      "CallSid=CA1234567890ABCDE&Caller=%2B14158675309&Digits=1234"
          + "&From=%2B14158675309&To=%2B18005551212";
  private static final String SIGNATURE = "RSOYDt4T1cUTdK1PDd93/VVr8B8=";

  private static final String JSON = "{\"property\": \"value\", \"boolean\": true}";
  private static final String JSON_URL =
      URL + "&bodySHA256=0a1ff7634d9ab3b95db5c9a2dfe9416e41502b283a80c7cf19632632f96e6620";
  private static final String JSON_SIGNATURE = "a9nBmqA0ju/hNViExpshrM61xv4=";

  private final CallSource source = new TwilioSource(new BodyReader());

  @Test
  void the_signature_is_over_the_address_and_the_sorted_parameters() {
    assertGenuine(form(URL, FORM, SIGNATURE));
    assertGenuine(
        form(
            URL,
            "To=%2B18005551212&From=%2B14158675309&Digits=1234&Caller=%2B14158675309"
                + "&CallSid=CA1234567890ABCDE",
            SIGNATURE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://mycompany.com:443/myapp.php?foo=1&bar=2",
        "https://mycompany.com:8443/myapp.php?foo=1&bar=2"
      })
  void a_port_that_only_one_side_names_does_not_matter(String url) {
    assertGenuine(form(url, FORM, SIGNATURE));
  }

  @Test
  void a_signature_over_an_address_with_its_port_is_known() {
    assertGenuine(form(URL, "", "jXVB0bvuDtuuetr1sO+gqzen4fo="));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://mycompany.com/myapp.php?foo=1&bar=2",
        "https://mycompany.com/myapp.php?foo=1&bar=3",
        "https://mycompany.com/myapp.php",
        "https://mycompany.com.evil.test/myapp.php?foo=1&bar=2",
        "https://mycompany.com/other.php?foo=1&bar=2",
        ""
      })
  void another_address_does_not_fit(String url) {
    assertForged(form(url, FORM, SIGNATURE));
  }

  @Test
  void a_parameter_that_was_changed_added_or_taken_away_is_noticed() {
    assertForged(form(URL, FORM.replace("1234&", "1235&"), SIGNATURE));
    assertForged(form(URL, FORM + "&RecordingUrl=https%3A%2F%2Fevil.test", SIGNATURE));
    assertForged(form(URL, FORM.replace("&Digits=1234", ""), SIGNATURE));
    assertForged(form(URL, "", SIGNATURE));
  }

  @Test
  void a_repeated_parameter_counts_once_for_each_value() {
    assertGenuine(form(URL, FORM + "&Digits=1234", SIGNATURE));
    assertForged(form(URL, FORM + "&Digits=1", SIGNATURE));
  }

  @Test
  void another_token_does_not_fit() {
    assertThat(source.check(form(URL, FORM, SIGNATURE), Map.of("authToken", "12346")))
        .isInstanceOf(Authenticity.Forged.class);
  }

  @Test
  void no_signature_and_no_token_are_told() {
    assertThat(source.check(form(URL, FORM, null), TOKEN))
        .isEqualTo(new Authenticity.Forged("The header X-Twilio-Signature is missing."));
    assertThat(source.check(form(URL, FORM, SIGNATURE), Map.of()))
        .isEqualTo(new Authenticity.NotConfigured("authToken"));
    assertForged(form(null, FORM, SIGNATURE));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "RSOYDt4T1cUTdK1PDd93/VVr8B8", "\u00e9"})
  void a_senseless_signature_is_wrong(String signature) {
    assertForged(form(URL, FORM, signature));
  }

  @Test
  void a_broken_form_proves_nothing() {
    assertForged(form(URL, "a=%zz", SIGNATURE));
  }

  @Test
  void of_json_the_address_carries_the_digest() {
    assertGenuine(request("application/json", JSON_URL, JSON, JSON_SIGNATURE));
    assertForged(
        request("application/json", JSON_URL, JSON.replace("true", "false"), JSON_SIGNATURE));
    assertForged(request("application/json", JSON_URL, JSON + " ", JSON_SIGNATURE));
    assertForged(request("application/json", URL, JSON, SIGNATURE));
  }

  private void assertGenuine(IntakeRequest request) {
    assertThat(source.check(request, TOKEN)).isInstanceOf(Authenticity.Genuine.class);
  }

  private void assertForged(IntakeRequest request) {
    assertThat(source.check(request, TOKEN)).isInstanceOf(Authenticity.Forged.class);
  }

  private static IntakeRequest form(String url, String form, String signature) {
    return request("application/x-www-form-urlencoded", url, form, signature);
  }

  private static IntakeRequest request(String type, String url, String body, String signature) {
    return new IntakeRequest(
        "POST",
        type,
        signature == null ? Map.of() : Map.of("x-twilio-signature", signature),
        Map.of(),
        body.getBytes(StandardCharsets.UTF_8),
        url,
        null);
  }
}
