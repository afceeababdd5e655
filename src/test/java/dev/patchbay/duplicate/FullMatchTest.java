package dev.patchbay.duplicate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.intake.phone.PhoneNumbers;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FullMatchTest {

  private final PhoneNumbers phones = new PhoneNumbers();

  @ParameterizedTest(name = "{0} and {1}: {2}")
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          Anna Kovalenko | anna  kovalenko  | true
          'Anna '        | Anna             | true
          Anna\u00a0K    | Anna K           | true
          ИВАН Петров    | Иван петров      | true
          Anna           | Ana              | false
          Anna           | -                | false
          -              | -                | true
          -              | ''               | true
          ''             | '   '            | true
          """)
  void case_and_white_space_do_not_count_and_blank_is_missing(
      String one, String other, boolean same) {
    assertThat(FullMatch.text(one).equals(FullMatch.text(other))).isEqualTo(same);
  }

  @ParameterizedTest(name = "{0}: {1} and {2}: {3}")
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          RU | 74991234567        | 84991234567       | true
          RU | 74991234567        | 4991234567        | true
          RU | +7 (499) 123-45-67 | 8 499 123 45 67   | true
          RU | 74991234567        | 84991234568       | false
          RU | 70001234567        | 80001234567       | true
          RU | 70001234567        | 0001234567        | true
          UA | 74991234567        | 84991234567       | true
          UA | 74991234567        | 4991234567        | true
          UA | 8 (499) 123-45-67  | +7 499 123 45 67  | true
          UA | 74991234567        | 84991234568       | false
          UA | +380501234567      | 050 123-45-67     | true
          UA | 380501234567       | 0501234567        | true
          UA | 00380501234567     | 0501234567        | true
          UA | 0501234567         | 0501234568        | false
          US | 1-212-555-0123     | (212) 555-0123    | true
          US | 001 212 555 0123   | +12125550123      | true
          PL | +48 601 234 567    | 601234567         | true
          UA | -                  | ''                | true
          UA | 0501234567         | -                 | false
          UA | none               | -                 | true
          """)
  void numbers_in_the_notations_of_a_country_are_equal(
      String country, String one, String other, boolean same) {
    assertThat(compared(one, country).equals(compared(other, country))).isEqualTo(same);
  }

  @ParameterizedTest(name = "{0} and {1}: {2}")
  @CsvSource(
      nullValues = "-",
      value = {
        "Ann@Example.com, ann@example.com, true",
        "ann@example.com, ann@example.org, false",
        "-, '', true",
        "ann@example.com, -, false"
      })
  void the_case_of_an_e_mail_does_not_count(String one, String other, boolean same) {
    assertThat(withEmail(one).mainPrint().equals(withEmail(other).mainPrint())).isEqualTo(same);
  }

  private String compared(String raw, String country) {
    return FullMatch.phone(phones.toE164(raw, country).orElse(null), raw);
  }

  private static Candidate withEmail(String email) {
    return new Candidate(null, Instant.EPOCH, null, null, null, null, email, null, null, null);
  }
}
