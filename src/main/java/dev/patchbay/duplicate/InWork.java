package dev.patchbay.duplicate;

import dev.patchbay.crm.ClientRecords;
import dev.patchbay.crm.ClientRecords.Deal;
import dev.patchbay.crm.ClientRecords.Lead;
import dev.patchbay.crm.ClientRecords.LeadState;
import dev.patchbay.crm.RecordKind;
import dev.patchbay.crm.RecordRef;
import dev.patchbay.statusgroup.Filing;
import dev.patchbay.statusgroup.StatusGroup;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A lead or a deal of the CRM, as far as duplicates care.
 *
 * @param open whether it is in work: its status is filed so, or else the CRM says so
 * @param createdAt or null where the CRM does not tell: then it is taken for young
 */
record InWork(
    RecordRef ref, String title, String owner, boolean open, String status, Instant createdAt) {

  /** A deal says more than the lead it came from, a new one more than an old one. */
  private static final Comparator<InWork> BEST =
      Comparator.comparing((InWork record) -> record.ref.kind() == RecordKind.DEAL)
          .thenComparing(InWork::createdAt, Comparator.nullsFirst(Comparator.naturalOrder()))
          .thenComparing(record -> record.ref.id().length())
          .thenComparing(record -> record.ref.id());

  /** The one that counts among those that match, whatever the order in which the CRM lists them. */
  static Optional<InWork> best(ClientRecords records, Filing filing, Predicate<InWork> matching) {
    return Stream.concat(
            records.leads().stream().map(lead -> of(lead, filing)),
            records.deals().stream().map(deal -> of(deal, filing)))
        .filter(matching)
        .max(BEST);
  }

  boolean createdAfter(Instant start) {
    return createdAt == null || createdAt.isAfter(start);
  }

  private static InWork of(Lead lead, Filing filing) {
    return new InWork(
        lead.ref(),
        lead.title(),
        lead.owner(),
        inWork(filing, RecordKind.LEAD, lead.status(), lead.state() == LeadState.OPEN),
        lead.status(),
        lead.createdAt());
  }

  private static InWork of(Deal deal, Filing filing) {
    return new InWork(
        deal.ref(),
        deal.title(),
        deal.owner(),
        inWork(filing, RecordKind.DEAL, deal.status(), deal.open()),
        deal.status(),
        deal.createdAt());
  }

  private static boolean inWork(Filing filing, RecordKind kind, String status, boolean open) {
    return filing.groupOf(kind, status).map(group -> group == StatusGroup.IN_WORK).orElse(open);
  }
}
