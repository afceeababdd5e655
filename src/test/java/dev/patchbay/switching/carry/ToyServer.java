package dev.patchbay.switching.carry;

import dev.patchbay.crm.Action;
import dev.patchbay.crm.ClientRecords.DealState;
import dev.patchbay.crm.Command;
import dev.patchbay.crm.RecordKind;
import dev.patchbay.crm.RecordRef;
import dev.patchbay.crm.Target;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What a CRM's server keeps: a small one that refuses what refers to nothing. */
final class ToyServer {

  /** What a record of any kind may have. */
  record Rec(
      RecordRef ref,
      String title,
      String owner,
      String contact,
      String organization,
      String on,
      List<String> phones,
      List<String> emails,
      Instant due,
      Boolean done,
      DealState state,
      Map<String, Object> fields,
      String marker,
      Instant createdAt) {}

  final Map<String, Rec> records = new LinkedHashMap<>();
  final String name;
  private final Clock clock;
  private int number;
  int writes;

  ToyServer(String name, Clock clock) {
    this.name = name;
    this.clock = clock;
  }

  RecordRef ref(RecordKind kind, String id) {
    return new RecordRef(kind, id, "https://" + name + ".example/" + id);
  }

  Stream<Rec> all(RecordKind kind) {
    return records.values().stream().filter(record -> record.ref().kind() == kind);
  }

  Optional<Rec> find(RecordRef ref) {
    return Optional.ofNullable(records.get(ref.id()));
  }

  RecordRef put(
      RecordKind kind,
      String id,
      String title,
      String owner,
      String contact,
      String organization,
      String on,
      String phone,
      Map<String, Object> fields) {
    RecordRef ref = ref(kind, id);
    records.put(
        id,
        new Rec(
            ref,
            title,
            owner,
            contact,
            organization,
            on,
            phone == null ? List.of() : List.of(phone),
            List.of(),
            kind == RecordKind.TASK ? clock.instant() : null,
            kind == RecordKind.TASK ? Boolean.FALSE : null,
            DealState.OPEN,
            fields,
            null,
            clock.instant()));
    return ref;
  }

  RecordRef write(Command command) {
    writes++;
    command.action().targets().forEach(target -> find(id(target)).orElseThrow());
    RecordRef ref = ref(command.action().makes(), name + "-" + ++number);
    records.put(ref.id(), record(ref, command));
    return ref;
  }

  private Rec record(RecordRef ref, Command command) {
    return switch (command.action()) {
      case Action.CreateOrganization a -> rec(ref, command, a.name(), a.owner(), null, null, null);
      case Action.CreateContact a -> {
        Rec plain = rec(ref, command, a.name(), a.owner(), null, a.organization(), null);
        yield fields(reach(plain, a.phone(), a.email()), a.extras());
      }
      case Action.CreateLead a ->
          fields(
              rec(ref, command, a.title(), a.owner(), a.contact(), a.organization(), null),
              a.extras());
      case Action.CreateDeal a ->
          fields(
              rec(ref, command, a.title(), a.owner(), a.contact(), a.organization(), null),
              a.extras());
      case Action.AddNote a -> rec(ref, command, a.text(), null, null, null, a.on());
      case Action.CreateTask a ->
          task(rec(ref, command, a.subject(), a.assignee(), null, null, a.on().getFirst()), a);
      case Action.UpdateNote _, Action.UpdateTask _ -> throw new IllegalArgumentException();
    };
  }

  private Rec rec(
      RecordRef ref,
      Command command,
      String title,
      String owner,
      Target contact,
      Target group,
      Target on) {
    return new Rec(
        ref,
        title,
        owner,
        idOf(contact),
        idOf(group),
        idOf(on),
        List.of(),
        List.of(),
        null,
        null,
        DealState.OPEN,
        Map.of(),
        command.marker(),
        clock.instant());
  }

  private static Rec reach(Rec r, String phone, String email) {
    return new Rec(
        r.ref,
        r.title,
        r.owner,
        r.contact,
        r.organization,
        r.on,
        Stream.ofNullable(phone).toList(),
        Stream.ofNullable(email).toList(),
        r.due,
        r.done,
        r.state,
        r.fields,
        r.marker,
        r.createdAt);
  }

  private static Rec fields(Rec r, Action.Extras extras) {
    return new Rec(
        r.ref,
        r.title,
        r.owner,
        r.contact,
        r.organization,
        r.on,
        r.phones,
        r.emails,
        r.due,
        r.done,
        r.state,
        extras.fields(),
        r.marker,
        r.createdAt);
  }

  private static Rec task(Rec r, Action.CreateTask task) {
    return new Rec(
        r.ref,
        r.title,
        r.owner,
        r.contact,
        r.organization,
        r.on,
        r.phones,
        r.emails,
        task.due(),
        task.done(),
        r.state,
        r.fields,
        r.marker,
        r.createdAt);
  }

  private static String idOf(Target target) {
    return target == null ? null : id(target).id();
  }

  static RecordRef id(Target target) {
    return ((Target.Existing) target).ref();
  }

  static BigDecimal amount(Rec record) {
    Object amount = record.fields().get("amount");
    return amount == null ? null : new BigDecimal(amount.toString());
  }
}
