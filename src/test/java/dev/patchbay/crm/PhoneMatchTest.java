package dev.patchbay.crm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhoneMatchTest {

  @ParameterizedTest
  @CsvSource({
    "+380501234567, +380501234567",
    "+380501234567, +38 (050) 123-45-67",
    "+380501234567, 380501234567",
    "+380501234567, 00380501234567",
    "+380501234567, 050 123 45 67",
    "+380501234567, 501234567",
    "+380501234567, 0501234567 ext. 12",
    "+79161234567, 8 (916) 123-45-67",
    "+4930123456, +49 (0)30 123456",
    "+390612345678, 06 1234 5678",
    "+12025550123, (202) 555-0123",
  })
  void the_same_number_in_another_notation(String phone, String stored) {
    assertThat(PhoneMatch.same(phone, stored)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "+380501234567, +380501234568",
    "+380501234567, +48501234567",
    "+380501234567, +3805012345670",
    "+380501234567, +38050123456",
    "+380501234567, 1234567",
    "+380501234567, 5012345670",
    "+48501234567, 0501234567",
    "+380501234567, call me",
    "+380501234567, ''",
    "+380501234567, ",
  })
  void another_number(String phone, String stored) {
    assertThat(PhoneMatch.same(phone, stored)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "+38 (050) 123-45-67, +380501234567",
    "+380501234567 ext. 12, +380501234567",
    "' 050 123-45-67 ', 050 123-45-67",
    "+1, +1",
    "call me, call me",
  })
  void a_number_is_told_in_full_where_it_has_a_country(String stored, String told) {
    assertThat(PhoneMatch.readable(stored)).isEqualTo(told);
  }
}
