package dev.patchbay.journal;

import dev.patchbay.crm.RecordKind;
import dev.patchbay.crm.RecordRef;
import dev.patchbay.crm.Target;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** The one record of the CRM that an interaction is about: a deal, or else a lead. */
public final class MainRecord {

  private MainRecord() {}

  /**
   * What the interaction has made, or else what it was recorded on, or else what it is a duplicate
   * of. Empty while there is none.
   */
  public static Optional<RecordRef> of(JournalEntry entry) {
    List<RecordRef> made =
        entry.ledger().stream()
            .filter(LedgerStep::finished)
            .map(LedgerStep::ref)
            .filter(Objects::nonNull)
            .toList();
    List<RecordRef> used =
        entry.ledger().stream()
            .flatMap(step -> step.action().targets())
            .map(target -> target instanceof Target.Existing(RecordRef ref) ? ref : null)
            .filter(Objects::nonNull)
            .toList();
    return Stream.of(made, used)
        .flatMap(refs -> Stream.of(RecordKind.DEAL, RecordKind.LEAD).map(kind -> first(refs, kind)))
        .flatMap(Optional::stream)
        .findFirst()
        .or(() -> Optional.ofNullable(entry.duplicate()).map(duplicate -> duplicate.record()));
  }

  private static Optional<RecordRef> first(List<RecordRef> refs, RecordKind kind) {
    return refs.stream().filter(ref -> ref.kind() == kind).findFirst();
  }
}
