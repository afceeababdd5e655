package dev.patchbay.crm;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The kinds of CRM that this hub can connect: every {@link CrmConnector} bean there is. */
@Singleton
public class CrmCatalogue {

  private final Map<String, CrmConnector> byKind = new TreeMap<>();

  @Inject
  CrmCatalogue(Instance<CrmConnector> connectors) {
    this(connectors.stream().toList());
  }

  /**
   * @throws IllegalStateException when two connectors claim the same kind
   */
  public CrmCatalogue(List<CrmConnector> connectors) {
    for (var connector : connectors) {
      var kind = connector.metadata().kind();
      if (byKind.put(kind, connector) != null) {
        throw new IllegalStateException("two connectors are of the kind " + kind);
      }
    }
  }

  public Optional<CrmConnector> find(String kind) {
    return Optional.ofNullable(kind).map(byKind::get);
  }

  /** The kinds in alphabetical order. */
  public List<String> kinds() {
    return List.copyOf(byKind.keySet());
  }

  /** What people need to know of each kind, in the order of {@link #kinds}. */
  public List<CrmMetadata> all() {
    return byKind.values().stream().map(CrmConnector::metadata).toList();
  }
}
