package dev.patchbay.crm.espocrm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** EspoCRM's fields and what it demands of them. */
final class EspoRules {

  static final List<String> TYPES =
      List.of("Contact", "Account", "Lead", "Opportunity", "Task", "Note", "User");

  private static final String COMMON =
      "name createdAt modifiedAt createdById assignedUserId description";
  private static final String PERSON =
      "firstName lastName phoneNumber phoneNumberData emailAddress emailAddressData";

  private static final Map<String, Set<String>> FIELDS =
      Map.of(
          "Contact", set(COMMON, PERSON, "accountId accountName title"),
          "Account", set(COMMON, "phoneNumber phoneNumberData emailAddress website"),
          "Lead",
              set(
                  COMMON,
                  PERSON,
                  "status source accountName doNotCall campaignId createdContactId createdAccountId"),
          "Opportunity",
              set(
                  COMMON,
                  "stage amount amountCurrency closeDate probability accountId contactsIds"
                      + " contactId"),
          "Task", set(COMMON, "status dateStart dateEnd parentType parentId"),
          "Note", set("type post parentType parentId createdAt createdById"),
          "User", set("name userName emailAddress type isActive"));

  /** What can be read beside, and written by nobody or not by the hub. */
  private static final Map<String, Set<String>> READABLE =
      Map.of(
          "Lead",
              set("opportunityAmount opportunityAmountCurrency createdOpportunityId convertedAt"),
          "Task", set("dateEndDate createdAt"));

  private static final Map<String, Set<String>> REQUIRED =
      Map.of(
          "Contact", set("lastName"),
          "Account", set("name"),
          "Lead", set("lastName"),
          "Opportunity", set("name amount closeDate"),
          "Task", set("name assignedUserId"),
          "Note", set("type post parentType parentId"));

  private static final Map<String, Set<String>> OPTIONS =
      Map.of(
          "Lead.status", Set.of("New", "Assigned", "In Process", "Converted", "Recycled", "Dead"),
          "Task.status", Set.of("Not Started", "Started", "Completed", "Canceled", "Deferred"),
          "Opportunity.stage", Set.of("Prospecting", "Negotiation", "Closed Won", "Closed Lost"),
          "Lead.source", Set.of("", "Call", "Web Site"),
          "Note.type", Set.of("Post"));

  private static final Map<String, String> PATTERNS =
      Map.of(
          "dateEnd",
          "\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d",
          "closeDate",
          "\\d{4}-\\d\\d-\\d\\d");

  private EspoRules() {}

  static boolean isKnown(String type) {
    return FIELDS.containsKey(type);
  }

  static Set<String> fields(String type) {
    return FIELDS.get(type);
  }

  static boolean isReadable(String type, String attribute) {
    return FIELDS.get(type).contains(attribute)
        || READABLE.getOrDefault(type, Set.of()).contains(attribute)
        || EspoType.MARKED.stream().anyMatch(t -> t.entity().equals(type))
            && attribute.equals("cPatchbayRef");
  }

  /** What the header {@code X-Status-Reason} says of a bad value, or null. */
  static String fault(String type, ObjectNode fields, EspoRows rows) {
    for (String field : REQUIRED.get(type)) {
      if (fields.path(field).asText().isBlank()) {
        return failure(type, field, "required");
      }
    }
    for (JsonNode phone : fields.path("phoneNumberData")) {
      if (!phone.path("phoneNumber").asText().matches("\\+[1-9]\\d{7,14}")) {
        return failure(type, "phoneNumber", "valid");
      }
    }
    for (var field : fields.properties()) {
      String value = field.getValue().asText();
      if (!OPTIONS.getOrDefault(type + "." + field.getKey(), Set.of(value)).contains(value)) {
        return failure(type, field.getKey(), "valid");
      }
      if (!value.matches(PATTERNS.getOrDefault(field.getKey(), "(?s).*"))) {
        return failure(type, field.getKey(), "valid");
      }
      if (Set.of("firstName", "lastName").contains(field.getKey()) && value.length() > 100) {
        return failure(type, field.getKey(), "maxLength");
      }
    }
    return brokenLink(type, fields, rows);
  }

  private static String brokenLink(String type, ObjectNode fields, EspoRows rows) {
    Map<String, String> links =
        Map.of(
            "assignedUserId",
            "User",
            "accountId",
            "Account",
            "parentId",
            fields.path("parentType").asText());
    for (var link : links.entrySet()) {
      String id = fields.path(link.getKey()).asText("");
      if (!id.isEmpty() && rows.get(link.getValue(), id) == null) {
        return failure(type, link.getKey().replace("Id", ""), "exists");
      }
    }
    return null;
  }

  private static String failure(String type, String field, String rule) {
    return "Field validation failure; entityType: %s, field: %s, type: %s."
        .formatted(type, field, rule);
  }

  private static Set<String> set(String... names) {
    return Stream.of(names)
        .flatMap(words -> Stream.of(words.split(" ")))
        .collect(Collectors.toUnmodifiableSet());
  }
}
