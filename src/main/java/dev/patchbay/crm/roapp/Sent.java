package dev.patchbay.crm.roapp;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Map;

/** What the hub sends to RO App. What is null is left out and becomes the CRM's default. */
@RegisterForReflection
final class Sent {

  private Sent() {}

  record Phone(String phone) {
    static List<Phone> only(String phone) {
      return phone == null ? null : List.of(new Phone(phone));
    }
  }

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Person(
      @JsonProperty("first_name") String firstName,
      @JsonProperty("last_name") String lastName,
      List<Phone> phones,
      String email,
      String notes,
      @JsonProperty("manager_id") Long manager,
      @JsonProperty("custom_fields") Map<String, Object> customFields) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Organization(
      String name,
      String notes,
      @JsonProperty("manager_id") Long manager,
      @JsonProperty("custom_fields") Map<String, Object> customFields) {}

  record ClientNotes(String notes) {}

  /**
   * @param customFields an object written as text, which is what version 1 takes
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Inquiry(
      @JsonProperty("client_id") Long client,
      @JsonProperty("contact_phone") String phone,
      @JsonProperty("contact_name") String name,
      @JsonProperty("leadtype_id") Long type,
      @JsonProperty("branch_id") Long branch,
      String title,
      String description,
      @JsonProperty("manager_id") Long manager,
      @JsonProperty("custom_fields") String customFields) {}

  /** Version 1 asks for the status with every change. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record InquiryText(
      @JsonProperty("lead_id") Long inquiry,
      @JsonProperty("status_id") Long status,
      String description) {}

  record InquiryStatus(
      @JsonProperty("lead_id") Long inquiry, @JsonProperty("status_id") Long status) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Order(
      @JsonProperty("branch_id") Long branch,
      @JsonProperty("order_type_id") Long type,
      @JsonProperty("client_id") Long client,
      String malfunction,
      @JsonProperty("manager_notes") String managerNotes,
      @JsonProperty("manager_id") Long manager,
      @JsonProperty("custom_fields") Map<String, Object> customFields) {}

  record OrderNotes(@JsonProperty("manager_notes") String managerNotes) {}

  record OrderStatus(@JsonProperty("status_id") Long status) {}
}
