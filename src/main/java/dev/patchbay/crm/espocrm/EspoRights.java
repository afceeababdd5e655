package dev.patchbay.crm.espocrm;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;

/** Reads the table of rights that EspoCRM tells its users. */
final class EspoRights {

  private EspoRights() {}

  /**
   * @param table scopes with their actions; {@code false} for a forbidden scope
   * @return a sentence for each right that the connector will need and the role does not give
   */
  static List<String> missing(JsonNode table) {
    return table.isEmpty()
        ? List.of()
        : EspoType.MARKED.stream()
            .flatMap(type -> missing(type.entity(), table.path(type.entity())))
            .toList();
  }

  private static Stream<String> missing(String entity, JsonNode scope) {
    return needed(entity)
        .filter(action -> !action.equals("stream") || scope.isObject() && scope.has(action))
        .filter(action -> !scope.isBoolean() || !scope.asBoolean())
        .filter(action -> scope.path(action).asText("no").equals("no"))
        .map(action -> "The API user's role lacks the right \"" + action + "\" on " + entity + ".");
  }

  /** Of what it made the hub changes tasks, and its own notes, which need no right in the role. */
  private static Stream<String> needed(String entity) {
    return entity.equals(EspoType.TASK.entity())
        ? Stream.of("create", "read", "edit", "stream")
        : Stream.of("create", "read", "stream");
  }
}
