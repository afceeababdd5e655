package dev.patchbay.crm.builtin;

import dev.patchbay.crm.Action;
import dev.patchbay.crm.Action.AddNote;
import dev.patchbay.crm.Action.CreateContact;
import dev.patchbay.crm.Action.CreateDeal;
import dev.patchbay.crm.Action.CreateLead;
import dev.patchbay.crm.Action.CreateOrganization;
import dev.patchbay.crm.Action.CreateTask;
import dev.patchbay.crm.Action.Extras;
import dev.patchbay.crm.Action.UpdateNote;
import dev.patchbay.crm.Action.UpdateTask;
import dev.patchbay.crm.ClientRecords.DealState;
import dev.patchbay.crm.Command;
import dev.patchbay.crm.CrmStop;
import dev.patchbay.crm.Failure;
import dev.patchbay.crm.RecordKind;
import dev.patchbay.crm.builtin.BuiltinStages.Stage;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Turns an action into the record it makes. */
final class Draft {

  private final Command command;
  private final String id;
  private final BuiltinStages stages;
  private final List<BuiltinRecord> linked;
  private final Instant now;

  /**
   * @param linked the records the action refers to, the most important first
   */
  Draft(Command command, String id, BuiltinStages stages, List<BuiltinRecord> linked, Instant now) {
    this.command = command;
    this.id = id;
    this.stages = stages;
    this.linked = linked;
    this.now = now;
  }

  /**
   * @throws CrmStop refused, where the rules want a status that there is not
   */
  BuiltinRecord record() {
    Action action = command.action();
    return switch (action) {
      case CreateOrganization a -> record(action, a.name(), a.owner(), null, a.extras());
      case CreateContact a -> record(action, a.name(), a.owner(), null, a.extras());
      case CreateLead a -> record(action, a.title(), a.owner(), null, a.extras());
      case CreateDeal a -> record(action, a.title(), a.owner(), null, a.extras());
      case AddNote a -> record(action, null, null, a.text(), Extras.NONE);
      case CreateTask a -> record(action, a.subject(), a.assignee(), a.text(), Extras.NONE);
      case UpdateNote _, UpdateTask _ ->
          throw new IllegalArgumentException("an update makes no record");
    };
  }

  private BuiltinRecord record(
      Action action, String title, String owner, String text, Extras extras) {
    CreateTask task = action instanceof CreateTask a ? a : null;
    Stage stage = stage(action.makes(), extras.stage());
    return new BuiltinRecord(
        id,
        action.makes(),
        title,
        union(ownPhone(action), linked.stream().flatMap(record -> record.phones().stream())),
        union(ownEmail(action), linked.stream().flatMap(record -> record.emails().stream())),
        owner,
        stage == null ? null : stage.id(),
        stage == null ? null : stage.meaning(),
        links(),
        task == null ? null : task.done(),
        task == null ? null : task.due(),
        text,
        utm(action),
        extras.fields(),
        command.marker(),
        now,
        now,
        stage == null || stage.meaning() == DealState.OPEN ? null : now);
  }

  private Stage stage(RecordKind kind, String wanted) {
    if (stages.of(kind).isEmpty()) {
      return null;
    }
    return wanted == null
        ? stages.first(kind)
        : stages
            .find(kind, wanted)
            .orElseThrow(
                () ->
                    new CrmStop(
                        new Failure.Refused(
                            "stage: the built-in CRM has no stage \"" + wanted + "\"", 422)));
  }

  private Map<RecordKind, String> links() {
    var links = new EnumMap<RecordKind, String>(RecordKind.class);
    linked.forEach(record -> links.putIfAbsent(record.kind(), record.id()));
    return links;
  }

  private static String ownPhone(Action action) {
    return switch (action) {
      case CreateContact a -> a.phone();
      case CreateLead a -> a.phone();
      default -> null;
    };
  }

  private static String ownEmail(Action action) {
    return switch (action) {
      case CreateContact a -> a.email();
      case CreateLead a -> a.email();
      default -> null;
    };
  }

  private static Map<String, String> utm(Action action) {
    return switch (action) {
      case CreateLead a -> a.utm();
      case CreateDeal a -> a.utm();
      default -> Map.of();
    };
  }

  private static List<String> union(String own, Stream<String> inherited) {
    var all = new LinkedHashSet<String>();
    Stream.concat(Stream.ofNullable(own), inherited).forEach(all::add);
    return List.copyOf(all);
  }
}
