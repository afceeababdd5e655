package dev.patchbay.simulation;

import dev.patchbay.crm.Account;
import dev.patchbay.crm.Crm;
import dev.patchbay.crm.CrmCalls;
import dev.patchbay.crm.CrmConnector;
import dev.patchbay.crm.CrmMetadata;
import dev.patchbay.crm.CrmMetadata.Capability;
import dev.patchbay.crm.CrmMetadata.Field;
import dev.patchbay.crm.CrmMetadata.FieldType;
import dev.patchbay.crm.CrmMetadata.Limit;
import dev.patchbay.project.Integration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The kind of CRM of one {@link CrmServer}, which is reached with its key and not otherwise. */
final class SimConnector implements CrmConnector {

  private static final Field KEY =
      new Field("key", "Key", "Of the server.", FieldType.TEXT, true, true);

  private static final Set<Capability> ABLE =
      EnumSet.of(
          Capability.CONTACTS,
          Capability.LEADS,
          Capability.NOTES,
          Capability.TASKS,
          Capability.WRITE_OWNER,
          Capability.CHANGES,
          Capability.REMOVE);

  private final CrmServer server;
  private final UnaryOperator<Crm> boundary;

  SimConnector(CrmServer server, UnaryOperator<Crm> boundary) {
    this.server = server;
    this.boundary = boundary;
  }

  static String kind(CrmServer server) {
    return "sim-" + server.integration;
  }

  /** What people fill in to connect the server. */
  static Map<String, String> form(CrmServer server) {
    return Map.of("key", "key-of-" + server.integration);
  }

  /** What the server is opened with. */
  static Account account(CrmServer server) {
    return new Account(server.project, server.integration, form(server));
  }

  /** The connection of the project to the server. */
  static Integration integration(CrmServer server, Integration.State state, Instant at) {
    return new Integration(
        server.integration, kind(server), state, at, Map.of(), server.integration, null, List.of());
  }

  @Override
  public CrmMetadata metadata() {
    return new CrmMetadata(
        kind(server), "Simulated", List.of(KEY), ABLE, List.of(), server.settleTime);
  }

  @Override
  public List<Limit> limits(Account account) {
    return server.budget.limits;
  }

  @Override
  public Crm open(Account account, CrmCalls calls) {
    if (!account.equals(account(server))) {
      throw new IllegalStateException(
          "the key of " + account.integration() + " opens nothing here");
    }
    return boundary.apply(new SimCrm(server, calls));
  }
}
