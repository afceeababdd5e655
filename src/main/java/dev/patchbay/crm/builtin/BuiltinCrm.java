package dev.patchbay.crm.builtin;

import dev.patchbay.crm.Action.UpdateNote;
import dev.patchbay.crm.Action.UpdateTask;
import dev.patchbay.crm.Changes;
import dev.patchbay.crm.ChangesQuery;
import dev.patchbay.crm.ClientQuery;
import dev.patchbay.crm.ClientRecords;
import dev.patchbay.crm.Command;
import dev.patchbay.crm.Connected;
import dev.patchbay.crm.Connected.CrmUser;
import dev.patchbay.crm.Crm;
import dev.patchbay.crm.CrmCalls;
import dev.patchbay.crm.CrmCalls.Cost;
import dev.patchbay.crm.CrmStop;
import dev.patchbay.crm.Described;
import dev.patchbay.crm.Dossier;
import dev.patchbay.crm.Failure;
import dev.patchbay.crm.Lookup;
import dev.patchbay.crm.Outcome;
import dev.patchbay.crm.Reading;
import dev.patchbay.crm.RecordKind;
import dev.patchbay.crm.RecordRef;
import dev.patchbay.crm.Recovery;
import dev.patchbay.crm.Target;
import dev.patchbay.store.StoreUnavailable;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The hub's own CRM of one project. */
final class BuiltinCrm implements Crm {

  private static final String NOT_THERE = "the built-in CRM's table did not answer";

  private final Book book;
  private final CrmCalls calls;
  private final Supplier<List<CrmUser>> users;
  private final Clock clock;

  BuiltinCrm(Book book, CrmCalls calls, Supplier<List<CrmUser>> users, Clock clock) {
    this.book = book;
    this.calls = calls;
    this.users = users;
    this.clock = clock;
  }

  @Override
  public Connected connect() {
    try {
      return new Connected.Ready("built-in CRM", read("employees", users), List.of());
    } catch (CrmStop stop) {
      return new Connected.Failed((Failure) stop.outcome());
    }
  }

  @Override
  public Lookup find(ClientQuery client) {
    try {
      return new Lookup.Known(read("find client", () -> known(client)));
    } catch (CrmStop stop) {
      return new Lookup.Failed((Failure) stop.outcome());
    }
  }

  @Override
  public Described describe() {
    try {
      return new Described.Known(read("describe", () -> BuiltinSchema.schema(book.stages())));
    } catch (CrmStop stop) {
      return new Described.Failed((Failure) stop.outcome());
    }
  }

  @Override
  public List<Outcome> perform(List<Command> batch) {
    return batch.stream().map(this::perform).toList();
  }

  @Override
  public Recovery recover(Command command, Instant intendedAt) {
    if (command.action().repeatable()) {
      return new Recovery.NeverHappened();
    }
    var kind = command.action().makes();
    try {
      return read("find " + kind, () -> book.get(kind, id(command)))
          .<Recovery>map(record -> new Recovery.Happened(book.ref(record)))
          .orElseGet(Recovery.NeverHappened::new);
    } catch (CrmStop stop) {
      return new Recovery.Failed((Failure) stop.outcome());
    }
  }

  private Outcome perform(Command command) {
    try {
      var kind = command.action().makes();
      return switch (command.action()) {
        case UpdateNote a ->
            calls.write("update " + kind, Cost.ONE, () -> change(a.note(), null, a.text(), false));
        case UpdateTask a ->
            calls.write(
                "update " + kind,
                Cost.ONE,
                () -> change(a.task(), a.subject(), a.text(), Boolean.TRUE.equals(a.done())));
        default -> calls.write("create " + kind, Cost.ONE, () -> create(command));
      };
    } catch (CrmStop stop) {
      return stop.outcome();
    } catch (StoreUnavailable unknown) {
      return new Outcome.InDoubt(NOT_THERE);
    }
  }

  private Outcome create(Command command) {
    var linked = command.action().targets().map(this::existing).toList();
    var record = new Draft(command, id(command), book.stages(), linked, now()).record();
    if (record.kind() == RecordKind.CONTACT) {
      linked.forEach(organization -> Handle.of(record).forEach(h -> book.point(h, organization)));
    }
    return book.create(record)
        ? new Outcome.Created(book.ref(record))
        : new Outcome.Found(book.ref(record));
  }

