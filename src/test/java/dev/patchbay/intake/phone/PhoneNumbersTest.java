package dev.patchbay.intake.phone;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumbersTest {

  private final PhoneNumbers phones = new PhoneNumbers();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "UA | +380501234567 | +380501234567",
        "UA | 380501234567 | +380501234567",
        "UA | 0501234567 | +380501234567",
        "UA | 501234567 | +380501234567",
        "UA | 00380501234567 | +380501234567",
        "UA | +38 (050) 123-45-67 | +380501234567",
        "UA | 38 050 123 45 67 | +380501234567",
        "UA | 8 (050) 123.45.67 |",
        "UA | \"Olena Koval\" <380501234567> | +380501234567",
        "UA | <+380501234567> | +380501234567",
        "UA | sip:380501234567@pbx.test | +380501234567",
        "UA | tel:+380501234567 | +380501234567",
        "UA | 0501234567 ext. 12 | +380501234567",
        "UA | +380501234567,101 | +380501234567",
        "UA | +380501234567;ext=101 | +380501234567",
        "UA | 0501234567 #7 | +380501234567",
        "UA | 0501234567 доб. 12 | +380501234567",
        "UA | 0443334455 | +380443334455",
        "UA | 48221234567 | +48221234567",
        "UA | +48 22 123 45 67 | +48221234567",
        "UA | 00 48 22 123 45 67 | +48221234567",
        "UA | +1 202 555 0123 | +12025550123",
        "PL | 501 234 567 | +48501234567",
        "PL | 48501234567 | +48501234567",
        "PL | +380501234567 | +380501234567",
        "PL | 380501234567 | +380501234567",
        "DE | 030 901820 | +4930901820",
        "DE | 0049 30 901820 | +4930901820",
        "US | (202) 555-0123 | +12025550123",
        "US | 1-202-555-0123 | +12025550123",
        "US | 011 380 50 123 45 67 | +380501234567",
        "US | 00380501234567 | +380501234567",
        "IT | 06 6982 | +39066982",
        "GB | 020 7946 0018 | +442079460018",
        "KZ | 8 701 123 45 67 | +77011234567",
        "XX | +380501234567 | +380501234567",
        "XX | 0501234567 |",
      })
  void a_number_becomes_e164(String country, String raw, String expected) {
    assertThat(phones.toE164(raw, country).orElse(null)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "101",
        "1001",
        "112",
        "*43",
        "anonymous",
        "Anonymous <anonymous>",
        "unknown",
        "shop_manager1",
        "manager380501234567",
        "+",
        "+380",
        "0000000000",
        "380",
        "<>",
        "12345",
        "+3805012",
        "1800FLOWERS",
        "99999999999999999999",
        "sip:manager1@pbx.test",
        "()-.",
        "0501234567abc"
      })
  void what_is_no_public_number_gives_none(String raw) {
    assertThat(phones.toE164(raw, "UA")).isEmpty();
  }

  @Test
  void nothing_gives_none() {
    assertThat(phones.toE164(null, "UA")).isEmpty();
    assertThat(phones.toE164("0501234567", null)).isEmpty();
  }

  @Test
  void e164_stays_what_it_is_in_any_country() {
    for (String country : new String[] {"UA", "PL", "US", "DE"}) {
      assertThat(phones.toE164("+380501234567", country)).contains("+380501234567");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "+380501234567, ***4567",
    "050 123-45-67, ***4567",
    "4567, ***",
    "anonymous, ***",
    ", ''"
  })
  void a_masked_number_shows_its_last_four_digits(String number, String masked) {
    assertThat(phones.mask(number)).isEqualTo(masked);
  }
}
