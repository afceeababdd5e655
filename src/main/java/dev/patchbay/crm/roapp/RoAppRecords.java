package dev.patchbay.crm.roapp;

import dev.patchbay.crm.CrmRecord;
import dev.patchbay.crm.PhoneMatch;
import dev.patchbay.crm.RecordKind;
import dev.patchbay.crm.RecordRef;
import dev.patchbay.crm.roapp.Statuses.Meaning;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** RO App's records in the words of the hub. */
final class RoAppRecords {

  private final RoAppConfig config;

  RoAppRecords(RoAppConfig config) {
    this.config = config;
  }

  CrmRecord order(RoAppRow row) {
    Meaning meaning = config.orders().of(row);
    BigDecimal amount = row.amount("price", "total", "estimated_price", "estimated_cost");
    return new CrmRecord(
        config.ref(RecordKind.DEAL, row.id()),
        orderTitle(row),
        row.type("order_type"),
        row.status(),
        meaning.deal(),
        amount,
        amount == null ? null : config.currency(),
        person(row),
        organization(row),
        row.manager(),
        List.of(),
        List.of(),
        NoteText.marker(row.longText("manager_notes")),
        null,
        row.time("created_at"),
        changedAt(row),
        closedAt(row, meaning));
  }

  /** What an inquiry became is not told. */
  CrmRecord inquiry(RoAppRow row) {
    Meaning meaning = config.inquiries().of(row);
    return new CrmRecord(
        config.ref(RecordKind.LEAD, row.id()),
        row.text("title", "name", "id_label"),
        row.type("leadtype", "lead_type"),
        row.status(),
        meaning.deal(),
        null,
        null,
        person(row),
        organization(row),
        row.manager(),
        phones(row, row.clientRow()),
        List.of(),
        NoteText.marker(row.longText("description")),
        null,
        row.time("created_at"),
        changedAt(row),
        closedAt(row, meaning));
  }

  CrmRecord contact(RoAppRow row) {
    String email = row.text("email");
    return new CrmRecord(
        config.ref(RecordKind.CONTACT, row.id()),
        row.name(),
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        row.manager(),
        phones(row, row),
        email == null ? List.of() : List.of(email),
        NoteText.marker(row.longText("notes")),
        null,
        row.time("created_at"),
        changedAt(row),
        null);
  }

  /** The client of an inquiry or order, when he is a person. */
  RecordRef person(RoAppRow row) {
    return row.client() == null || isCompany(row.clientRow())
        ? null
        : config.ref(RecordKind.CONTACT, row.client());
  }

  /** The client of an inquiry or order, when it is an organization. */
  RecordRef organization(RoAppRow row) {
    return row.client() != null && isCompany(row.clientRow())
        ? config.ref(RecordKind.ORGANIZATION, row.client())
        : null;
  }

  static String orderTitle(RoAppRow row) {
    String number = row.text("number", "id_label");
    String subject = row.text("malfunction");
    return number == null ? subject : subject == null ? number : number + " " + subject;
  }

  static boolean isCompany(RoAppRow client) {
    return client.isTrue("juridical") || client.isTrue("is_organization");
  }

  static Instant changedAt(RoAppRow row) {
    Instant changed = row.time("modified_at");
    return changed != null ? changed : row.time("created_at");
  }

  static Instant closedAt(RoAppRow row, Meaning meaning) {
    if (meaning == Meaning.OPEN) {
      return null;
    }
    Instant closed = row.time("closed_at");
    return closed != null ? closed : row.time("modified_at");
  }

  private static List<String> phones(RoAppRow row, RoAppRow client) {
    List<String> own = row.phones();
    return (own.isEmpty() ? client.phones() : own).stream().map(PhoneMatch::readable).toList();
  }
}
