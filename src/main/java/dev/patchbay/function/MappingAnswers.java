package dev.patchbay.function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.patchbay.crm.Failure;
import dev.patchbay.function.http.HttpFunctions.Answer;
import dev.patchbay.function.http.HttpRequest;
import dev.patchbay.function.http.Inputs;
import dev.patchbay.function.http.Problem;
import dev.patchbay.project.FieldMapping.Entry;
import dev.patchbay.project.FormSettings.Kind;
import dev.patchbay.project.Project;
import dev.patchbay.store.Json;
import dev.patchbay.switching.FieldMappings;
import dev.patchbay.switching.FieldMappings.Result;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** Which values go into which fields of the CRM, as the API reads and shows it. */
@Singleton
class MappingAnswers {

  private static final int MOST = 200;

  private final FieldMappings mappings;
  private final Json json;

  @Inject
  MappingAnswers(FieldMappings mappings, Json json) {
    this.mappings = mappings;
    this.json = json;
  }

  Answer read(Project project) {
    return answer(mappings.read(project));
  }

  Answer save(Project project, HttpRequest request) {
    ObjectNode body = request.json(json.mapper());
    new Inputs(body).done("entries");
    List<Entry> entries = entries(body.path("entries"));
    return answer(mappings.save(project, entries)).changing(project.mapping().entries(), entries);
  }

  private List<Entry> entries(JsonNode list) {
    if (!list.isArray() || list.size() > MOST) {
      throw Problem.invalid("entries", "must be a list of at most %d entries".formatted(MOST));
    }
    List<Entry> entries = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      String at = "entries[" + i + "]";
      if (!(list.get(i) instanceof ObjectNode entry)) {
        throw Problem.invalid(at, "must be an object");
      }
      try {
        Inputs input = new Inputs(entry);
        input.done("property", "kind", "field", "value");
        if (!entry.hasNonNull("kind")) {
          throw Problem.invalid("kind", "is required");
        }
        entries.add(
            new Entry(
                entry.hasNonNull("property") ? input.text("property") : null,
                input.choice("kind", Kind.class, null),
                input.text("field", 200),
                value(entry.get("value"))));
      } catch (Problem fault) {
        throw Problem.invalid(fault.errors().stream().map(error -> error.within(at)).toList());
      }
    }
    return entries;
  }

  private static Object value(JsonNode node) {
    if (node == null || node.isNull()) {
      return null;
    }
    if (node.isTextual() && node.asText().length() <= 2_000) {
      return node.asText();
    }
    if (node.isBoolean()) {
      return node.asBoolean();
    }
    if (node.isNumber()) {
      return node.numberValue();
    }
    throw Problem.invalid("value", "must be a text, a number, or true or false");
  }

  private static Answer answer(Result result) {
    return switch (result) {
      case Result.Mapped mapped -> Answer.ok(mapped);
      case Result.Invalid invalid -> throw Problem.invalid(invalid.errors());
      case Result.NotConnected _ ->
          throw Problem.conflict("crm-not-connected", "The project is connected to no CRM.");
      case Result.Failed(Failure failure) -> throw CrmProblems.of(failure);
    };
  }
}
