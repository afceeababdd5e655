package dev.patchbay.crm.espocrm;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** One condition of a list request, in the bracket notation of EspoCRM's query strings. */
record Where(String type, String attribute, List<String> values, List<Where> parts) {

  private static final Set<String> SCALAR =
      Set.of("equals", "after", "greaterThan", "greaterThanOrEquals");

  static Where equal(String attribute, String value) {
    return new Where("equals", attribute, List.of(value), List.of());
  }

  static Where in(String attribute, List<String> values) {
    return new Where("in", attribute, values, List.of());
  }

  static Where linkedWith(String link, List<String> ids) {
    return new Where("linkedWith", link, ids, List.of());
  }

  /**
   * @param value a UTC time in EspoCRM's notation
   */
  static Where after(String attribute, String value) {
    return new Where("after", attribute, List.of(value), List.of());
  }

  /**
   * @param value is compared as a text by the database
   */
  static Where greater(String attribute, String value) {
    return new Where("greaterThan", attribute, List.of(value), List.of());
  }

  /**
   * @param value a UTC time in EspoCRM's notation
   */
  static Where notBefore(String attribute, String value) {
    return new Where("greaterThanOrEquals", attribute, List.of(value), List.of());
  }

  static Where all(Where... parts) {
    return new Where("and", null, List.of(), List.of(parts));
  }

  static Where any(List<Where> parts) {
    return parts.size() == 1 ? parts.getFirst() : new Where("or", null, List.of(), parts);
  }

  static Map<String, String> query(Where... conditions) {
    Map<String, String> query = new LinkedHashMap<>();
    IntStream.range(0, conditions.length)
        .forEach(i -> conditions[i].write("whereGroup[" + i + "]", query));
    return query;
  }

  private void write(String place, Map<String, String> query) {
    query.put(place + "[type]", type);
    if (attribute != null) {
      query.put(place + "[attribute]", attribute);
    }
    if (SCALAR.contains(type)) {
      query.put(place + "[value]", values.getFirst());
    } else {
      IntStream.range(0, values.size())
          .forEach(i -> query.put(place + "[value][" + i + "]", values.get(i)));
    }
    IntStream.range(0, parts.size())
        .forEach(i -> parts.get(i).write(place + "[value][" + i + "]", query));
  }
}
