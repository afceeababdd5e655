package dev.patchbay.crm.builtin;

import dev.patchbay.crm.Account;
import dev.patchbay.crm.Connected.CrmUser;
import dev.patchbay.crm.Crm;
import dev.patchbay.crm.CrmCalls;
import dev.patchbay.crm.CrmConnector;
import dev.patchbay.crm.CrmMetadata;
import dev.patchbay.crm.CrmMetadata.Capability;
import dev.patchbay.crm.CrmMetadata.StandardField;
import dev.patchbay.crm.RecordKind;
import dev.patchbay.project.Project;
import dev.patchbay.project.Projects;
import dev.patchbay.store.Json;
import dev.patchbay.store.Table;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** The CRM for a project without a vendor: kept in the hub's own table, its users the employees. */
@Singleton
public class BuiltinConnector implements CrmConnector {

  private static final CrmMetadata METADATA =
      new CrmMetadata(
          "builtin",
          "Built-in CRM",
          List.of(),
          Set.of(
              Capability.CONTACTS,
              Capability.ORGANIZATIONS,
              Capability.LEADS,
              Capability.DEALS,
              Capability.TASKS,
              Capability.NOTES,
              Capability.WRITE_OWNER,
              Capability.EXTERNAL_IDS,
              Capability.WRITE_STATUS,
              Capability.CHANGES,
              Capability.REMOVE),
          List.of(),
          Duration.ZERO,
          List.of(
              new StandardField("firstName", RecordKind.CONTACT, "name", "Name"),
              new StandardField("lastName", RecordKind.CONTACT, "name", "Name"),
              new StandardField("organization", RecordKind.ORGANIZATION, "name", "Name"),
              new StandardField("phone", RecordKind.CONTACT, "phone", "Phone"),
              new StandardField("email", RecordKind.CONTACT, "email", "E-mail")));

  private final Table table;
  private final Json json;
  private final Projects projects;
  private final Clock clock;

  @Inject
  public BuiltinConnector(Table table, Json json, Projects projects, Clock clock) {
    this.table = table;
    this.json = json;
    this.projects = projects;
    this.clock = clock;
  }

  @Override
  public CrmMetadata metadata() {
    return METADATA;
  }

  @Override
  public Crm open(Account account, CrmCalls calls) {
    var book = new Book(table, json, account.project());
    return new BuiltinCrm(book, calls, () -> users(account.project()), clock);
  }

  private List<CrmUser> users(String project) {
    return projects.find(project).map(Project::employees).stream()
        .flatMap(List::stream)
        .map(employee -> new CrmUser(employee.id(), employee.name(), employee.email()))
        .toList();
  }
}
