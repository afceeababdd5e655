package dev.patchbay.function;

import dev.patchbay.crm.Connected.CrmUser;
import dev.patchbay.crm.CrmRecord;
import dev.patchbay.crm.RecordRef;
import dev.patchbay.journal.Origin;
import dev.patchbay.project.Employee;
import dev.patchbay.project.Integration.State;
import dev.patchbay.project.Project;
import dev.patchbay.statusgroup.FiledStatus;
import dev.patchbay.statusgroup.Filing;
import dev.patchbay.statusgroup.StatusGroup;
import dev.patchbay.sync.MirroredRecord;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The copies of one integration as the API shows them. */
final class MirrorViews {

  private final Project project;
  private final Filing filing;

  MirrorViews(Project project, Filing filing) {
    this.project = project;
    this.filing = filing;
  }

  /** A lead is shown like a deal. */
  DealView deal(MirroredRecord copy) {
    CrmRecord it = copy.record();
    boolean earlier = isEarlier(project, copy.integration());
    return new DealView(
        it.ref().id(),
        it.title(),
        status(it),
        filing.groupOf(it),
        it.amount(),
        it.currency(),
        id(it.contact()),
        responsible(project, copy.integration(), it.owner()),
        source(copy.origin()),
        id(it.convertedTo()),
        copy.createdAt(),
        it.changedAt(),
        it.closedAt(),
        earlier ? null : it.ref().url(),
        copy.integration(),
        earlier);
  }

  ClientView client(MirroredRecord copy) {
    CrmRecord it = copy.record();
    boolean earlier = isEarlier(project, copy.integration());
    return new ClientView(
        it.ref().id(),
        it.title(),
        it.phones(),
        it.emails(),
        responsible(project, copy.integration(), it.owner()),
        copy.createdAt(),
        it.changedAt(),
        earlier ? null : it.ref().url(),
        copy.integration(),
        earlier);
  }

  static ManagerView manager(Project project, String integration, CrmUser user) {
    boolean earlier = isEarlier(project, integration);
    return new ManagerView(
        user.id(),
        user.name(),
        user.email(),
        earlier ? null : project.employeeByCrmUser(user.id()).map(Employee::id).orElse(null),
        integration,
        earlier);
  }

  private StatusView status(CrmRecord record) {
    String id = FiledStatus.idOf(record);
    if (id == null) {
      return null;
    }
    String name =
        filing.statuses().stream()
            .filter(status -> status.id().equals(id))
            .map(FiledStatus::name)
            .findFirst()
            .orElse(null);
    return new StatusView(id, name);
  }

  /** The users of an earlier CRM are nobody's employees now: the same id may be another's. */
  private static ResponsibleView responsible(Project project, String integration, String owner) {
    if (owner == null) {
      return null;
    }
    Employee employee =
        isEarlier(project, integration) ? null : project.employeeByCrmUser(owner).orElse(null);
    return new ResponsibleView(
        owner, employee == null ? null : employee.id(), employee == null ? null : employee.name());
  }

  /** A CRM that was let go is an earlier one, though nothing has taken its place yet. */
  private static boolean isEarlier(Project project, String integration) {
    return project.integration() == null
        || project.integration().state() != State.CONNECTED
        || !project.integration().id().equals(integration);
  }

  private static String id(RecordRef ref) {
    return ref == null ? null : ref.id();
  }

  private static SourceView source(Origin origin) {
    return origin == null
        ? null
        : new SourceView(
            origin.interaction(),
            origin.kind(),
            origin.source(),
            origin.creationMethod(),
            origin.line(),
            origin.form(),
            origin.visit(),
            origin.utm());
  }

  /**
   * @param id as in the filing: {@code deal:<pipeline>:<status>}
   * @param name null for a status that the CRM never described
   */
  record StatusView(String id, String name) {}

  record ResponsibleView(String crmUser, String employee, String name) {}

  record SourceView(
      String interaction,
      String kind,
      String source,
      String creationMethod,
      String line,
      String form,
      String visit,
      Map<String, String> utm) {}

  /**
   * @param contact the client's id among the clients, or null
   * @param source where it came from; null for what the hub did not make
   * @param convertedTo the deal that a lead became, or null
   * @param earlier whether it is of a CRM that the project has left
   */
  record DealView(
      String id,
      String title,
      StatusView status,
      StatusGroup group,
      BigDecimal amount,
      String currency,
      String contact,
      ResponsibleView responsible,
      SourceView source,
      String convertedTo,
      Instant createdAt,
      Instant changedAt,
      Instant closedAt,
      String url,
      String integration,
      boolean earlier) {}

  record ClientView(
      String id,
      String name,
      List<String> phones,
      List<String> emails,
      ResponsibleView responsible,
      Instant createdAt,
      Instant changedAt,
      String url,
      String integration,
      boolean earlier) {}

  record ManagerView(
      String id, String name, String email, String employee, String integration, boolean earlier) {}
}
