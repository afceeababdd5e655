package dev.patchbay.local;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A place in the template, with the intrinsic functions that matter locally worked out: {@code Ref}
 * of a parameter is its default, {@code Ref} and {@code GetAtt} of a resource are its logical id.
 *
 * @param value map, list, scalar or null
 * @param references what {@code Ref} and {@code Sub} find, by name
 */
record TemplateNode(Object value, Map<String, Object> references) {
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^}!]+)}");

  boolean exists() {
    return value != null;
  }

  TemplateNode get(String... path) {
    var at = this;
    for (var name : path) {
      at = at.with(at.map().get(name));
    }
    return at;
  }

  Stream<TemplateNode> items() {
    return value instanceof List<?> list ? list.stream().map(this::with) : Stream.empty();
  }

  Stream<Map.Entry<String, TemplateNode>> fields() {
    return map().entrySet().stream()
        .map(field -> Map.entry(String.valueOf(field.getKey()), with(field.getValue())));
  }

  /** The scalar as text; null where there is none. */
  String text() {
    return switch (value) {
      case null -> null;
      case Map<?, ?> function when function.containsKey("Ref") -> lookup(function.get("Ref"));
      case Map<?, ?> function when function.containsKey("Fn::GetAtt") ->
          attributeOwner(function.get("Fn::GetAtt"));
      case Map<?, ?> function when function.get("Fn::Sub") instanceof String pattern ->
          substitute(pattern);
      case Map<?, ?> _ -> throw new IllegalArgumentException("The local run cannot read " + value);
      default -> String.valueOf(value);
    };
  }

  int number(int otherwise) {
    return exists() ? Integer.parseInt(text()) : otherwise;
  }

  private TemplateNode with(Object other) {
    return new TemplateNode(other, references);
  }

  private Map<?, ?> map() {
    return value instanceof Map<?, ?> map ? map : Map.of();
  }

  private String lookup(Object name) {
    return String.valueOf(references.getOrDefault(String.valueOf(name), name));
  }

  private static String attributeOwner(Object argument) {
    return argument instanceof List<?> list
        ? String.valueOf(list.getFirst())
        : String.valueOf(argument).replaceFirst("\\..*", "");
  }

  private String substitute(String pattern) {
    Function<String, String> replacement =
        name -> lookup(references.containsKey(name) ? name : attributeOwner(name));
    return VARIABLE
        .matcher(pattern)
        .replaceAll(match -> replacement.apply(match.group(1)).replace("$", "\\$"));
  }
}
