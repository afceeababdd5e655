package dev.patchbay.crm;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;

/**
 * Compares a client's number with one that a person typed into a CRM. A CRM's search is only a
 * hint: it finds parts and neighbours of a number too.
 */
public final class PhoneMatch {

  private static final String NO_REGION = "ZZ";

  private PhoneMatch() {}

  /**
   * True when both are the same number. A stored number without country code is read as one of the
   * client's country; an extension does not count.
   *
   * @param phone E.164
   * @param stored in any notation, or null
   */
  public static boolean same(String phone, String stored) {
    if (stored == null || stored.isBlank()) {
      return false;
    }
    var numbers = PhoneNumberUtil.getInstance();
    try {
      var client = numbers.parse(phone, NO_REGION);
      var region = numbers.getRegionCodeForCountryCode(client.getCountryCode());
      return subscriber(client).equals(subscriber(numbers.parse(stored, region)));
    } catch (NumberParseException notANumber) {
      return phone.equals(stored.strip());
    }
  }

  /** A stored number in E.164 where it has a country code, else as it is. */
  public static String readable(String stored) {
    var numbers = PhoneNumberUtil.getInstance();
    try {
      var number = numbers.parse(stored, NO_REGION);
      return numbers.isPossibleNumber(number)
          ? numbers.format(subscriber(number), PhoneNumberFormat.E164)
          : stored.strip();
    } catch (NumberParseException withoutCountry) {
      return stored.strip();
    }
  }

  private static PhoneNumber subscriber(PhoneNumber number) {
    return new PhoneNumber().mergeFrom(number).clearExtension();
  }
}
