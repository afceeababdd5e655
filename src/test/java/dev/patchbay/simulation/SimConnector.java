package dev.patchbay.simulation;

import dev.patchbay.crm.Account;
import dev.patchbay.crm.Crm;
import dev.patchbay.crm.CrmCalls;
import dev.patchbay.crm.CrmConnector;
import dev.patchbay.crm.CrmMetadata;
import dev.patchbay.crm.CrmMetadata.Field;
import dev.patchbay.crm.CrmMetadata.FieldType;
import dev.patchbay.crm.CrmMetadata.Limit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The kind of CRM of one {@link CrmServer}, which is reached with its key and not otherwise. */
final class SimConnector implements CrmConnector {

  private static final Field KEY =
      new Field("key", "Key", "Of the server.", FieldType.TEXT, true, true);

  private final CrmServer server;
  private final UnaryOperator<Crm> boundary;

  SimConnector(CrmServer server, UnaryOperator<Crm> boundary) {
    this.server = server;
    this.boundary = boundary;
  }

  static String kind(CrmServer server) {
    return "sim-" + server.integration;
  }

  /** What the server is opened with. */
  static Account account(CrmServer server) {
    return new Account(
        server.project, server.integration, Map.of("key", "key-of-" + server.integration));
  }

  @Override
  public CrmMetadata metadata() {
    return new CrmMetadata(
        kind(server), "Simulated", List.of(KEY), Set.of(), List.of(), server.settleTime);
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
