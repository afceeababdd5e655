package dev.patchbay.journal;

import dev.patchbay.crm.RecordKind;
import dev.patchbay.crm.RecordRef;
import dev.patchbay.crm.Target;
import dev.patchbay.duplicate.Verdict;
import dev.patchbay.scenario.ClientState;
import java.util.stream.Stream;

/**
 * The client's records that an interaction made, was written on, or is a duplicate of.
 *
 * @param contact or null, as each of the others
 */
public record RecordLinks(
    RecordRef contact, RecordRef organization, RecordRef lead, RecordRef deal) {

  /** The records of the steps that are done; where they name none, what the CRM knew before. */
  public static RecordLinks of(JournalEntry entry) {
    ClientState known = entry.decision() == null ? null : entry.decision().client();
    ClientState client = known == null ? ClientState.NEW : known;
    return new RecordLinks(
        first(entry, RecordKind.CONTACT, client.contact() == null ? null : client.contact().ref()),
        first(entry, RecordKind.ORGANIZATION, client.organization()),
        first(entry, RecordKind.LEAD, client.openLead() == null ? null : client.openLead().ref()),
        first(entry, RecordKind.DEAL, client.openDeal() == null ? null : client.openDeal().ref()));
  }

  /** What counts as the order: the deal, else the lead, else the contact; null where none is. */
  public RecordRef main() {
    if (deal != null) {
      return deal;
    }
    return lead != null ? lead : contact;
  }

  private static RecordRef first(JournalEntry entry, RecordKind kind, RecordRef otherwise) {
    Stream<RecordRef> made = entry.ledger().stream().map(LedgerStep::ref);
    Stream<RecordRef> written =
        entry.ledger().stream()
            .filter(LedgerStep::finished)
            .flatMap(step -> step.action().targets())
            .filter(Target.Existing.class::isInstance)
            .map(target -> ((Target.Existing) target).ref());
    Stream<RecordRef> repeated =
        Stream.ofNullable(entry.duplicate()).map(Verdict.Duplicate::record);
    return Stream.of(made, written, repeated)
        .flatMap(refs -> refs)
        .filter(ref -> ref != null && ref.kind() == kind)
        .findFirst()
        .orElse(otherwise);
  }
}
