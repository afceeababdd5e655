package dev.patchbay.crm.roapp;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** How a number may be kept: phones are stored as people type them. */
final class PhoneNotations {

  private PhoneNotations() {}

  /**
   * In E.164, then in digits: with country code, with 00 before it, as dialled in the country, and
   * without anything before.
   *
   * @param phone E.164
   */
  static List<String> of(String phone) {
    Set<String> digits = new LinkedHashSet<>();
    digits.add(phone);
    digits.add(digits(phone));
    digits.add("00" + digits(phone));
    var numbers = PhoneNumberUtil.getInstance();
    try {
      PhoneNumber number = numbers.parse(phone, null);
      digits.add(digits(numbers.format(number, PhoneNumberFormat.NATIONAL)));
      digits.add(numbers.getNationalSignificantNumber(number));
    } catch (NumberParseException shortOrForeign) {
      // Then there is no other way to write it.
    }
    return List.copyOf(digits);
  }

  private static String digits(String text) {
    return text.replaceAll("\\D", "");
  }
}
