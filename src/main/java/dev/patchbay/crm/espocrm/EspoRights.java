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
            .flatMap(
                type ->
                    Stream.of("create", "read")
                        .filter(lacks(table.path(type.entity()))::test)
                        .map(
                            action ->
                                "The role of the API user does not allow to "
                                    + action
                                    + " "
                                    + type.entity()
                                    + " records."))
            .toList();
  }

  private static java.util.function.Predicate<String> lacks(JsonNode scope) {
    return action ->
        !scope.asBoolean(false)
            && (!scope.isObject() || scope.path(action).asText("no").equals("no"));
  }
}
