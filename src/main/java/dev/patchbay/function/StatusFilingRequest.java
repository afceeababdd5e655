package dev.patchbay.function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.patchbay.function.http.Inputs;
import dev.patchbay.function.http.Problem;
import dev.patchbay.intake.FieldError;
import dev.patchbay.statusgroup.StatusGroup;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a person wants filed where.
 *
 * @param groups by the id of the status
 * @param version that the person saw; null where he does not care
 */
record StatusFilingRequest(Map<String, StatusGroup> groups, Integer version) {

  /**
   * All statuses at once.
   *
   * @param known the ids that may be named
   * @throws Problem naming every fault
   */
  static StatusFilingRequest whole(ObjectNode body, Set<String> known) {
    new Inputs(body).done("statuses", "version");
    if (!body.path("statuses").isArray()) {
      throw Problem.invalid("statuses", "is required and must be a list");
    }
    Map<String, StatusGroup> groups = new LinkedHashMap<>();
    List<FieldError> errors = new ArrayList<>();
    for (int i = 0; i < body.get("statuses").size(); i++) {
      JsonNode status = body.get("statuses").get(i);
      String field = "statuses[%d]".formatted(i);
      String id = id(status, field + ".id", known, errors);
      StatusGroup group = group(status, field + ".group", errors);
      if (id != null && groups.containsKey(id)) {
        errors.add(new FieldError(field + ".id", "is named twice"));
      } else if (id != null && group != null) {
        groups.put(id, group);
      }
      unknown(status, field, errors);
    }
    return checked(body, groups, errors);
  }

  /**
   * One status.
   *
   * @param known the ids that may be named
   * @throws Problem naming every fault
   */
  static StatusFilingRequest one(ObjectNode body, Set<String> known) {
    new Inputs(body).done("id", "group", "version");
    List<FieldError> errors = new ArrayList<>();
    String id = id(body, "id", known, errors);
    StatusGroup group = group(body, "group", errors);
    return checked(body, id == null || group == null ? Map.of() : Map.of(id, group), errors);
  }

  private static StatusFilingRequest checked(
      ObjectNode body, Map<String, StatusGroup> groups, List<FieldError> errors) {
    JsonNode version = body.path("version");
    if (body.hasNonNull("version") && !version.canConvertToExactIntegral()) {
      errors.add(new FieldError("version", "must be a whole number"));
    }
    if (!errors.isEmpty()) {
      throw Problem.invalid(errors);
    }
    return new StatusFilingRequest(groups, body.hasNonNull("version") ? version.asInt() : null);
  }

  private static String id(
      JsonNode status, String field, Set<String> known, List<FieldError> errors) {
    String id = status.path("id").isTextual() ? status.get("id").asText() : null;
    if (id == null || !known.contains(id)) {
      errors.add(new FieldError(field, "is no status of the connected CRM"));
      return null;
    }
    return id;
  }

  private static StatusGroup group(JsonNode status, String field, List<FieldError> errors) {
    StatusGroup group = StatusGroup.of(status.path("group").asText()).orElse(null);
    if (group == null) {
      errors.add(
          new FieldError(
              field,
              "must be one of "
                  + Arrays.stream(StatusGroup.values())
                      .map(StatusGroup::label)
                      .collect(Collectors.joining(", "))));
    }
    return group;
  }

  private static void unknown(JsonNode status, String field, List<FieldError> errors) {
    for (var property : status.properties()) {
      if (!Set.of("id", "group").contains(property.getKey())) {
        errors.add(
            new FieldError(field + "." + property.getKey(), "is not known; known are id, group"));
      }
    }
  }
}
