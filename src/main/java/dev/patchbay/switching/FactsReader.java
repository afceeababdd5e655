package dev.patchbay.switching;

import dev.patchbay.crm.CrmCatalogue;
import dev.patchbay.crm.CrmMetadata;
import dev.patchbay.journal.Journal;
import dev.patchbay.project.EarlierIntegrations;
import dev.patchbay.project.EarlierIntegrations.Left;
import dev.patchbay.project.Project;
import dev.patchbay.statusgroup.Filings;
import dev.patchbay.switching.Facts.Side;
import dev.patchbay.sync.Mirror;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Gathers what a preview is made of. */
@Singleton
class FactsReader {

  private final List<AffectedData> kinds;
  private final CrmCatalogue catalogue;
  private final EarlierIntegrations earlier;
  private final Filings filings;
  private final Automations automations;
  private final Journal journal;
  private final Mirror mirror;
  private final Clock clock;

  @Inject
  FactsReader(
      Instance<AffectedData> kinds,
      CrmCatalogue catalogue,
      EarlierIntegrations earlier,
      Filings filings,
      Automations automations,
      Journal journal,
      Mirror mirror,
      Clock clock) {
    this(kinds.stream().toList(), catalogue, earlier, filings, automations, journal, mirror, clock);
  }

  FactsReader(
      List<AffectedData> kinds,
      CrmCatalogue catalogue,
      EarlierIntegrations earlier,
      Filings filings,
      Automations automations,
      Journal journal,
      Mirror mirror,
      Clock clock) {
    this.kinds = List.copyOf(kinds);
    this.catalogue = catalogue;
    this.earlier = earlier;
    this.filings = filings;
    this.automations = automations;
    this.journal = journal;
    this.mirror = mirror;
    this.clock = clock;
  }

  List<AffectedData> kinds() {
    return kinds;
  }

  /**
   * @param counted whether the data are counted
   */
  Facts read(Project project, ChangeRequest request, boolean counted) {
    String present = project.integration().id();
    List<Left> before =
        earlier.of(project.id()).stream()
            .filter(left -> !left.archived() && !left.integration().id().equals(present))
            .toList();
    Map<String, Count> counts = new HashMap<>();
    if (counted) {
      LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
      Scope scope = new Scope(project, request.startsOver(), before, journal, mirror, today);
      kinds.stream()
          .filter(kind -> kind.concerns(request))
          .forEach(kind -> counts.put(kind.kind(), kind.count(scope)));
    }
    return new Facts(
        project,
        side(project.integration().kind()),
        request.target() == null ? null : side(request.target()),
        filings.of(project.id(), present),
        before,
        counts,
        automations.cadences(project.id()),
        automations.workflows(project.id()));
  }

  /** A kind that this hub has no connector for any more can do nothing. */
  private Side side(String kind) {
    return catalogue
        .find(kind)
        .map(connector -> connector.metadata())
        .map((CrmMetadata crm) -> new Side(kind, crm.title(), crm.capabilities()))
        .orElseGet(() -> new Side(kind, kind, Set.of()));
  }
}
