package dev.patchbay.crm.pipedrive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** The fields, pipelines, stages and labels of a company, and what values its fields take. */
final class PipedriveFields {

  static final String COLOUR = "c010".repeat(10);
  static final String ROOMS = "ab12".repeat(10);
  static final String EXTRAS = "5e75".repeat(10);
  static final String NOTE = "7e47".repeat(10);
  static final String PLACE = "add4".repeat(10);
  static final String LABEL = "f08b42a0-4e75-11ea-9643-03698ef1cfd6";

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private static final Map<String, List<ObjectNode>> CUSTOM =
      Map.of(
          "deal",
              List.of(
                  field(COLOUR, "Colour", "enum", "1 Red", "2 Blue"),
                  field(EXTRAS, "Extras", "set", "7 Gutter", "8 Window"),
                  field(ROOMS, "Rooms", "double"),
                  field(NOTE, "Remark", "varchar"),
                  field(PLACE, "Place", "address")),
          "person", List.of(field(COLOUR, "Colour", "enum", "1 Red", "2 Blue")),
          "organization", List.of(field(NOTE, "Remark", "varchar")));

  private PipedriveFields() {}

  /** The rows of a list, or null where it is none of these. */
  static List<ObjectNode> rows(String table) {
    return switch (table) {
      case "dealFields" ->
          fields("deal", field("title", "Title", "varchar"), field("value", "Value", "monetary"));
      case "personFields" ->
          fields(
              "person",
              field("name", "Name", "varchar"),
              field("label_ids", "Labels", "set", "3 Warm"),
              field("job_title", "Job title", "varchar"));
      case "organizationFields" -> fields("organization", field("name", "Name", "varchar"));
      case "leadLabels" -> List.of(JSON.objectNode().put("id", LABEL).put("name", "Hot"));
      case "pipelines" -> List.of(named(1, "Sales"), named(2, "Repairs"), deleted(named(3, "Old")));
      case "stages" ->
          List.of(
              named(11, "New").put("pipeline_id", 1),
              named(12, "Offer").put("pipeline_id", 1),
              named(21, "Inspection").put("pipeline_id", 2),
              deleted(named(22, "Forgotten").put("pipeline_id", 2)));
      default -> null;
    };
  }

  /** Why the values of custom fields are not taken, or null when they are. */
  static String fault(String of, JsonNode values) {
    for (var entry : values.properties()) {
      ObjectNode field =
          CUSTOM.get(of).stream()
              .filter(f -> f.get("field_code").asText().equals(entry.getKey()))
              .findFirst()
              .orElse(null);
      if (field == null) {
        return "custom_fields." + entry.getKey() + ": This field does not exist.";
      }
      if (!takes(field, entry.getValue())) {
        return "custom_fields." + entry.getKey() + ": wrong for " + field.get("field_type");
      }
    }
    return null;
  }

  private static boolean takes(ObjectNode field, JsonNode value) {
    return switch (field.get("field_type").asText()) {
      case "enum" -> value.isIntegralNumber() && isOption(field, value);
      case "set" ->
          value.isArray()
              && !value.isEmpty()
              && StreamSupport.stream(value.spliterator(), false)
                  .allMatch(one -> isOption(field, one));
      case "double" -> value.isNumber();
      default -> value.isTextual();
    };
  }

  private static boolean isOption(ObjectNode field, JsonNode value) {
    return field.get("options").findValues("id").stream()
        .anyMatch(id -> id.asLong() == value.asLong() && value.isIntegralNumber());
  }

  private static List<ObjectNode> fields(String of, ObjectNode... standard) {
    List<ObjectNode> all = new ArrayList<>();
    for (ObjectNode field : standard) {
      all.add(field.put("is_custom_field", false));
    }
    all.addAll(CUSTOM.get(of));
    return all;
  }

  private static ObjectNode field(String code, String name, String type, String... options) {
    ObjectNode field =
        JSON.objectNode()
            .put("field_code", code)
            .put("field_name", name)
            .put("field_type", type)
            .put("is_custom_field", true)
            .put("is_optional_response_field", false);
    ArrayNode list = field.putArray("options");
    for (String option : options) {
      String[] parts = option.split(" ");
      list.addObject().put("id", Integer.parseInt(parts[0])).put("label", parts[1]);
    }
    return options.length == 0 ? field.putNull("options") : field;
  }

  private static ObjectNode named(int id, String name) {
    return JSON.objectNode().put("id", id).put("name", name).put("is_deleted", false);
  }

  private static ObjectNode deleted(ObjectNode row) {
    return row.put("is_deleted", true);
  }
}
