package dev.patchbay.intake.form;

import dev.patchbay.crm.CrmSchema.Field;
import dev.patchbay.crm.CrmSchema.Option;
import dev.patchbay.intake.telephony.EventTimes;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Values of forms, which are texts, as a CRM's field wants them. */
final class FieldValues {

  private static final Set<String> YES =
      Set.of("1", "true", "yes", "on", "y", "да", "так", "tak", "oui");
  private static final Set<String> NO =
      Set.of("0", "false", "no", "off", "n", "нет", "ні", "nie", "non");
  private static final Pattern SPACES = Pattern.compile("[\\s\\u00a0\\u202f']");
  private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,15}(?:\\.\\d{1,10})?");

  private static final Pattern EITHER = Pattern.compile("[+-]?[1-9]\\d{0,2},\\d{3}");

  /** Day before month, as everywhere in the hub. */
  private static final List<DateTimeFormatter> DAYS =
      Stream.of("uuuu-M-d", "uuuu/M/d", "d.M.uuuu", "d/M/uuuu", "d-M-uuuu")
          .map(p -> DateTimeFormatter.ofPattern(p).withResolverStyle(ResolverStyle.STRICT))
          .toList();

  private FieldValues() {}

  /**
   * A text, a number or a boolean, as {@link dev.patchbay.crm.Action.Extras} carries them; days and
   * times in ISO 8601, a choice by the option's id.
   *
   * @param zone of times without one
   * @return empty when the field cannot take the value
   */
  static Optional<Object> of(String value, Field field, ZoneId zone) {
    return switch (field.type()) {
      case TEXT -> Optional.of(value);
      case NUMBER -> number(value).map(number -> number);
      case BOOLEAN -> yesOrNo(value).map(bool -> bool);
      case DATE -> day(value, zone).map(LocalDate::toString);
      case DATE_TIME ->
          EventTimes.parse(value, zone)
              .or(() -> day(value, zone).map(day -> day.atStartOfDay(zone).toInstant()))
              .map(Instant::toString);
      case CHOICE -> option(value, field).map(id -> id);
    };
  }

  /**
   * Whole numbers stay whole. Of a point and a comma the last is the decimal one. {@code 1,250} may
   * be either and is none: a sum that is a thousand times wrong is worse than a line of text.
   */
  private static Optional<Number> number(String value) {
    String bare = SPACES.matcher(value).replaceAll("");
    boolean commaIsLast = bare.lastIndexOf(',') > bare.lastIndexOf('.');
    String plain = commaIsLast ? bare.replace(".", "").replace(',', '.') : bare.replace(",", "");
    if (EITHER.matcher(bare).matches() || !NUMBER.matcher(plain).matches()) {
      return Optional.empty();
    }
    BigDecimal number = new BigDecimal(plain).stripTrailingZeros();
    return Optional.of(number.scale() <= 0 ? (Number) number.longValueExact() : number);
  }

  private static Optional<Boolean> yesOrNo(String value) {
    String word = value.toLowerCase(Locale.ROOT);
    if (YES.contains(word)) {
      return Optional.of(true);
    }
    return NO.contains(word) ? Optional.of(false) : Optional.empty();
  }

  private static Optional<LocalDate> day(String value, ZoneId zone) {
    for (DateTimeFormatter format : DAYS) {
      try {
        return Optional.of(LocalDate.parse(value, format));
      } catch (DateTimeException another) {
        // The next notation may fit.
      }
    }
    return EventTimes.parse(value, zone).map(at -> LocalDate.ofInstant(at, zone));
  }

  private static Optional<String> option(String value, Field field) {
    return field.options().stream()
        .filter(option -> option.id().equals(value))
        .findFirst()
        .or(
            () ->
                field.options().stream()
                    .filter(option -> option.label().strip().equalsIgnoreCase(value))
                    .findFirst())
        .map(Option::id);
  }
}
