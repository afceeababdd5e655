package dev.patchbay.crm.espocrm;

import dev.patchbay.crm.ClientRecords.DealState;
import dev.patchbay.crm.CrmRecord;
import dev.patchbay.crm.RecordKind;
import dev.patchbay.crm.RecordRef;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** EspoCRM's rows in the words of the port. */
final class EspoShown {

  private final String site;
  private final EspoMeanings meanings;

  EspoShown(String site, EspoMeanings meanings) {
    this.site = site;
    this.meanings = meanings;
  }

  CrmRecord record(RecordKind kind, EspoRecord row) {
    return switch (kind) {
      case LEAD -> lead(row);
      case DEAL -> deal(row);
      default -> contact(row);
    };
  }

  private CrmRecord contact(EspoRecord row) {
    return record(EspoType.CONTACT, row, null, null, null, null, null, row.accountId(), null, null);
  }

  private CrmRecord lead(EspoRecord row) {
    DealState state = meanings.of(row.status());
    Instant converted = EspoTime.parse(row.convertedAt());
    return record(
        EspoType.LEAD,
        row,
        row.status(),
        state,
        row.opportunityAmount(),
        row.opportunityAmountCurrency(),
        row.createdContactId(),
        row.createdAccountId(),
        EspoType.OPPORTUNITY.ref(site, row.createdOpportunityId()),
        state == DealState.WON && converted != null ? converted : row.modified());
  }

  private CrmRecord deal(EspoRecord row) {
    return record(
        EspoType.OPPORTUNITY,
        row,
        row.stage(),
        meanings.of(row.stage()),
        row.amount(),
        row.amountCurrency(),
        client(row),
        row.accountId(),
        null,
        row.modified());
  }

  /** The primary contact, else the first of all. */
  static String client(EspoRecord row) {
    if (row.contactId() != null || row.contactsIds() == null || row.contactsIds().isEmpty()) {
      return row.contactId();
    }
    return row.contactsIds().getFirst();
  }

  private CrmRecord record(
      EspoType type,
      EspoRecord row,
      String status,
      DealState state,
      BigDecimal amount,
      String currency,
      String contact,
      String account,
      RecordRef convertedTo,
      Instant closed) {
    return new CrmRecord(
        type.ref(site, row.id()),
        row.name(),
        null,
        status,
        state,
        amount,
        amount == null ? null : currency,
        EspoType.CONTACT.ref(site, contact),
        EspoType.ACCOUNT.ref(site, account),
        row.assignedUserId(),
        phones(row),
        emails(row),
        row.marker() == null || row.marker().isBlank() ? null : row.marker(),
        convertedTo,
        row.created(),
        row.modified(),
        state == null || state == DealState.OPEN ? null : closed);
  }

  private static List<String> phones(EspoRecord row) {
    Stream<String> all =
        row.phoneNumberData() == null || row.phoneNumberData().isEmpty()
            ? Stream.ofNullable(row.phoneNumber())
            : row.phoneNumberData().stream().map(EspoRecord.Phone::phoneNumber);
    return all.filter(Objects::nonNull).map(EspoShown::international).distinct().toList();
  }

  /** EspoCRM takes international numbers only, but keeps how they were spaced. */
  private static String international(String typed) {
    return typed.strip().startsWith("+") ? "+" + typed.replaceAll("\\D", "") : typed;
  }

  private static List<String> emails(EspoRecord row) {
    Stream<String> all =
        row.emailAddressData() == null || row.emailAddressData().isEmpty()
            ? Stream.ofNullable(row.emailAddress())
            : row.emailAddressData().stream().map(EspoRecord.Email::emailAddress);
    return all.filter(Objects::nonNull).distinct().toList();
  }
}
