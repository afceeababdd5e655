package dev.patchbay.report;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/**
 * What is reported.
 *
 * @param from the first day
 * @param to the last day, included
 * @param zone in which a day begins and ends
 * @param by what rows are made by; none for totals alone
 */
public record ReportQuery(LocalDate from, LocalDate to, ZoneId zone, List<Dimension> by) {

  public ReportQuery {
    by = List.copyOf(by);
  }

  /** The first moment of the period. */
  public Instant begin() {
    return from.atStartOfDay(zone).toInstant();
  }

  /** The first moment after the period. */
  public Instant end() {
    return to.plusDays(1).atStartOfDay(zone).toInstant();
  }

  boolean contains(Instant moment) {
    return !moment.isBefore(begin()) && moment.isBefore(end());
  }

  LocalDate day(Instant moment) {
    return LocalDate.ofInstant(moment, zone);
  }
}
