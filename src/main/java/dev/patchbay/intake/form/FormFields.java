package dev.patchbay.intake.form;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What was filled in, field by field.
 *
 * @param values by the name in the form, in the form's order; nested names as PHP writes them
 *     ({@code client[phone]}). Never blank
 * @param remarks what of the request could not be taken as it was, in sentences for people
 */
public record FormFields(Map<String, String> values, List<String> remarks) {

  public FormFields {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    remarks = List.copyOf(remarks);
  }

  /** The value of the first of these names that has one. Case does not matter. */
  public Optional<String> first(String... names) {
    for (String name : names) {
      for (var field : values.entrySet()) {
        if (field.getKey().equalsIgnoreCase(name)) {
          return Optional.of(field.getValue());
        }
      }
    }
    return Optional.empty();
  }

  /**
   * The values of {@code group[...]} by what stands in the brackets; deeper ones keep theirs:
   * {@code group[size][width]} is {@code size[width]}.
   */
  public Map<String, String> group(String group) {
    Map<String, String> inside = new LinkedHashMap<>();
    values.forEach(
        (name, value) -> {
          if (name.startsWith(group + "[") && name.endsWith("]")) {
            String first = name.substring(group.length() + 1, name.indexOf(']'));
            inside.put(first + name.substring(name.indexOf(']') + 1), value);
          }
        });
    return inside;
  }

  /** The same without some fields. */
  public FormFields without(Set<String> names) {
    Map<String, String> rest = new LinkedHashMap<>(values);
    rest.keySet().removeAll(names);
    return new FormFields(rest, remarks);
  }

  /** The same with values that count where both name a field. */
  FormFields and(FormFields later) {
    Map<String, String> all = new LinkedHashMap<>(values);
    all.putAll(later.values);
    List<String> said = new ArrayList<>(remarks);
    said.addAll(later.remarks);
    return new FormFields(all, said);
  }
}
