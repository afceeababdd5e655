package dev.patchbay.store;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Instants as text that sorts by time: always three digits of fraction, always UTC. */
public final class SortableTime {

  private static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private SortableTime() {}

  public static String of(Instant time) {
    return MILLIS.format(time);
  }
}
