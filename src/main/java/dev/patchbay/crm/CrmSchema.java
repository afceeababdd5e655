package dev.patchbay.crm;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an account's records look like: what a project's rules may write to.
 *
 * @param fields the writable fields of each kind; a kind that the CRM does not have is absent
 * @param pipelines the ways that deals go, and leads where they have stages; empty where the CRM
 *     has neither
 * @param anyField whether a record also takes texts under any other id, as the built-in CRM does
 */
public record CrmSchema(
    Map<RecordKind, List<Field>> fields, List<Pipeline> pipelines, boolean anyField) {

  public static final CrmSchema NONE = new CrmSchema(Map.of(), List.of());

  public CrmSchema {
    fields = Map.copyOf(fields);
    pipelines = List.copyOf(pipelines);
  }

  public CrmSchema(Map<RecordKind, List<Field>> fields, List<Pipeline> pipelines) {
    this(fields, pipelines, false);
  }

  /** The field of this id that a record of the kind takes, or empty. */
  public Optional<Field> field(RecordKind kind, String id) {
    return fields.getOrDefault(kind, List.of()).stream()
        .filter(field -> field.id().equals(id))
        .findFirst()
        .or(
            () ->
                Optional.of(new Field(id, id, Type.TEXT, false, List.of()))
                    .filter(any -> anyField && fields.containsKey(kind)));
  }

  /**
   * @param id how the CRM's API names the field
   * @param required whether the CRM makes no record without it
   * @param options what may be chosen, by the CRM's id; empty unless {@link Type#CHOICE}
   */
  public record Field(String id, String label, Type type, boolean required, List<Option> options) {
    public Field {
      options = options == null ? List.of() : List.copyOf(options);
    }
  }

  public record Option(String id, String label) {}

  public enum Type {
    @JsonProperty("text")
    TEXT,
    @JsonProperty("number")
    NUMBER,
    @JsonProperty("boolean")
    BOOLEAN,
    /** ISO 8601 day. */
    @JsonProperty("date")
    DATE,
    /** ISO 8601 with a zone. */
    @JsonProperty("date-time")
    DATE_TIME,
    @JsonProperty("choice")
    CHOICE
  }

  /**
   * @param kind whose way it is: {@link RecordKind#LEAD} or {@link RecordKind#DEAL}
   * @param id null where the CRM has one way only and no id for it
   */
  public record Pipeline(RecordKind kind, String id, String name, List<Stage> stages) {
    public Pipeline {
      stages = List.copyOf(stages);
    }
  }

  /**
   * @param meaning what the CRM itself says of records in this stage, or null where it says nothing
   */
  public record Stage(String id, String name, ClientRecords.DealState meaning) {}
}
