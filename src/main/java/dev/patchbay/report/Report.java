package dev.patchbay.report;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/**
 * A finished report.
 *
 * @param integrations whose leads and deals count
 * @param rows by the values of their keys, day first where there is one
 * @param totals of everything in the period, whatever the rows are made by
 */
public record Report(
    LocalDate from,
    LocalDate to,
    ZoneId zone,
    List<Dimension> by,
    List<String> integrations,
    List<Row> rows,
    Figures totals) {

  /**
   * @param key the value of each dimension; one without a value is absent
   * @param names what people call the values that are ids
   */
  public record Row(Map<String, String> key, Map<String, String> names, Figures figures) {}
}
