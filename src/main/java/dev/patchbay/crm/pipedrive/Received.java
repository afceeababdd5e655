package dev.patchbay.crm.pipedrive;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** What Pipedrive answers, as far as the hub reads it. Everything may be missing. */
@RegisterForReflection
final class Received {

  private Received() {}

  /**
   * The envelope of every good answer of both API versions.
   *
   * @param data null also stands for an empty list
   */
  record Answer<T>(
      Boolean success, T data, @JsonProperty("additional_data") Additional additional) {

    /** The vendor's word for where the next page of a list of version 2 begins, or null. */
    String nextCursor() {
      return additional == null ? null : additional.nextCursor();
    }

    /** Whether a list of version 1 goes on. */
    boolean more() {
      return additional != null && additional.goesOn();
    }
  }

  /** Version 1 tells its pages either here or one level deeper. */
  record Additional(
      @JsonProperty("next_cursor") String nextCursor,
      @JsonProperty("more_items_in_collection") Boolean more,
      Additional pagination) {
    boolean goesOn() {
      return Boolean.TRUE.equals(more) || pagination != null && pagination.goesOn();
    }
  }

  record Me(
      Long id,
      String name,
      @JsonProperty("company_name") String companyName,
      @JsonProperty("company_domain") String companyDomain) {}

  record User(
      long id,
      String name,
      String email,
      @JsonProperty("active_flag") Boolean active,
      @JsonProperty("is_deleted") Boolean deleted) {}

  record SearchResult(List<Hit> items) {}

  record Hit(FoundPerson item) {}

  record FoundPerson(
      long id, String name, List<String> phones, List<String> emails, Ref owner, Ref organization) {
    FoundPerson {
      phones = phones == null ? List.of() : phones.stream().filter(Objects::nonNull).toList();
      emails = emails == null ? List.of() : emails.stream().filter(Objects::nonNull).toList();
    }
  }

  record Ref(Long id) {}

  record Person(
      long id,
      String name,
      @JsonProperty("owner_id") Long owner,
      @JsonProperty("org_id") Long organization,
      List<Value> phones,
      List<Value> emails,
      @JsonProperty("is_deleted") Boolean deleted,
      @JsonProperty("add_time") Instant added,
      @JsonProperty("update_time") Instant updated) {
    Person {
      phones = phones == null ? List.of() : phones;
      emails = emails == null ? List.of() : emails;
    }
  }

  record Value(String value) {}

  record Organization(
      long id,
      String name,
      @JsonProperty("owner_id") Long owner,
      @JsonProperty("is_deleted") Boolean deleted,
      @JsonProperty("add_time") Instant added) {}

  record Lead(
      String id,
      String title,
      @JsonProperty("owner_id") Long owner,
      @JsonProperty("person_id") Long person,
      @JsonProperty("organization_id") Long organization,
      @JsonProperty("origin_id") String originId,
      Money value,
      @JsonProperty("is_archived") Boolean archived,
      @JsonProperty("add_time") Instant added,
      @JsonProperty("update_time") Instant updated) {}

  record Money(BigDecimal amount, String currency) {}

  /**
   * @param sourceLead the lead that was converted into this deal; only where it was asked for
   */
  record Deal(
      long id,
      String title,
      @JsonProperty("owner_id") Long owner,
      @JsonProperty("person_id") Long person,
      @JsonProperty("org_id") Long organization,
      String status,
      @JsonProperty("pipeline_id") Long pipeline,
      @JsonProperty("stage_id") Long stage,
      BigDecimal value,
      String currency,
      @JsonProperty("is_deleted") Boolean deleted,
      @JsonProperty("source_lead_id") String sourceLead,
      @JsonProperty("add_time") Instant added,
      @JsonProperty("update_time") Instant updated,
      @JsonProperty("close_time") Instant closed,
      @JsonProperty("won_time") Instant won,
      @JsonProperty("lost_time") Instant lost) {}

  /**
   * @param active false for a deleted note
   * @param added {@code YYYY-MM-DD HH:MM:SS} in UTC
   */
  record Note(
      long id,
      String content,
      @JsonProperty("active_flag") Boolean active,
      Named user,
      @JsonProperty("add_time") String added) {}

  record Named(String name) {}

  /**
   * @param dueDate {@code YYYY-MM-DD} in UTC
   * @param dueTime {@code HH:MM} or {@code HH:MM:SS} in UTC; empty for the whole day
   */
  record Activity(
      long id,
      String subject,
      String note,
      @JsonProperty("owner_id") Long owner,
      @JsonProperty("due_date") String dueDate,
      @JsonProperty("due_time") String dueTime,
      Boolean done,
      @JsonProperty("is_deleted") Boolean deleted,
      @JsonProperty("add_time") Instant added) {}

  record Webhook(Long id, @JsonProperty("subscription_url") String url) {}

  /**
   * The description of a field.
   *
   * @param code the field's name in the API; 40 hexadecimal digits for a custom one
   */
  record Field(
      @JsonProperty("field_code") String code,
      @JsonProperty("field_name") String name,
      @JsonProperty("field_type") String type,
      List<Option> options,
      @JsonProperty("is_custom_field") Boolean custom) {
    Field {
      options = options == null ? List.of() : List.copyOf(options);
    }
  }

  /** A number in most fields, a text in some. */
  record Option(String id, String label) {}

  record Label(String id, String name) {}

  record Pipeline(long id, String name, @JsonProperty("is_deleted") Boolean deleted) {}

  record Stage(
      long id,
      String name,
      @JsonProperty("pipeline_id") long pipeline,
      @JsonProperty("is_deleted") Boolean deleted) {}

  /** A lead's id is a text, all others are numbers. */
  record MadeLead(String id) {}

  record Made(Long id) {}
}
