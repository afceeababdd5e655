package dev.patchbay.intake.telephony;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the times of telephony events. */
public final class EventTimes {

  private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

  private static final Pattern UNIX_SECONDS = Pattern.compile("\\d{9,10}(?:\\.\\d+)?");
  private static final Pattern UNIX_MILLIS = Pattern.compile("\\d{12,13}");

  /** Day before month wherever both could be meant: the senders are European. */
  private static final List<DateTimeFormatter> FORMATS =
      List.of(
          DateTimeFormatter.ISO_DATE_TIME,
          format("uuuu-M-d H:mm[:ss][.SSSSSS][.SSS][ ][XXX][XX][X]"),
          format("uuuu/M/d H:mm[:ss]"),
          format("d.M.uuuu[,] H:mm[:ss]"),
          format("d/M/uuuu[,] H:mm[:ss]"),
          format("d-M-uuuu H:mm[:ss]"),
          format("uuuuMMddHHmmss"),
          DateTimeFormatter.RFC_1123_DATE_TIME);

  private EventTimes() {}

  /**
   * A moment in any of the usual notations: ISO 8601 with or without offset, year or day first with
   * hyphens, dots or slashes, Unix seconds or milliseconds.
   *
   * @param zone of times that carry no offset
   * @return empty for anything else, a day alone, and years outside of 2000 to 2099
   */
  public static Optional<Instant> parse(String text, ZoneId zone) {
    if (text == null) {
      return Optional.empty();
    }
    return unix(text)
        .or(() -> FORMATS.stream().flatMap(f -> read(f, text, zone).stream()).findFirst())
        .filter(at -> !at.isBefore(EARLIEST) && at.isBefore(LATEST));
  }

  private static Optional<Instant> unix(String text) {
    if (UNIX_SECONDS.matcher(text).matches()) {
      return Optional.of(Instant.ofEpochSecond(Long.parseLong(text.split("\\.")[0])));
    }
    return UNIX_MILLIS.matcher(text).matches()
        ? Optional.of(Instant.ofEpochMilli(Long.parseLong(text)))
        : Optional.empty();
  }

  private static Optional<Instant> read(DateTimeFormatter format, String text, ZoneId zone) {
    try {
      TemporalAccessor time =
          format.parseBest(text, ZonedDateTime::from, OffsetDateTime::from, LocalDateTime::from);
      return Optional.of(
          switch (time) {
            case ZonedDateTime zoned -> zoned.toInstant();
            case OffsetDateTime offset -> offset.toInstant();
            default -> LocalDateTime.from(time).atZone(zone).toInstant();
          });
    } catch (DateTimeException another) {
      return Optional.empty();
    }
  }

  private static DateTimeFormatter format(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ROOT)
        .withResolverStyle(ResolverStyle.STRICT);
  }
}
