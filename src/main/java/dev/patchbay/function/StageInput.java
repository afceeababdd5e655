package dev.patchbay.function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.patchbay.crm.ClientRecords.DealState;
import dev.patchbay.crm.builtin.BuiltinStages;
import dev.patchbay.crm.builtin.BuiltinStages.Stage;
import dev.patchbay.function.http.Inputs;
import dev.patchbay.function.http.Problem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads the stages of the built-in CRM. Each list needs an open stage to start in and a won and a
 * lost one to end in; of a lead the won one is the conversion, always {@code converted}.
 */
final class StageInput {

  private static final int MOST = 30;
  private static final int LONGEST_NAME = 60;
  private static final Map<String, DealState> MEANINGS =
      Map.of("open", DealState.OPEN, "won", DealState.WON, "lost", DealState.LOST);

  private StageInput() {}

  /**
   * @param before keeps a list that is left out; a stage that stays must keep its meaning, because
   *     the records in it keep theirs
   */
  static BuiltinStages read(ObjectNode body, BuiltinStages before) {
    new Inputs(body).done("leads", "deals");
    var stages =
        new BuiltinStages(
            body.hasNonNull("leads") ? list(body, "leads", before.leads()) : before.leads(),
            body.hasNonNull("deals") ? list(body, "deals", before.deals()) : before.deals());
    for (Stage stage : stages.leads()) {
      if ((stage.meaning() == DealState.WON) != stage.id().equals(BuiltinStages.CONVERTED)) {
        throw Problem.invalid(
            "leads", "must have \"converted\" and no other stage of the meaning won");
      }
    }
    return stages;
  }

  private static List<Stage> list(ObjectNode body, String field, List<Stage> before) {
    JsonNode list = body.get(field);
    if (!list.isArray() || list.size() > MOST) {
      throw Problem.invalid(field, "must be a list of at most " + MOST + " stages");
    }
    List<Stage> stages = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (int i = 0; i < list.size(); i++) {
      String place = field + "[" + i + "]";
      Stage stage = stage(list.get(i), place);
      if (!ids.add(stage.id())) {
        throw Problem.invalid(place + ".id", "is there twice");
      }
      boolean turned =
          before.stream()
              .anyMatch(old -> old.id().equals(stage.id()) && old.meaning() != stage.meaning());
      if (turned) {
        throw Problem.invalid(place + ".meaning", "cannot change; make another stage");
      }
      stages.add(stage);
    }
    for (DealState meaning : DealState.values()) {
      if (stages.stream().noneMatch(stage -> stage.meaning() == meaning)) {
        throw Problem.invalid(field, "needs a stage of each meaning: open, won and lost");
      }
    }
    return stages;
  }

  private static Stage stage(JsonNode node, String place) {
    String id = node.path("id").asText();
    if (!id.matches("[a-z0-9][a-z0-9_-]{0,39}")) {
      throw Problem.invalid(
          place + ".id", "must be 1 to 40 lower-case letters, digits, hyphens and underscores");
    }
    String name = node.path("name").asText().strip();
    if (name.isEmpty() || name.length() > LONGEST_NAME) {
      throw Problem.invalid(place + ".name", "must have 1 to " + LONGEST_NAME + " characters");
    }
    DealState meaning = MEANINGS.get(node.path("meaning").asText());
    if (meaning == null) {
      throw Problem.invalid(place + ".meaning", "must be open, won or lost");
    }
    return new Stage(id, name, meaning);
  }
}
