package dev.patchbay.crm.pipedrive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What Pipedrive takes and what it charges, operation by operation. */
final class PipedriveRules {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private static final Map<Pattern, Operation> OPERATIONS = new LinkedHashMap<>();

  static {
    String page = "limit cursor sort_by sort_direction updated_since include_fields ids owner_id";
    operation("GET /v1/users/me", 2, "");
    operation("GET /v1/users", 20, "");
    operation(
        "GET /api/v2/persons/search", 20, "term fields exact_match organization_id limit cursor");
    operation("GET /api/v2/(persons|deals)/\\d+", 1, "include_fields custom_fields");
    operation("GET /api/v2/persons", 10, page + " org_id deal_id");
    operation("GET /api/v2/organizations", 10, page);
    operation("GET /api/v2/deals", 10, page + " person_id org_id status pipeline_id stage_id");
    operation(
        "GET /api/v2/deals/archived", 20, page + " person_id org_id status pipeline_id stage_id");
    operation("GET /api/v2/organizations/\\d+", 1, "include_fields custom_fields");
    operation("DELETE /api/v2/(persons|organizations|deals|activities)/\\d+", 3, "");
    operation("DELETE /v1/(leads/[0-9a-f-]{36}|notes/\\d+|webhooks/\\d+)", 6, "");
    operation("GET /v1/webhooks", 10, "");
    operation("POST /v1/webhooks", 10, "");
    operation("GET /api/v2/activities", 10, page + " deal_id lead_id person_id org_id done");
    operation("POST /api/v2/(persons|organizations|deals|activities)", 5, "");
    operation(
        "GET /v1/leads",
        20,
        "limit start owner_id person_id organization_id filter_id updated_since sort");
    operation(
        "GET /v1/leads/archived",
        20,
        "limit start owner_id person_id organization_id filter_id sort");
    operation("GET /v1/leads/[0-9a-f-]{36}", 2, "");
    operation(
        "GET /v1/notes",
        20,
        "user_id lead_id deal_id person_id org_id start limit sort updated_since");
    operation("POST /v1/(leads|notes)", 10, "");
    operation("PUT /v1/notes/\\d+", 10, "");
    operation("PATCH /api/v2/activities/\\d+", 5, "");
    operation("GET /api/v2/(deal|person|organization)Fields", 10, "limit cursor include_fields");
    operation("GET /api/v2/(pipelines|stages)", 5, "limit cursor sort_by sort_direction");
    operation("GET /v1/leadLabels", 10, "");
  }

  private static final Map<String, Set<String>> FIELDS =
      Map.of(
          "persons",
              words(
                  "name owner_id org_id add_time emails phones custom_fields label_ids job_title"),
          "organizations", words("name owner_id add_time address custom_fields"),
          "deals",
              words(
                  "title owner_id person_id org_id pipeline_id stage_id status value currency"
                      + " custom_fields label_ids expected_close_date"),
          "activities",
              words(
                  "subject type owner_id deal_id lead_id org_id due_date due_time duration done"
                      + " participants note"),
          "leads",
              words(
                  "title owner_id person_id organization_id value origin_id channel channel_id"
                      + " label_ids expected_close_date"),
          "notes", words("content lead_id deal_id person_id org_id user_id add_time"),
          "webhooks",
              words(
                  "subscription_url event_action event_object name user_id http_auth_user"
                      + " http_auth_password version"));

  /** The fields that point at a record, with the table where it must exist. */
  private static final Map<String, String> REFERENCES =
      Map.of(
          "owner_id", "users",
          "person_id", "persons",
          "org_id", "organizations",
          "organization_id", "organizations",
          "deal_id", "deals",
          "lead_id", "leads",
          "stage_id", "stages",
          "pipeline_id", "pipelines");

  private PipedriveRules() {}

  /** The names of the query parameters, or null when there is no such operation. */
  static Set<String> parameters(String method, String path) {
    Operation operation = find(method, path);
    return operation == null ? null : operation.parameters();
  }

  static int cost(String method, String path) {
    return find(method, path).cost();
  }

  /** Why the vendor does not make such a record, or null when it does. */
  static String fault(String table, JsonNode body, BiPredicate<String, String> exists) {
    String wrong = wrongField(table, body, exists);
    return wrong == null ? missing(table, body) : wrong;
  }

  /** Why the vendor does not change a record so, or null when it does. */
  static String wrongField(String table, JsonNode body, BiPredicate<String, String> exists) {
    for (Iterator<String> names = body.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (table.equals("leads") && name.length() == 40) {
        String fault = PipedriveFields.fault("deal", JSON.objectNode().set(name, body.get(name)));
        if (fault != null) {
          return fault;
        }
        continue;
      }
      if (!FIELDS.get(table).contains(name)) {
        return name + ": This field is not allowed.";
      }
      boolean number = name.endsWith("_id") && !List.of("lead_id", "origin_id").contains(name);
      if (number && !body.get(name).isIntegralNumber()) {
        return name + ": This value should be of type integer.";
      }
      String referred = REFERENCES.get(name);
      if (referred != null && !exists.test(referred, body.get(name).asText())) {
        return name + ": not found.";
      }
    }
    String of = table.substring(0, table.length() - 1);
    return body.has("custom_fields") ? PipedriveFields.fault(of, body.get("custom_fields")) : null;
  }

  private static String missing(String table, JsonNode body) {
    return switch (table) {
      case "persons", "organizations" -> blank(body, "name");
      case "deals" -> blank(body, "title");
      case "webhooks" ->
          Stream.of("subscription_url", "event_action", "event_object", "name")
              .map(field -> blank(body, field))
              .filter(Objects::nonNull)
              .findFirst()
              .orElse(null);
      case "activities" -> {
        boolean time = body.path("due_time").asText("00:00").matches("\\d\\d:\\d\\d(:\\d\\d)?");
        yield time ? null : "due_time: This value is not a valid datetime.";
      }
      case "leads" ->
          body.has("person_id") || body.has("organization_id")
              ? blank(body, "title")
              : "A lead must be linked to a person or an organization.";
      default ->
          body.has("lead_id") || body.has("deal_id") || body.has("person_id") || body.has("org_id")
              ? blank(body, "content")
              : "A note must be linked to a record.";
    };
  }

  private static String blank(JsonNode body, String field) {
    return body.path(field).asText("").isBlank() ? field + ": This field is required." : null;
  }

  private static Operation find(String method, String path) {
    return OPERATIONS.entrySet().stream()
        .filter(entry -> entry.getKey().matcher(method + " " + path).matches())
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(null);
  }

  private static void operation(String pattern, int cost, String parameters) {
    OPERATIONS.put(Pattern.compile(pattern), new Operation(cost, words(parameters)));
  }

  private static Set<String> words(String text) {
    return Set.of(text.isEmpty() ? new String[0] : text.split(" "));
  }

  private record Operation(int cost, Set<String> parameters) {}
}
