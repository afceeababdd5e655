package dev.patchbay.crm.espocrm;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;

/** EspoCRM's notation of times: UTC, whole seconds. */
final class EspoTime {

  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

  private EspoTime() {}

  static String format(Instant instant) {
    return FORMAT.format(instant.atOffset(ZoneOffset.UTC));
  }

  /** A text that is a time with a zone in ISO 8601 becomes EspoCRM's; anything else stays. */
  static Object inEspoNotation(Object value) {
    try {
      return value instanceof String text && text.contains("T")
          ? format(OffsetDateTime.parse(text).toInstant())
          : value;
    } catch (DateTimeParseException noTime) {
      return value;
    }
  }

  /** The middle of a day that has no time, so that it is that day nearly everywhere; or null. */
  static Instant middleOf(String day) {
    try {
      return day == null ? null : LocalDate.parse(day).atTime(12, 0).toInstant(ZoneOffset.UTC);
    } catch (DateTimeParseException noDay) {
      return null;
    }
  }

  /** Null for null and for what is no time. */
  static Instant parse(String text) {
    try {
      return text == null ? null : LocalDateTime.parse(text, FORMAT).toInstant(ZoneOffset.UTC);
    } catch (DateTimeParseException noTime) {
      return null;
    }
  }
}
