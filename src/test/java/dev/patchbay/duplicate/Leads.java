package dev.patchbay.duplicate;

import dev.patchbay.crm.ClientRecords;
import dev.patchbay.crm.ClientRecords.Deal;
import dev.patchbay.crm.ClientRecords.DealState;
import dev.patchbay.crm.ClientRecords.Lead;
import dev.patchbay.crm.ClientRecords.LeadState;
import dev.patchbay.crm.RecordKind;
import dev.patchbay.crm.RecordRef;
import dev.patchbay.duplicate.ReceivedLead.Standing;
import dev.patchbay.project.DuplicateSettings;
import dev.patchbay.project.DuplicateSettings.Extended;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Leads, records and settings for the tables of duplicates. */
final class Leads {

  static final Instant AT = Instant.parse("2026-11-22T10:00:00Z");
  static final DuplicateSettings DEFAULT = DuplicateSettings.DEFAULT;

  private Leads() {}

  static Candidate candidate() {
    return candidate("Order", null, null);
  }

  static Candidate candidate(String title, Boolean inWorkOnly, Boolean append) {
    return new Candidate(
        "new",
        AT,
        title,
        "Anna",
        "+380501234567",
        "050 123 45 67",
        "anna@example.com",
        "3168",
        inWorkOnly,
        append);
  }

  /** The candidate's data, received so long before it. */
  static ReceivedLead same(Duration before, Standing standing) {
    return lead(candidate(), before, standing);
  }

  static ReceivedLead lead(Candidate of, Duration before, Standing standing) {
    return new ReceivedLead(
        "first", AT.minus(before), of.mainPrint(), of.titlePrint(), true, true, standing);
  }

  /** The same client with other data. */
  static ReceivedLead other(Duration before, Standing standing, boolean phone, boolean email) {
    return new ReceivedLead("first", AT.minus(before), "other", "other", phone, email, standing);
  }

  static CrmView crm(Deal... deals) {
    return CrmView.of(new ClientRecords(List.of(), List.of(), List.of(deals)));
  }

  static CrmView crm(Lead... leads) {
    return CrmView.of(new ClientRecords(List.of(), List.of(leads), List.of()));
  }

  static Deal deal(String title, DealState state, String status, Duration age) {
    return new Deal(
        ref(RecordKind.DEAL, "77"), title, "u1", state, status, null, null, created(age), null);
  }

  static Lead lead(String title, LeadState state, String status, Duration age) {
    return new Lead(
        ref(RecordKind.LEAD, "55"), title, "u1", state, status, null, null, created(age), null);
  }

  static RecordRef ref(RecordKind kind, String id) {
    return new RecordRef(kind, id, null);
  }

  static DuplicateSettings standard(
      Integer hours, Integer days, Boolean titleCounts, Boolean inWorkOnly, Boolean append) {
    return new DuplicateSettings(true, hours, days, titleCounts, inWorkOnly, append, null);
  }

  static DuplicateSettings with(Extended extended) {
    return new DuplicateSettings(true, null, null, null, null, null, extended);
  }

  static Extended extended(boolean phone, boolean email, Integer days, List<String> statuses) {
    return new Extended(true, phone, email, null, null, null, days, statuses);
  }

  private static Instant created(Duration age) {
    return age == null ? null : AT.minus(age);
  }
}