  private Outcome change(Target target, String title, String text, boolean done) {
    var ref = made(target);
    return book.change(
            ref.kind(),
            ref.id(),
            now(),
            before -> before.with(title, text, done ? Boolean.TRUE : null))
        .<Outcome>map(after -> new Outcome.Found(book.ref(after)))
        .orElseThrow(() -> gone(ref));
  }

  @Override
  public Changes changes(ChangesQuery query) {
    try {
      return read(
          "changed " + query.kind(),
          () -> book.changed(query.kind(), query.since(), query.cursor()));
    } catch (CrmStop stop) {
      return new Changes.Failed((Failure) stop.outcome());
    }
  }

  @Override
  public Reading read(RecordRef ref) {
    try {
      return read("find " + ref.kind(), () -> book.get(ref.kind(), ref.id()))
          .<Reading>map(record -> new Reading.Present(new Shown(book).record(record)))
          .orElseGet(() -> new Reading.Gone(null));
    } catch (CrmStop stop) {
      return new Reading.Failed((Failure) stop.outcome());
    }
  }

  @Override
  public Dossier.Answer dossier(RecordRef ref) {
    try {
      return read("gather " + ref.kind(), () -> book.get(ref.kind(), ref.id()).map(this::dossier))
          .<Dossier.Answer>map(Dossier.Answer.Known::new)
          .orElseGet(Dossier.Answer.Gone::new);
    } catch (CrmStop stop) {
      return new Dossier.Answer.Failed((Failure) stop.outcome());
    }
  }

  private Dossier dossier(BuiltinRecord record) {
    var shown = new Shown(book);
    var contact = linked(record, RecordKind.CONTACT);
    var organization =
        linked(record, RecordKind.ORGANIZATION)
            .or(() -> contact.flatMap(client -> linked(client, RecordKind.ORGANIZATION)));
    var trail = book.trailOf(record);
    return new Dossier(
        shown.record(record),
        contact.map(shown::record).orElse(null),
        organization.map(BuiltinRecord::title).orElse(null),
        record.utm(),
        trail.stream()
            .filter(one -> one.kind() == RecordKind.NOTE)
            .map(note -> Shown.note(book.ref(note), note))
            .toList(),
        trail.stream()
            .filter(one -> one.kind() == RecordKind.TASK)
            .map(task -> Shown.task(book.ref(task), task))
            .toList());
  }

  private Optional<BuiltinRecord> linked(BuiltinRecord record, RecordKind to) {
    return Optional.ofNullable(record.links().get(to)).flatMap(id -> book.get(to, id));
  }

  @Override
  public Outcome remove(RecordRef ref) {
    try {
      return calls.write(
          "remove " + ref.kind(),
          Cost.ONE,
          () -> {
            book.remove(ref.kind(), ref.id(), now());
            return new Outcome.Found(ref);
          });
    } catch (CrmStop stop) {
      return stop.outcome();
    } catch (StoreUnavailable unknown) {
      return new Outcome.InDoubt(NOT_THERE);
    }
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  private BuiltinRecord existing(Target target) {
    var ref = made(target);
    return book.get(ref.kind(), ref.id()).orElseThrow(() -> gone(ref));
  }

  private static RecordRef made(Target target) {
    return switch (target) {
      case Target.Existing(var ref) -> ref;
      case Target.MadeBy(var kind, var step) ->
          throw refused("step " + step + " has made no " + kind + " yet", 422);
    };
  }

  private ClientRecords known(ClientQuery client) {
    Map<String, BuiltinRecord> found = new LinkedHashMap<>();
    Stream.concat(
            Stream.ofNullable(client.phone()).map(Handle::phone),
            Stream.ofNullable(client.email()).map(Handle::email))
        .flatMap(book::clientRecords)
        .forEach(record -> found.put(record.id(), record));
    return new Shown(book).clientRecords(found.values());
  }

  private <T> T read(String what, Supplier<T> request) {
    try {
      return calls.read(what, Cost.ONE, request);
    } catch (StoreUnavailable notRead) {
      throw new CrmStop(new Failure.Unavailable(NOT_THERE));
    }
  }

  private static String id(Command command) {
    return BuiltinIds.of(command.action().makes(), command.marker());
  }

  private static CrmStop gone(RecordRef ref) {
    return refused("no " + ref.kind() + " with id " + ref.id(), 404);
  }

  private static CrmStop refused(String reason, int status) {
    return new CrmStop(new Failure.Refused(reason, status));
  }
}
