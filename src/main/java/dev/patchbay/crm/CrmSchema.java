package dev.patchbay.crm;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;

/**
 * What an account's records look like: what a project's rules may write to.
 *
 * @param fields the writable fields of each kind; a kind that the CRM does not have is absent
 * @param pipelines the ways that deals go, and leads where they have stages; empty where the CRM
 *     has neither
 */
public record CrmSchema(Map<RecordKind, List<Field>> fields, List<Pipeline> pipelines) {

  public static final CrmSchema NONE = new CrmSchema(Map.of(), List.of());

  public CrmSchema {
    fields = Map.copyOf(fields);
    pipelines = List.copyOf(pipelines);
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
