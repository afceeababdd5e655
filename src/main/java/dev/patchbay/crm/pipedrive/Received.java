package dev.patchbay.crm.pipedrive;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;
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
  record Answer<T>(Boolean success, T data) {}

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
      @JsonProperty("add_time") Instant added) {
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
      @JsonProperty("is_archived") Boolean archived,
      @JsonProperty("add_time") Instant added) {}

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
      @JsonProperty("is_deleted") Boolean deleted,
      @JsonProperty("source_lead_id") String sourceLead,
      @JsonProperty("add_time") Instant added) {}

  record Note(long id, String content) {}

  record Activity(
      long id, String subject, String note, @JsonProperty("is_deleted") Boolean deleted) {}

  /** A lead's id is a text, all others are numbers. */
  record MadeLead(String id) {}

  record Made(Long id) {}
}
