package dev.patchbay.report;

import dev.patchbay.journal.Origin;
import dev.patchbay.report.Report.Row;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Makes rows of facts. Pure: holds what was added and nothing else. What is outside the period is
 * left out.
 */
final class Tabulation {

  private static final Comparator<List<String>> ORDER =
      (one, other) -> {
        Comparator<String> cell = Comparator.nullsLast(Comparator.naturalOrder());
        int compared = 0;
        for (int i = 0; compared == 0 && i < one.size(); i++) {
          compared = cell.compare(one.get(i), other.get(i));
        }
        return compared;
      };

  private final ReportQuery query;
  private final Map<List<String>, Counter> rows = new HashMap<>();
  private final Map<Dimension, Map<String, String>> names = new HashMap<>();
  private final Counter totals = new Counter();

  Tabulation(ReportQuery query) {
    this.query = query;
  }

  void add(Fact fact) {
    if (!query.contains(fact.at())) {
      return;
    }
    totals.add(fact);
    rows.computeIfAbsent(key(fact), _ -> new Counter()).add(fact);
  }

  /** How many rows there are so far. */
  int size() {
    return rows.size();
  }

  Report report(List<String> integrations) {
    return new Report(
        query.from(),
        query.to(),
        query.zone(),
        query.by(),
        integrations,
        rows.entrySet().stream()
            .sorted(Map.Entry.comparingByKey(ORDER))
            .map(row -> row(row.getKey(), row.getValue()))
            .toList(),
        totals.figures());
  }

  private Row row(List<String> values, Counter counter) {
    Map<String, String> key = new LinkedHashMap<>();
    Map<String, String> named = new LinkedHashMap<>();
    for (int i = 0; i < values.size(); i++) {
      Dimension dimension = query.by().get(i);
      String value = values.get(i);
      if (value != null) {
        key.put(dimension.label(), value);
      }
      if (value != null && dimension.named()) {
        named.put(dimension.label(), names.get(dimension).get(value));
      }
    }
    return new Row(key, named.isEmpty() ? null : named, counter.figures());
  }

  private List<String> key(Fact fact) {
    List<String> key = new ArrayList<>();
    query.by().forEach(dimension -> key.add(value(dimension, fact)));
    return key;
  }

  private String value(Dimension dimension, Fact fact) {
    return switch (dimension) {
      case DAY -> query.day(fact.at()).toString();
      case SOURCE -> of(fact, Origin::source);
      case CREATION_METHOD -> of(fact, Origin::creationMethod);
      case UTM_SOURCE, UTM_MEDIUM, UTM_CAMPAIGN, UTM_TERM, UTM_CONTENT ->
          of(fact, origin -> origin.utm().get(dimension.label()));
      case LINE -> of(fact, Origin::line);
      case FORM -> of(fact, Origin::form);
      case RESPONSIBLE ->
          fact instanceof Fact.Business business ? named(dimension, business.responsible()) : null;
      case STATUS_GROUP -> fact instanceof Fact.Business business ? business.group().label() : null;
      case STATUS ->
          fact instanceof Fact.Business business ? named(dimension, business.status()) : null;
      case INTEGRATION -> fact.integration();
    };
  }

  private static String of(Fact fact, Function<Origin, String> value) {
    String told = fact.origin() == null ? null : value.apply(fact.origin());
    return told == null || told.isBlank() ? null : told;
  }

  private String named(Dimension dimension, Fact.Named value) {
    if (value == null) {
      return null;
    }
    names.computeIfAbsent(dimension, _ -> new HashMap<>()).put(value.id(), value.name());
    return value.id();
  }
}
