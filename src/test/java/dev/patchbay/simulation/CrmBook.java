package dev.patchbay.simulation;

import dev.patchbay.crm.Action;
import dev.patchbay.crm.Command;
import dev.patchbay.crm.CrmStop;
import dev.patchbay.crm.Failure;
import dev.patchbay.crm.RecordKind;
import dev.patchbay.crm.RecordRef;
import dev.patchbay.crm.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What a CRM has stored, and what it refuses to store. */
final class CrmBook {

  private final World world;
  private final String project;
  private final Duration settleTime;
  private final Map<String, Record> records = new LinkedHashMap<>();
  private final Map<String, String> texts = new HashMap<>();
  private final Set<String> changes = new HashSet<>();
  private final Set<String> refused = new HashSet<>();
  private boolean lenient;
  private int lastId;

  /**
   * @param settleTime after which the search shows a record at the latest
   */
  CrmBook(World world, String project, Duration settleTime) {
    this.world = world;
    this.project = project;
    this.settleTime = settleTime;
  }

  /** What was refused so far is accepted from now on. */
  void acceptEverything() {
    lenient = true;
  }

  boolean everRefused(String interaction) {
    return refused.stream().anyMatch(marker -> marker.startsWith(interaction + ":"));
  }

  Stream<Record> records() {
    return records.values().stream();
  }

  Optional<Record> byMarker(String marker) {
    return records().filter(record -> marker.equals(record.marker)).findFirst();
  }

  /** Whether the update of this marker has taken effect, once or more often. */
  boolean changedBy(String marker) {
    return changes.contains(marker);
  }

  /** The text of a note or task as it is now, or null. */
  String text(String id) {
    return texts.get(id);
  }

  /** A record that people made before the hub came. */
  Record known(RecordKind kind, Client client, boolean converted, Record contact, String owner) {
    return known(kind, client, converted, contact, null, owner);
  }

  /** A note or a task that people made before the hub came. */
  Record added(RecordKind kind, Record on, String text) {
    Record record = known(kind, on.client, false, on.contact, on, "u-1");
    texts.put(record.ref.id(), text);
    return record;
  }

  private Record known(
      RecordKind kind, Client client, boolean converted, Record contact, Record on, String owner) {
    return store(
        new Record(
            newId(kind),
            kind,
            null,
            client,
            "Call",
            converted,
            contact,
            on,
            owner,
            World.START,
            World.START));
  }

  /** Whether it was there. */
  boolean remove(String id) {
    return records.remove(id) != null;
  }

  boolean shows(Record record) {
    return !record.visibleAt.isAfter(world.now());
  }

  Record byId(String id) {
    return records.get(id);
  }

  Record commit(Command command) {
    Action action = command.action();
    if (!lenient
        && (refused.contains(command.marker()) || world.dice.chance(world.faults().crmRefuses()))) {
      refused.add(command.marker());
      throw new CrmStop(new Failure.Refused("a mandatory field is missing", 422));
    }
    if (world.dice.chance(world.faults().recordGone())) {
      refused.add(command.marker());
      throw new CrmStop(new Failure.Refused("no such record", 404));
    }
    List<Record> targets =
        action.targets().map(target -> records.get(((Target.Existing) target).ref().id())).toList();
    if (targets.contains(null)) {
      throw new CrmStop(new Failure.Refused("no such record here", 404));
    }
    if (action.repeatable()) {
      changes.add(command.marker());
      return written(targets.getFirst(), action);
    }
    Record contact =
        targets.stream().filter(r -> r.kind == RecordKind.CONTACT).findFirst().orElse(null);
    Client client =
        switch (action) {
          case Action.CreateContact made -> new Client(made.phone(), made.email());
          case Action.CreateLead made -> new Client(made.phone(), made.email());
          default -> targets.isEmpty() ? new Client(null, null) : targets.getFirst().client;
        };
    String title = action instanceof Action.CreateLead made ? made.title() : null;
    Duration lag =
        settleTime.isZero() ? Duration.ZERO : world.dice.millis(0, (int) settleTime.toMillis() - 1);
    return written(
        store(
            new Record(
                newId(action.makes()),
                action.makes(),
                command.marker(),
                client,
                title,
                false,
                contact,
                targets.isEmpty() ? null : targets.getFirst(),
                null,
                world.now(),
                world.now().plus(lag))),
        action);
  }

  private Record written(Record record, Action action) {
    String text = text(action);
    if (text != null) {
      texts.put(record.ref.id(), text);
    }
    return record;
  }

  /** What a note or a task is to say; null for everything else. */
  static String text(Action action) {
    return switch (action) {
      case Action.AddNote note -> note.text();
      case Action.CreateTask task -> task.text();
      case Action.UpdateNote note -> note.text();
      case Action.UpdateTask task -> task.text();
      default -> null;
    };
  }

  private Record store(Record record) {
    records.put(record.ref.id(), record);
    return record;
  }

  private RecordRef newId(RecordKind kind) {
    return new RecordRef(kind, project + "-" + ++lastId, null);
  }

  /**
   * @param client whose it is; of a note or a task, whose the record is that it is on
   * @param on the first record that it was made for, or null
   */
  record Record(
      RecordRef ref,
      RecordKind kind,
      String marker,
      Client client,
      String title,
      boolean converted,
      Record contact,
      Record on,
      String owner,
      Instant createdAt,
      Instant visibleAt) {}
}
