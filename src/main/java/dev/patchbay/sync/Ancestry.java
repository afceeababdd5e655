package dev.patchbay.sync;

import dev.patchbay.crm.CrmRecord;
import dev.patchbay.crm.RecordKind;
import dev.patchbay.crm.RecordRef;
import dev.patchbay.journal.Journal;
import dev.patchbay.journal.Origin;
import dev.patchbay.journal.Origins;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.stream.Stream;

/** From which interaction a lead or deal came, by itself or by what it was made of. */
@Singleton
class Ancestry {

  private final Origins origins;
  private final Journal journal;
  private final Mirror mirror;

  @Inject
  Ancestry(Origins origins, Journal journal, Mirror mirror) {
    this.origins = origins;
    this.journal = journal;
    this.mirror = mirror;
  }

  /** What the hub remembers of the record, else what the marker on it leads to; may be null. */
  Origin of(String project, String integration, CrmRecord record) {
    if (record.kind() == RecordKind.CONTACT) {
      return null;
    }
    return origins
        .of(project, integration, record.ref())
        .or(() -> byMarker(project, record.marker()))
        .orElse(null);
  }

  /**
   * Hands the origin on to the deal that a lead became, and to the record that took another in, so
   * that their money is counted where the client came from. Neither loses an origin of its own.
   */
  void handOn(String project, String integration, MirroredRecord copy) {
    if (copy.origin() != null) {
      Stream.of(copy.record().convertedTo(), copy.mergedInto())
          .filter(heir -> heir != null)
          .forEach(heir -> handOn(project, integration, heir, copy.origin()));
    }
  }

  private void handOn(String project, String integration, RecordRef heir, Origin origin) {
    if (origins.of(project, integration, heir).isEmpty()) {
      origins.keep(project, integration, heir, origin);
    }
    if (mirror.find(project, integration, heir.kind(), heir.id()).isPresent()) {
      mirror.change(
          project,
          integration,
          heir.kind(),
          heir.id(),
          origin.receivedAt(),
          known -> known == null || known.origin() != null ? null : known.cameFrom(origin));
    }
  }

  private Optional<Origin> byMarker(String project, String marker) {
    int colon = marker == null ? -1 : marker.indexOf(':');
    return colon <= 0
        ? Optional.empty()
        : journal
            .find(project, marker.substring(0, colon))
            .map(stored -> Origin.of(stored.value()));
  }
}
