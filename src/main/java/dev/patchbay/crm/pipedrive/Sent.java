package dev.patchbay.crm.pipedrive;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Map;

/** What the hub sends to Pipedrive. What is null is left out and becomes the CRM's default. */
@RegisterForReflection
final class Sent {

  private Sent() {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Organization(
      String name,
      @JsonProperty("owner_id") Long owner,
      @JsonAnyGetter Map<String, Object> more,
      @JsonProperty("custom_fields") Map<String, Object> custom) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Person(
      String name,
      @JsonProperty("owner_id") Long owner,
      @JsonProperty("org_id") Long organization,
      List<Value> phones,
      List<Value> emails,
      @JsonAnyGetter Map<String, Object> more,
      @JsonProperty("custom_fields") Map<String, Object> custom) {}

  record Value(String value, boolean primary, String label) {
    static List<Value> only(String value) {
      return value == null ? null : List.of(new Value(value, true, "work"));
    }
  }

  /**
   * @param more the rules' fields; version 1 has the custom ones beside the others
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Lead(
      String title,
      @JsonProperty("person_id") Long person,
      @JsonProperty("organization_id") Long organization,
      @JsonProperty("owner_id") Long owner,
      @JsonProperty("origin_id") String originId,
      @JsonAnyGetter Map<String, Object> more) {}

  /**
   * @param status {@code won} or {@code lost} for a deal that is made closed
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Deal(
      String title,
      @JsonProperty("person_id") Long person,
      @JsonProperty("org_id") Long organization,
      @JsonProperty("owner_id") Long owner,
      @JsonProperty("pipeline_id") Long pipeline,
      @JsonProperty("stage_id") Long stage,
      String status,
      @JsonAnyGetter Map<String, Object> more,
      @JsonProperty("custom_fields") Map<String, Object> custom) {}

  /** Attached to exactly one record. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Note(
      String content,
      @JsonProperty("lead_id") String lead,
      @JsonProperty("deal_id") Long deal,
      @JsonProperty("person_id") Long person,
      @JsonProperty("org_id") Long organization) {}

  record NoteText(String content) {}

  /** What is null stays as it is. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record ActivityChange(String subject, String note, Boolean done) {}

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

  /**
   * @param user what the vendor is to send as the name of HTTP basic authentication
   */
  record Webhook(
      @JsonProperty("subscription_url") String url,
      @JsonProperty("event_action") String action,
      @JsonProperty("event_object") String object,
      String name,
      String version,
      @JsonProperty("http_auth_user") String user,
      @JsonProperty("http_auth_password") String password) {

    @Override
    public String toString() {
      return "Webhook[" + object + "]";
    }
  }
}
