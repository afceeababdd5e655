package dev.patchbay.intake.phone;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads phone numbers in the notations that telephonies, forms and CRMs use. The metadata of a
 * country is loaded when its first number is read, nothing before.
 */
@Singleton
public class PhoneNumbers {

  /** With a name; what is longer would only cost time. */
  private static final int LONGEST = 200;

  /** {@code "Ann" <380501234567>} */
  private static final Pattern IN_BRACKETS = Pattern.compile("<([^<>]*)>");

  private static final Pattern URI = Pattern.compile("(?i)^(?:sips?|tel):");

  /**
   * A number and perhaps an extension. Anything else with letters is a login or a word such as
   * "anonymous", even when digits follow.
   */
  private static final Pattern NUMBER =
      Pattern.compile(
          "([+＋]?[\\p{Nd}\\p{Z}\\p{Pd}\\t().\\[\\]/~]+?)"
              + "(?:[\\p{Z},;]*(?:ext(?:ension)?|x|доб|вн|wew|#|[,;])[.:=\\p{Z}]*\\p{Nd}{1,10}#?)?",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  /**
   * The number in E.164. National numbers are read in the notation of the country, and digits that
   * begin with an international code are understood without a plus.
   *
   * @param raw any notation, or null
   * @param country ISO 3166 code
   * @return empty for what is not a whole public number: short internal numbers, logins, withheld
   *     numbers
   */
  public Optional<String> toE164(String raw, String country) {
    if (raw == null || raw.length() > LONGEST) {
      return Optional.empty();
    }
    Matcher matcher = NUMBER.matcher(bare(raw));
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String number = matcher.group(1).strip();
    if (number.startsWith("+") || number.startsWith("＋")) {
      return parse(number, country, this::possible);
    }
    String digits = number.replaceAll("\\P{Nd}", "");
    return parse(number, country, this::valid)
        .or(() -> parse("+" + digits.replaceFirst("^00", ""), country, this::valid));
  }

  /** For logs: only the last four digits, and none of a number as short as that. */
  public String mask(String number) {
    if (number == null) {
      return "";
    }
    String digits = number.replaceAll("\\P{Nd}", "");
    return "***" + (digits.length() > 4 ? digits.substring(digits.length() - 4) : "");
  }

  private static String bare(String raw) {
    Matcher brackets = IN_BRACKETS.matcher(raw);
    String text = (brackets.find() ? brackets.group(1) : raw).replace("\"", "").strip();
    Matcher uri = URI.matcher(text);
    String address = uri.find() ? text.substring(uri.end()) : text;
    int host = address.indexOf('@');
    return host < 0 ? address : address.substring(0, host);
  }

  private Optional<String> parse(String number, String country, Predicate<PhoneNumber> accepted) {
    try {
      PhoneNumber parsed = util().parse(number, country);
      return accepted.test(parsed)
          ? Optional.of(util().format(parsed, PhoneNumberFormat.E164))
          : Optional.empty();
    } catch (NumberParseException notANumber) {
      return Optional.empty();
    }
  }

  private boolean valid(PhoneNumber number) {
    return util().isValidNumber(number);
  }

  /** With its country said, a number may be of a range that is newer than the metadata. */
  private boolean possible(PhoneNumber number) {
    return util().isPossibleNumberWithReason(number) == ValidationResult.IS_POSSIBLE;
  }

  private static PhoneNumberUtil util() {
    return PhoneNumberUtil.getInstance();
  }
}
