package dev.patchbay.journal;

import dev.patchbay.crm.RecordKind;
import dev.patchbay.crm.RecordRef;
import dev.patchbay.crm.Target;
import java.util.stream.Stream;

/**
 * The client's records that an interaction made or was written on.
 *
 * @param contact or null, as each of the others
 */
public record RecordLinks(
    RecordRef contact, RecordRef organization, RecordRef lead, RecordRef deal) {

  /** As far as the steps that are done tell. */
  public static RecordLinks of(JournalEntry entry) {
    return new RecordLinks(
        first(entry, RecordKind.CONTACT),
        first(entry, RecordKind.ORGANIZATION),
        first(entry, RecordKind.LEAD),
        first(entry, RecordKind.DEAL));
  }

  /** What counts as the order: the deal, else the lead, else the contact; null where none is. */
  public RecordRef main() {
    if (deal != null) {
      return deal;
    }
    return lead != null ? lead : contact;
  }

  private static RecordRef first(JournalEntry entry, RecordKind kind) {
    Stream<RecordRef> made = entry.ledger().stream().map(LedgerStep::ref);
    Stream<RecordRef> written =
        entry.ledger().stream()
            .filter(LedgerStep::finished)
            .flatMap(step -> step.action().targets())
            .filter(Target.Existing.class::isInstance)
            .map(target -> ((Target.Existing) target).ref());
    return Stream.concat(made, written)
        .filter(ref -> ref != null && ref.kind() == kind)
        .findFirst()
        .orElse(null);
  }
}
