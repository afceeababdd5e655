package dev.patchbay.crm.builtin;

import dev.patchbay.crm.Action;
import dev.patchbay.crm.Action.AddNote;
import dev.patchbay.crm.Action.CreateContact;
import dev.patchbay.crm.Action.CreateDeal;
import dev.patchbay.crm.Action.CreateLead;
import dev.patchbay.crm.Action.CreateOrganization;
import dev.patchbay.crm.Action.CreateTask;
import dev.patchbay.crm.RecordKind;
import dev.patchbay.crm.builtin.BuiltinRecord.Status;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Turns an action into the record it makes. */
final class Draft {

  private final String id;
  private final List<BuiltinRecord> linked;
  private final Instant now;

  /**
   * @param linked the records the action refers to, the most important first
   */
  Draft(String id, List<BuiltinRecord> linked, Instant now) {
    this.id = id;
    this.linked = linked;
    this.now = now;
  }

  BuiltinRecord of(Action action) {
    return switch (action) {
      case CreateOrganization a -> record(action, a.name(), null, a.owner(), null, null);
      case CreateContact a -> record(action, a.name(), null, a.owner(), null, null);
      case CreateLead a -> record(action, a.title(), Status.NEW, a.owner(), null, null);
      case CreateDeal a -> record(action, a.title(), Status.OPEN, a.owner(), null, null);
      case AddNote a -> record(action, null, null, null, a.text(), null);
      case CreateTask a -> record(action, a.subject(), null, a.assignee(), a.text(), a);
      case Action.UpdateNote _, Action.UpdateTask _ ->
          throw new UnsupportedOperationException("an update");
    };
  }

  private BuiltinRecord record(
      Action action, String title, Status status, String owner, String text, CreateTask task) {
    return new BuiltinRecord(
        id,
        action.makes(),
        title,
        union(ownPhone(action), linked.stream().flatMap(record -> record.phones().stream())),
        union(ownEmail(action), linked.stream().flatMap(record -> record.emails().stream())),
        owner,
        status,
        links(),
        task == null ? null : task.done(),
        task == null ? null : task.due(),
        text,
        utm(action),
        now);
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
