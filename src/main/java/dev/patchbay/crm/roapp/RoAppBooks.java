package dev.patchbay.crm.roapp;

import dev.patchbay.crm.RecordKind;
import java.util.List;

/** The lists that an account is set up with: who works there, and what there is to choose from. */
final class RoAppBooks {

  private final RoAppApi api;
  private final RoAppCalls calls;

  RoAppBooks(RoAppApi api, RoAppCalls calls) {
    this.api = api;
    this.calls = calls;
  }

  List<RoAppRow> employees() {
    return calls.book("employees", api::employees);
  }

  List<RoAppRow> locations() {
    return calls.book("branches", api::branches);
  }

  List<RoAppRow> orderTypes() {
    return calls.book("orders/types", (base, key, page) -> api.orderBook(base, key, "types", page));
  }

  List<RoAppRow> orderStatuses() {
    return calls.book(
        "orders/statuses", (base, key, page) -> api.orderBook(base, key, "statuses", page));
  }

  List<RoAppRow> inquiryTypes() {
    return calls.book("lead/types", api::inquiryTypes);
  }

  List<RoAppRow> inquiryStatuses() {
    return calls.book("statuses/leads", api::inquiryStatuses);
  }

  /** The custom fields of a kind of record. */
  List<RoAppRow> fields(RecordKind kind) {
    return switch (kind) {
      case CONTACT -> clientFields(RoAppCalls.PEOPLE);
      case ORGANIZATION -> clientFields(RoAppCalls.ORGANIZATIONS);
      case LEAD -> calls.book("lead/custom-fields", api::inquiryFields);
      case DEAL ->
          calls.book(
              "orders/custom-fields",
              (base, key, page) -> api.orderBook(base, key, "custom-fields", page));
      case TASK, NOTE -> List.of();
    };
  }

  private List<RoAppRow> clientFields(String type) {
    return calls.book(
        "contacts/custom-fields", (base, key, page) -> api.clientFields(base, key, type, page));
  }
}
