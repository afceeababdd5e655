package dev.patchbay.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.patchbay.intake.FieldError;
import dev.patchbay.project.Employee;
import dev.patchbay.project.FormSettings.Kind;
import dev.patchbay.project.FormSettings.Property;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What the group {@code forms} may say, apart from what only the CRM knows. */
final class FormRules implements GroupRules {

  private static final int MOST_MAPPINGS = 200;
  private static final int MOST_ORIGINS = 100;
  private static final int MOST_PER_MINUTE = 100_000;
  private static final Pattern ORIGIN =
      Pattern.compile("https?://[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:\\d{1,5})?");

  private final ObjectMapper mapper = new ObjectMapper();

  @Override
  public List<FieldError> check(
      String field, JsonNode value, ObjectNode document, List<Employee> employees) {
    List<FieldError> errors = new ArrayList<>();
    if (!value.isObject()) {
      errors.add(new FieldError(field, "must be an object"));
      return errors;
    }
    for (var setting : value.properties()) {
      String name = field + "." + setting.getKey();
      JsonNode given = setting.getValue();
      if (given.isNull()) {
        continue;
      }
      switch (setting.getKey()) {
        case "allowedOrigins" -> origins(name, given, errors);
        case "honeypot" ->
            expect(given.isTextual(), name, "must be the name of a field, or empty", errors);
        case "perMinute", "originPerMinute" ->
            expect(
                given.isIntegralNumber()
                    && given.asLong() >= 1
                    && given.asLong() <= MOST_PER_MINUTE,
                name,
                "must be a whole number from 1 to " + MOST_PER_MINUTE,
                errors);
        case "mapping" -> mappings(name, given, value.path("honeypot").asText("_website"), errors);
        default -> errors.add(new FieldError(name, "is not a setting"));
      }
    }
    return errors;
  }

  private static void origins(String name, JsonNode list, List<FieldError> errors) {
    if (!list.isArray() || list.size() > MOST_ORIGINS) {
      errors.add(new FieldError(name, "must be a list of at most " + MOST_ORIGINS + " origins"));
      return;
    }
    for (int i = 0; i < list.size(); i++) {
      expect(
          list.get(i).isTextual() && ORIGIN.matcher(list.get(i).asText()).matches(),
          name + "[" + i + "]",
          "must be a scheme and a host in lower case without a path, such as https://shop.example",
          errors);
    }
  }

  private void mappings(String name, JsonNode list, String honeypot, List<FieldError> errors) {
    if (!list.isArray() || list.size() > MOST_MAPPINGS) {
      errors.add(new FieldError(name, "must be a list of at most " + MOST_MAPPINGS + " rules"));
      return;
    }
    for (int i = 0; i < list.size(); i++) {
      mapping(name + "[" + i + "]", list.get(i), honeypot, errors);
    }
  }

  private void mapping(String place, JsonNode rule, String honeypot, List<FieldError> errors) {
    if (!rule.isObject()) {
      errors.add(new FieldError(place, "must be an object with from and to"));
      return;
    }
    unknown(place, rule, Set.of("from", "form", "to"), errors);
    String from = rule.path("from").asText("");
    expect(
        rule.path("from").isTextual() && !from.isBlank(),
        place + ".from",
        "is required: the field's name in the form",
        errors);
    expect(
        from.isBlank() || !from.equalsIgnoreCase(honeypot),
        place + ".from",
        "is the honeypot: who fills it in is no person",
        errors);
    if (rule.hasNonNull("form")) {
      expect(rule.get("form").isTextual(), place + ".form", "must be a form's name", errors);
    }
    JsonNode to = rule.path("to");
    if (!to.isObject()) {
      errors.add(new FieldError(place + ".to", "is required: a property, or a kind and a field"));
      return;
    }
    unknown(place + ".to", to, Set.of("property", "kind", "field"), errors);
    if (to.hasNonNull("property") == (to.hasNonNull("kind") || to.hasNonNull("field"))) {
      errors.add(
          new FieldError(place + ".to", "needs either a property, or both a kind and a field"));
    } else if (to.hasNonNull("property")) {
      oneOf(place + ".to.property", to.get("property"), Property.values(), errors);
    } else {
      oneOf(place + ".to.kind", to.path("kind"), Kind.values(), errors);
      expect(
          to.path("field").isTextual() && !to.get("field").asText().isBlank(),
          place + ".to.field",
          "is required: the CRM's id of the field",
          errors);
    }
  }

  private void oneOf(String name, JsonNode given, Enum<?>[] values, List<FieldError> errors) {
    List<String> labels =
        Arrays.stream(values).map(value -> mapper.valueToTree(value).asText()).toList();
    expect(
        labels.contains(given.asText()),
        name,
        "must be one of " + labels.stream().collect(Collectors.joining(", ")),
        errors);
  }

  private static void unknown(
      String place, JsonNode object, Set<String> known, List<FieldError> errors) {
    Consumer<String> report =
        name -> errors.add(new FieldError(place + "." + name, "is not known"));
    object
        .fieldNames()
        .forEachRemaining(
            n -> {
              if (!known.contains(n)) report.accept(n);
            });
  }

  private static void expect(boolean fine, String name, String rule, List<FieldError> errors) {
    if (!fine) {
      errors.add(new FieldError(name, rule));
    }
  }
}
