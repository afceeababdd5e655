package dev.patchbay.crm.espocrm;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The condition that a contact or lead is the client's.
 *
 * <p>EspoCRM keeps each of a record's numbers also as bare digits, compares those exactly and over
 * all numbers of the record, and a list does not return the numbers beyond the first. So the
 * comparison is left to the server, with every way to dial the number: a similar number never
 * matches, and nothing is left to compare here.
 */
final class ClientWhere {

  private ClientWhere() {}

  /**
   * @param phone E.164, or null
   * @param email or null
   */
  static Where of(String phone, String email) {
    List<Where> either = new ArrayList<>();
    if (phone != null) {
      either.add(Where.in("phoneNumberNumeric", dialled(phone)));
    }
    if (email != null) {
      either.add(Where.equal("emailAddress", email.strip().toLowerCase(Locale.ROOT)));
    }
    return Where.any(either);
  }

  private static List<String> dialled(String phone) {
    String digits = phone.replaceAll("\\D", "");
    List<String> ways = new ArrayList<>(List.of(digits, "00" + digits));
    try {
      var numbers = PhoneNumberUtil.getInstance();
      String national = numbers.format(numbers.parse(phone, "ZZ"), PhoneNumberFormat.NATIONAL);
      ways.add(national.replaceAll("\\D", ""));
    } catch (NumberParseException noNumber) {
      // The digits alone are compared.
    }
    return ways;
  }
}
