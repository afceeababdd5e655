package dev.patchbay.crm.espocrm;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/** The field descriptions in a site's metadata, as far as the tests look at them. */
final class EspoDefinitions {

  private static final Set<String> READ_ONLY = Set.of("createdAt", "modifiedAt");

  private EspoDefinitions() {}

  static ObjectNode of(String type) {
    ObjectNode fields = JsonNodeFactory.instance.objectNode();
    EspoRules.fields(type).stream()
        .filter(name -> !name.endsWith("Id") && !name.endsWith("Ids") && !name.endsWith("Data"))
        .forEach(name -> fields.putObject(name).put("type", "varchar"));
    READ_ONLY.forEach(name -> fields.putObject(name).put("type", "datetime").put("readOnly", true));
    fields.putObject("assignedUser").put("type", "link").put("required", true);
    fields.putObject("teams").put("type", "linkMultiple");
    if (fields.has("description")) {
      fields.putObject("description").put("type", "text");
    }
    switch (type) {
      case "Lead" -> lead(fields);
      case "Opportunity" -> opportunity(fields);
      case "Contact" -> fields.putObject("account").put("type", "link");
      default -> {}
    }
    return fields;
  }

  private static void lead(ObjectNode fields) {
    ObjectNode status = fields.putObject("status").put("type", "enum");
    names(status, "options", "New", "Assigned", "In Process", "Converted", "Recycled", "Dead");
    names(status, "notActualOptions", "Converted", "Recycled", "Dead");
    names(fields.putObject("source").put("type", "enum"), "options", "", "Call", "Web Site");
    fields.putObject("campaign").put("type", "link");
    fields.putObject("doNotCall").put("type", "bool");
    fields.putObject("convertedAt").put("type", "datetime").put("readOnly", true);
  }

  private static void opportunity(ObjectNode fields) {
    ObjectNode stage = fields.putObject("stage").put("type", "enum");
    names(stage, "options", "Prospecting", "Negotiation", "Closed Won", "Closed Lost");
    stage
        .putObject("probabilityMap")
        .put("Prospecting", 10)
        .put("Negotiation", 80)
        .put("Closed Won", 100)
        .put("Closed Lost", 0);
    fields.putObject("amount").put("type", "currency").put("required", true);
    fields.putObject("closeDate").put("type", "date").put("required", true);
    fields.putObject("probability").put("type", "int");
    fields.putObject("account").put("type", "link");
    fields.putObject("contacts").put("type", "linkMultiple");
  }

  private static void names(ObjectNode field, String list, String... names) {
    ArrayNode all = field.putArray(list);
    for (String name : names) {
      all.add(name);
    }
  }
}
