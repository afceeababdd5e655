package dev.patchbay.crm.espocrm;

import com.fasterxml.jackson.databind.JsonNode;
import dev.patchbay.crm.ClientRecords.DealState;
import dev.patchbay.crm.CrmSchema;
import dev.patchbay.crm.CrmSchema.Field;
import dev.patchbay.crm.CrmSchema.Option;
import dev.patchbay.crm.CrmSchema.Pipeline;
import dev.patchbay.crm.CrmSchema.Stage;
import dev.patchbay.crm.CrmSchema.Type;
import dev.patchbay.crm.RecordKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Reads what an account's records look like, in four calls. EspoCRM has one way for leads and one
 * for opportunities; its labels are in the interface's translations, so names stand for them.
 */
final class EspoSchema {

  /** What the hub writes itself, by the plan. */
  private static final Set<String> OURS =
      Set.of(
          "name",
          "firstName",
          "lastName",
          "phoneNumber",
          "emailAddress",
          "assignedUser",
          "account",
          "contact",
          "status",
          "stage",
          "createdContact",
          "createdAccount",
          "createdOpportunity",
          EspoFields.MARKER);

  /** Mandatory in EspoCRM, but the hub gives a value where no rule does. */
  private static final Set<String> HAVE_DEFAULTS = Set.of("amount", "closeDate");

  private final EspoCalls calls;

  EspoSchema(EspoCalls calls) {
    this.calls = calls;
  }

  CrmSchema read() {
    JsonNode leads = calls.fields(EspoType.LEAD);
    JsonNode deals = calls.fields(EspoType.OPPORTUNITY);
    return new CrmSchema(
        Map.of(
            RecordKind.LEAD, writable(leads),
            RecordKind.DEAL, writable(deals),
            RecordKind.CONTACT, writable(calls.fields(EspoType.CONTACT)),
            RecordKind.ORGANIZATION, writable(calls.fields(EspoType.ACCOUNT))),
        pipelines(leads.path("status"), deals.path("stage")));
  }

  private static List<Pipeline> pipelines(JsonNode status, JsonNode stage) {
    Set<String> closed = texts(status.path("notActualOptions")).collect(Collectors.toSet());
    List<Pipeline> pipelines = new ArrayList<>();
    add(
        pipelines,
        new Pipeline(RecordKind.LEAD, null, "Lead", stages(status, name -> meaning(name, closed))));
    add(
        pipelines,
        new Pipeline(
            RecordKind.DEAL,
            null,
            "Opportunity",
            stages(stage, name -> meaning(stage.path("probabilityMap").path(name)))));
    return pipelines;
  }

  private static void add(List<Pipeline> pipelines, Pipeline pipeline) {
    if (!pipeline.stages().isEmpty()) {
      pipelines.add(pipeline);
    }
  }

  private static List<Stage> stages(JsonNode field, Function<String, DealState> meaning) {
    return texts(field.path("options"))
        .map(name -> new Stage(name, name, meaning.apply(name)))
        .toList();
  }

  private static DealState meaning(String status, Set<String> closed) {
    if (EspoConfig.CONVERTED.equals(status)) {
      return DealState.WON;
    }
    return closed.contains(status) ? DealState.LOST : DealState.OPEN;
  }

  private static DealState meaning(JsonNode probability) {
    if (!probability.isNumber()) {
      return null;
    }
    return switch (probability.asInt()) {
      case 0 -> DealState.LOST;
      case 100 -> DealState.WON;
      default -> DealState.OPEN;
    };
  }

  private static List<Field> writable(JsonNode fields) {
    return fields.properties().stream()
        .filter(field -> !OURS.contains(field.getKey()))
        .filter(field -> !is(field.getValue(), "readOnly", "disabled", "utility", "notStorable"))
        .flatMap(field -> Stream.ofNullable(field(field.getKey(), field.getValue())))
        .toList();
  }

  private static boolean is(JsonNode definition, String... flags) {
    return List.of(flags).stream().anyMatch(flag -> definition.path(flag).asBoolean());
  }

  /** Null for what is more than one text, number or choice. */
  private static Field field(String name, JsonNode definition) {
    boolean link = definition.path("type").asText().equals("link");
    List<Option> options =
        texts(definition.path("options"))
            .filter(option -> !option.isEmpty())
            .map(option -> new Option(option, option))
            .toList();
    Type type = type(definition.path("type").asText(), !options.isEmpty());
    return type == null
        ? null
        : new Field(
            link ? name + "Id" : name,
            name,
            type,
            definition.path("required").asBoolean() && !HAVE_DEFAULTS.contains(name),
            type == Type.CHOICE ? options : List.of());
  }

  private static Type type(String espo, boolean options) {
    return switch (espo) {
      case "varchar", "text", "wysiwyg", "url", "email", "phone", "link" -> Type.TEXT;
      case "enum" -> options ? Type.CHOICE : Type.TEXT;
      case "int", "float", "currency", "enumInt", "enumFloat" -> Type.NUMBER;
      case "bool" -> Type.BOOLEAN;
      case "date" -> Type.DATE;
      case "datetime", "datetimeOptional" -> Type.DATE_TIME;
      default -> null;
    };
  }

  private static Stream<String> texts(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText);
  }
}
