package dev.patchbay.crm.roapp;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;

/** What RO App takes, operation by operation. */
final class RoAppRules {

  private static final String CLIENT =
      "email phones notes address supplier manager_id ad_campaign_id discount_code custom_fields"
          + " tags tax_identification_number";
  private static final String PERSON = "first_name last_name birthday " + CLIENT;
  private static final String ORGANIZATION = "name business_registration_number " + CLIENT;
  private static final String ORDER =
      "branch_id order_type_id client_id manager_id assignee_id asset_id payer_id ad_campaign_id"
          + " scheduled_for scheduled_to resource_id malfunction manager_notes engineer_notes resume"
          + " estimated_price due_date urgent custom_fields";
  private static final String INQUIRY =
      "client_id contact_phone contact_name leadtype_id is_juridical branch_id manager_id title"
          + " description ad_campaign_id is_urgent custom_fields channel";

  private static final Map<Pattern, Operation> OPERATIONS = new LinkedHashMap<>();

  static {
    String clients = "page names[] phones[] managers[] created_at[] modified_at[] sort";
    operation("GET /v2/contacts/(people|organizations)", clients, "", "");
    operation("GET /v2/contacts/(people|organizations)/(\\d+|custom-fields)", "", "", "");
    operation("POST /v2/contacts/people", "", PERSON, "first_name");
    operation("POST /v2/contacts/organizations", "", ORGANIZATION, "name");
    operation("PATCH /v2/contacts/people/\\d+", "", PERSON, "");
    operation("PATCH /v2/contacts/organizations/\\d+", "", ORGANIZATION, "");
    operation(
        "GET /v2/orders",
        "page types[] branches[] ids[] numbers[] statuses[] managers[] clients_ids[] client_names[]"
            + " client_phones[] created_at[] modified_at[] scheduled_for[] due_date[] asset_uid[]"
            + " sort",
        "",
        "");
    operation("GET /v2/orders/(\\d+|statuses|types|custom-fields)", "", "", "");
    operation("POST /v2/orders", "", ORDER, "branch_id order_type_id client_id");
    operation("PATCH /v2/orders/\\d+", "", ORDER, "");
    operation("POST /v2/orders/\\d+/status", "", "status_id comment", "status_id");
    operation(
        "GET /lead/",
        "page ids[] id_labels[] statuses[] managers[] client_names[] client_phones[] created_at[]"
            + " modified_at[] closed_at[]",
        "",
        "");
    operation("POST /lead/", "", INQUIRY, "leadtype_id");
    operation("PUT /lead/", "", "lead_id status_id " + INQUIRY, "lead_id status_id");
    operation("POST /lead/status/", "", "lead_id status_id", "lead_id status_id");
    operation("GET /lead/custom-fields/", "leadtype_id page", "", "");
    operation("GET /(lead/types|statuses/leads|employees|branches)/", "page", "", "");
    operation(
        "GET /clients/", "page ids[] names[] phones[] emails[] created_at[] modified_at[]", "", "");
  }

  /** The fields that point at something, with the table where it must exist. */
  private static final Map<String, String> REFERENCES =
      Map.of(
          "manager_id", "employees",
          "branch_id", "branches",
          "order_type_id", "order-types",
          "leadtype_id", "lead-types",
          "client_id", "clients",
          "lead_id", "leads");

  private RoAppRules() {}

  /** What is wrong with the parameters; null when nothing is. */
  static String fault(String method, String path, Set<String> parameters) {
    Operation operation = find(method, path);
    if (operation == null) {
      return "no such operation";
    }
    return parameters.stream()
        .filter(name -> !operation.parameters().contains(name))
        .findFirst()
        .map(name -> name + ": unknown parameter")
        .orElse(null);
  }

  /** Why the vendor does not take such a body, or null when it does. */
  static String fault(
      String method, String path, JsonNode body, BiPredicate<String, String> exists) {
    Operation operation = find(method, path);
    for (Iterator<String> names = body.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (!operation.fields().contains(name)) {
        return name + ": unknown field";
      }
      if (name.endsWith("_id") && !body.get(name).isIntegralNumber()) {
        return name + ": must be a number";
      }
      String table = REFERENCES.get(name);
      if (table != null && !exists.test(table, body.get(name).asText())) {
        return name + ": not found";
      }
      boolean objects = !path.startsWith("/lead/");
      if (name.equals("custom_fields") && body.get(name).isObject() != objects) {
        return name + (objects ? ": must be an object" : ": must be a text");
      }
      if (name.equals("phones") && !phoneObjects(body.get(name))) {
        return name + ": must be a list of objects with a phone";
      }
    }
    boolean inquiry = (method + path).equals("POST/lead/");
    if (inquiry && !body.has("client_id") && !body.hasNonNull("contact_phone")) {
      return "client_id or contact_phone and contact_name are required";
    }
    return operation.required().stream()
        .filter(name -> body.path(name).asText("").isBlank())
        .findFirst()
        .map(name -> name + ": is required")
        .orElse(null);
  }

  private static boolean phoneObjects(JsonNode phones) {
    for (JsonNode phone : phones) {
      if (!phone.path("phone").isTextual()) {
        return false;
      }
    }
    return phones.isArray();
  }

  private static Operation find(String method, String path) {
    return OPERATIONS.entrySet().stream()
        .filter(entry -> entry.getKey().matcher(method + " " + path).matches())
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(null);
  }

  private static void operation(String pattern, String parameters, String fields, String required) {
    OPERATIONS.put(
        Pattern.compile(pattern), new Operation(words(parameters), words(fields), words(required)));
  }

  private static Set<String> words(String text) {
    return text.isEmpty() ? Set.of() : Set.copyOf(List.of(text.split(" ")));
  }

  private record Operation(Set<String> parameters, Set<String> fields, Set<String> required) {}
}
