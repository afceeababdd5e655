package dev.patchbay.crm.roapp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.patchbay.crm.roapp.RoAppServer.Request;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Holds requests to a table of the vendor's operations: method, path, and the names of parameters
 * or fields. There is no document of the vendor's; the table is no part of the project and is read
 * from the folder {@code PATCHBAY_SPECS} or {@code ../shared/specs}.
 */
final class RoAppSpec {

  /** What the connector uses beyond the table; {@code BEHAVIOR.md} says where each was seen. */
  private static final Set<String> BEYOND =
      Set.of(
          "GET /v2/contacts/people/{id}",
          "GET /v2/contacts/people/custom-fields",
          "GET /v2/contacts/organizations/{id}",
          "GET /v2/contacts/organizations/custom-fields",
          "PATCH /v2/contacts/organizations/{id}",
          "GET /v2/orders/types",
          "GET /v2/orders/custom-fields",
          "PATCH /v2/orders/{id}",
          "PUT /lead",
          "POST /lead/status",
          "GET /lead/types",
          "GET /lead/custom-fields",
          "GET /statuses/leads",
          "GET /clients");

  /** Names that the table leaves out of operations that it has. */
  private static final Map<String, Set<String>> MORE_NAMES =
      Map.of(
          "GET /lead", Set.of("client_phones[]", "client_names[]", "created_at[]", "modified_at[]"),
          "POST /lead", Set.of("manager_id", "custom_fields"));

  private static final Optional<RoAppSpec> AVAILABLE = load();

  private final Map<String, Set<String>> operations = new HashMap<>();

  private RoAppSpec(Path table) {
    try {
      JsonNode rows = new ObjectMapper().readTree(Files.readString(table)).path("endpoints");
      for (JsonNode row : rows) {
        operations.put(
            name(row.path(0).asText(), row.path(1).asText()), words(row.path(2).asText()));
      }
      operations.put("GET /v2/contacts/organizations", operations.get("GET /v2/contacts/people"));
      operations.put("PATCH /v2/contacts/people/{id}", operations.get("POST /v2/contacts/people"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Optional<RoAppSpec> whereAvailable() {
    return AVAILABLE;
  }

  List<String> violations(Request request) {
    String name = name(request.method(), request.path());
    if (BEYOND.contains(name)) {
      return List.of();
    }
    if (!operations.containsKey(name)) {
      return List.of(name + ": no such operation");
    }
    List<String> used = new ArrayList<>(request.query().keySet());
    for (Iterator<String> fields = request.body().fieldNames(); fields.hasNext(); ) {
      used.add(fields.next());
    }
    return used.stream()
        .filter(each -> !operations.get(name).contains(each.replace("[]", "")))
        .filter(each -> !MORE_NAMES.getOrDefault(name, Set.of()).contains(each))
        .map(each -> name + ": " + each)
        .toList();
  }

  private static String name(String method, String path) {
    return method + " " + path.replaceAll("/(\\d+)(?=/|$)", "/{id}").replaceAll("/$", "");
  }

  /** The table's notes are prose; every word in them that could be a name counts as one. */
  private static Set<String> words(String notes) {
    return Arrays.stream(notes.split("[^a-z_]+"))
        .filter(word -> !word.isEmpty())
        .collect(Collectors.toSet());
  }

  private static Optional<RoAppSpec> load() {
    return Stream.of(System.getenv("PATCHBAY_SPECS"), "../shared/specs")
        .filter(Objects::nonNull)
        .map(folder -> Path.of(folder, "remonline", "roapp-endpoints.json"))
        .filter(Files::isRegularFile)
        .findFirst()
        .map(RoAppSpec::new);
  }
}
