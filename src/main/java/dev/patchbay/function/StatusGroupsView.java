package dev.patchbay.function;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.patchbay.crm.ClientRecords.DealState;
import dev.patchbay.crm.RecordKind;
import dev.patchbay.statusgroup.FiledStatus;
import dev.patchbay.statusgroup.Filing;
import dev.patchbay.statusgroup.StatusGroup;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * A filing as people see it: every group with its statuses and the records in them.
 *
 * @param warnings what somebody should look at, in sentences
 */
record StatusGroupsView(
    String integration, int version, List<Group> groups, List<String> warnings) {

  record Group(StatusGroup group, int deals, int leads, List<Status> statuses) {}

  /**
   * @param id null for records of which the CRM tells no status
   * @param fresh whether no person has confirmed the group yet
   * @param removed whether the CRM has it no more, though records are in it
   * @param known false for a status that records are in and that the CRM has not told yet
   */
  record Status(
      String id,
      RecordKind kind,
      String pipeline,
      String pipelineName,
      String status,
      String name,
      DealState meaning,
      @JsonProperty("new") boolean fresh,
      boolean removed,
      boolean known,
      int deals,
      int leads) {

    static Status of(FiledStatus filed, boolean known, int count) {
      boolean deal = filed.kind() == RecordKind.DEAL;
      return new Status(
          filed.status() == null ? null : filed.id(),
          filed.kind(),
          filed.pipeline(),
          filed.pipelineName(),
          filed.status(),
          filed.name(),
          filed.meaning(),
          filed.fresh(),
          known && filed.removedAt() != null,
          known,
          deal ? count : 0,
          deal ? 0 : count);
    }
  }

  static StatusGroupsView of(Filing filing, StatusTally tally, Instant now) {
    List<Filed> all = new ArrayList<>();
    for (FiledStatus status : filing.statuses()) {
      int count = tally.in(status);
      if (status.removedAt() == null || count > 0) {
        all.add(new Filed(status.group(), Status.of(status, true, count)));
      }
    }
    tally
        .strays(filing, now)
        .forEach(
            (stray, count) -> all.add(new Filed(stray.group(), Status.of(stray, false, count))));
    return new StatusGroupsView(
        filing.integration(),
        filing.version(),
        Arrays.stream(StatusGroup.values()).map(group -> group(group, all)).toList(),
        warnings(all));
  }

  private static Group group(StatusGroup group, List<Filed> all) {
    List<Status> statuses =
        all.stream().filter(filed -> filed.group == group).map(Filed::status).toList();
    return new Group(
        group,
        statuses.stream().mapToInt(Status::deals).sum(),
        statuses.stream().mapToInt(Status::leads).sum(),
        statuses);
  }

  private static List<String> warnings(List<Filed> all) {
    List<Status> statuses = all.stream().map(Filed::status).toList();
    boolean paid =
        all.stream()
            .anyMatch(
                filed -> filed.group == StatusGroup.PAID && filed.status.kind == RecordKind.DEAL);
    return Stream.of(
            warning(
                statuses.isEmpty(), "The CRM has told no statuses yet: read them with a refresh."),
            warning(
                !statuses.isEmpty() && !paid,
                "No status of deals is paid: the report shows no money as paid."),
            named(
                statuses.stream().filter(s -> s.fresh && s.known && !s.removed).toList(),
                "Nobody has confirmed yet where these statuses are filed: "),
            named(
                statuses.stream().filter(Status::removed).toList(),
                "The CRM has these statuses no more, but records are in them: "),
            named(
                statuses.stream().filter(s -> !s.known).toList(),
                "Records are in statuses that the CRM has not told, and are counted by their own"
                    + " state: "))
        .flatMap(List::stream)
        .toList();
  }

  private static List<String> warning(boolean given, String text) {
    return given ? List.of(text) : List.of();
  }

  private static List<String> named(List<Status> statuses, String text) {
    List<String> names =
        statuses.stream()
            .map(status -> status.name == null ? "no status" : status.name)
            .distinct()
            .toList();
    return warning(!names.isEmpty(), text + String.join(", ", names) + ".");
  }

  private record Filed(StatusGroup group, Status status) {}
}
