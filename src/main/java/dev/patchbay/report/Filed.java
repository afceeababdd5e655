package dev.patchbay.report;

import dev.patchbay.crm.CrmRecord;
import dev.patchbay.project.Project;
import dev.patchbay.report.Fact.Named;
import dev.patchbay.statusgroup.FiledStatus;
import dev.patchbay.statusgroup.Filing;
import dev.patchbay.statusgroup.StatusGroup;
import dev.patchbay.sync.MirroredRecord;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Says of the records of one integration what a report counts them as. Ids of statuses and users of
 * an earlier integration have its own id in front: another CRM may use the same.
 */
final class Filed {

  private final Project project;
  private final String earlier;
  private final Map<String, FiledStatus> statuses = new HashMap<>();

  private Filed(Project project, Filing filing) {
    this.project = project;
    boolean present =
        project.integration() != null && project.integration().id().equals(filing.integration());
    this.earlier = present ? null : filing.integration();
    filing.statuses().forEach(status -> statuses.put(status.id(), status));
  }

  static Filed of(Project project, Filing filing) {
    return new Filed(project, filing);
  }

  Fact fact(MirroredRecord copy) {
    CrmRecord record = copy.record();
    String id = FiledStatus.idOf(record);
    FiledStatus status = id == null ? null : statuses.get(id);
    return new Fact.Business(
        record.kind(),
        copy.integration(),
        copy.createdAt(),
        copy.origin(),
        id == null ? null : new Named(scoped(id), name(status, record)),
        group(status, record),
        responsible(record.owner()),
        record.amount(),
        currency(record.currency()));
  }

  private static StatusGroup group(FiledStatus status, CrmRecord record) {
    return status == null ? Filing.suggested(record.state()) : status.group();
  }

  private static String name(FiledStatus status, CrmRecord record) {
    if (status == null) {
      return record.status();
    }
    return status.pipelineName() == null
        ? status.name()
        : status.pipelineName() + " / " + status.name();
  }

  /** The employee, as employees are now, or else the CRM's user. */
  private Named responsible(String user) {
    if (user == null || user.isBlank()) {
      return null;
    }
    return earlier == null
        ? project
            .employeeByCrmUser(user)
            .map(employee -> new Named(employee.id(), employee.name()))
            .orElseGet(() -> new Named("user:" + user, user))
        : new Named(scoped("user:" + user), user);
  }

  private String scoped(String id) {
    return earlier == null ? id : earlier + "/" + id;
  }

  private static String currency(String currency) {
    return currency == null || currency.isBlank()
        ? null
        : currency.strip().toUpperCase(Locale.ROOT);
  }
}
