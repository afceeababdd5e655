package dev.patchbay.crm.pipedrive;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/** What the hub sends to Pipedrive. What is null is left out and becomes the CRM's default. */
@RegisterForReflection
final class Sent {

  private Sent() {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Organization(String name, @JsonProperty("owner_id") Long owner) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Person(
      String name,
      @JsonProperty("owner_id") Long owner,
      @JsonProperty("org_id") Long organization,
      List<Value> phones,
      List<Value> emails) {}

  record Value(String value, boolean primary, String label) {
    static List<Value> only(String value) {
      return value == null ? null : List.of(new Value(value, true, "work"));
    }
  }

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Lead(
      String title,
      @JsonProperty("person_id") Long person,
      @JsonProperty("organization_id") Long organization,
      @JsonProperty("owner_id") Long owner,
      @JsonProperty("origin_id") String originId) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Deal(
      String title,
      @JsonProperty("person_id") Long person,
      @JsonProperty("org_id") Long organization,
      @JsonProperty("owner_id") Long owner) {}

  /** Attached to exactly one record. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Note(
      String content,
      @JsonProperty("lead_id") String lead,
      @JsonProperty("deal_id") Long deal,
      @JsonProperty("person_id") Long person,
      @JsonProperty("org_id") Long organization) {}

  /**
   * @param dueDate {@code YYYY-MM-DD} in UTC
   * @param dueTime {@code HH:MM:SS} in UTC
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Activity(
      String subject,
      String type,
      boolean done,
      @JsonProperty("owner_id") Long owner,
      @JsonProperty("due_date") String dueDate,
      @JsonProperty("due_time") String dueTime,
      @JsonProperty("lead_id") String lead,
      @JsonProperty("deal_id") Long deal,
      @JsonProperty("org_id") Long organization,
      List<Participant> participants,
      String note) {}

  record Participant(@JsonProperty("person_id") long person, boolean primary) {}
}
