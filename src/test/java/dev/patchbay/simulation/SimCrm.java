package dev.patchbay.simulation;

import dev.patchbay.crm.ClientQuery;
import dev.patchbay.crm.ClientRecords;
import dev.patchbay.crm.ClientRecords.Contact;
import dev.patchbay.crm.ClientRecords.DealState;
import dev.patchbay.crm.ClientRecords.Lead;
import dev.patchbay.crm.ClientRecords.LeadState;
import dev.patchbay.crm.Command;
import dev.patchbay.crm.Connected;
import dev.patchbay.crm.Connected.CrmUser;
import dev.patchbay.crm.Crm;
import dev.patchbay.crm.CrmCalls;
import dev.patchbay.crm.CrmCalls.Cost;
import dev.patchbay.crm.CrmRecord;
import dev.patchbay.crm.CrmStop;
import dev.patchbay.crm.Dossier;
import dev.patchbay.crm.Failure;
import dev.patchbay.crm.Lookup;
import dev.patchbay.crm.Outcome;
import dev.patchbay.crm.Reading;
import dev.patchbay.crm.RecordKind;
import dev.patchbay.crm.RecordRef;
import dev.patchbay.crm.Recovery;
import dev.patchbay.simulation.CrmBook.Record;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A connector to {@link CrmServer} as a connector is to be: every outcome a value. */
final class SimCrm implements Crm {

  private final CrmServer server;
  private final CrmCalls calls;

  SimCrm(CrmServer server, CrmCalls calls) {
    this.server = server;
    this.calls = calls;
  }

  @Override
  public Connected connect() {
    List<CrmUser> users =
        List.of(
            new CrmUser("u-1", "Olena", null),
            new CrmUser("u-2", "Ihor", null),
            new CrmUser("u-3", "Iryna", null));
    try {
      return calls.read(
          "GET users",
          Cost.ONE,
          () -> server.greet(() -> new Connected.Ready(server.integration, users, List.of())));
    } catch (CrmStop stop) {
      return new Connected.Failed((Failure) stop.outcome());
    }
  }

  @Override
  public Lookup find(ClientQuery client) {
    try {
      List<Record> contacts =
          search(RecordKind.CONTACT, r -> r.client().shares(client.phone(), client.email()));
      List<Record> leads =
          search(
              RecordKind.LEAD,
              r ->
                  r.client().shares(client.phone(), client.email())
                      || contacts.contains(r.contact()));
      List<Record> recent =
          client.recent().isEmpty()
              ? List.of()
              : calls.read(
                  "GET records",
                  Cost.ONE,
                  () ->
                      server.read(
                          () ->
                              client.recent().stream()
                                  .map(r -> server.book.byId(r.id()))
                                  .filter(Objects::nonNull)
                                  .toList()));
      return new Lookup.Known(
          new ClientRecords(
              Stream.concat(contacts.stream(), recent.stream())
                  .filter(r -> r.kind() == RecordKind.CONTACT)
                  .distinct()
                  .map(r -> new Contact(r.ref(), "Client", r.owner(), null, r.createdAt()))
                  .toList(),
              Stream.concat(leads.stream(), recent.stream())
                  .filter(r -> r.kind() == RecordKind.LEAD)
                  .distinct()
                  .map(SimCrm::lead)
                  .toList(),
              List.of()));
    } catch (CrmStop stop) {
      return new Lookup.Failed((Failure) stop.outcome());
    }
  }

  private List<Record> search(RecordKind kind, Predicate<Record> matching) {
    return calls.read(
        "GET " + kind,
        Cost.ONE,
        () ->
            server.read(
                () ->
                    server
                        .book
                        .records()
                        .filter(r -> r.kind() == kind)
                        .filter(matching)
                        .filter(server.book::shows)
                        .toList()));
  }

  private static Lead lead(Record record) {
    RecordRef contact = record.contact() == null ? null : record.contact().ref();
    return new Lead(
        record.ref(),
        record.title(),
        record.owner(),
        record.converted() ? LeadState.CONVERTED : LeadState.OPEN,
        null,
        contact,
        null,
        record.createdAt(),
        null);
  }

  @Override
  public List<Outcome> perform(List<Command> batch) {
    Command command = batch.getFirst();
    try {
      boolean update = command.action().repeatable();
      String what = (update ? "PUT " : "POST ") + command.action().makes();
      Record record = calls.write(what, Cost.ONE, () -> server.write(command));
      return List.of(update ? new Outcome.Found(record.ref()) : new Outcome.Created(record.ref()));
    } catch (CrmStop stop) {
      return List.of(stop.outcome());
    }
  }

  @Override
  public Recovery recover(Command command, Instant intendedAt) {
    if (command.action().repeatable()) {
      return new Recovery.NeverHappened();
    }
    if (server.unmarked.contains(command.action().makes())) {
      return new Recovery.Undecidable("this CRM keeps no id of ours in such a record");
    }
    try {
      return calls
          .read(
              "GET by marker",
              Cost.ONE,
              () ->
                  server.read(
                      () -> server.book.byMarker(command.marker()).filter(server.book::shows)))
          .<Recovery>map(record -> new Recovery.Happened(record.ref()))
          .orElseGet(Recovery.NeverHappened::new);
    } catch (CrmStop stop) {
      return new Recovery.Failed((Failure) stop.outcome());
    }
  }

  @Override
  public Reading read(RecordRef ref) {
    try {
      return opened(ref, record -> record)
          .<Reading>map(record -> new Reading.Present(whole(record)))
          .orElseGet(() -> new Reading.Gone(null));
    } catch (CrmStop stop) {
      return new Reading.Failed((Failure) stop.outcome());
    }
  }

  @Override
  public Dossier.Answer dossier(RecordRef ref) {
    try {
      return opened(ref, this::dossier)
          .<Dossier.Answer>map(Dossier.Answer.Known::new)
          .orElseGet(Dossier.Answer.Gone::new);
    } catch (CrmStop stop) {
      return new Dossier.Answer.Failed((Failure) stop.outcome());
    }
  }

  private <T> Optional<T> opened(RecordRef ref, Function<Record, T> answer) {
    return calls.read(
        "GET by id",
        Cost.ONE,
        () -> server.open(() -> Optional.ofNullable(server.book.byId(ref.id())).map(answer)));
  }

  private Dossier dossier(Record record) {
    return new Dossier(
        whole(record),
        record.contact() == null ? null : whole(record.contact()),
        null,
        Map.of(),
        on(record, RecordKind.NOTE)
            .map(note -> new Dossier.Note(note.ref(), text(note), note.owner(), note.createdAt()))
            .toList(),
        on(record, RecordKind.TASK)
            .map(
                task -> new Dossier.Task(task.ref(), "Task", text(task), task.owner(), null, false))
            .toList());
  }

  private Stream<Record> on(Record record, RecordKind kind) {
    return server.book.records().filter(each -> each.kind() == kind && each.on() == record);
  }

  private String text(Record record) {
    return server.book.text(record.ref().id());
  }

  /** A record as the hub's copy has it. */
  static CrmRecord whole(Record record) {
    DealState state = record.converted() ? DealState.WON : DealState.OPEN;
    return new CrmRecord(
        record.ref(),
        record.title(),
        null,
        null,
        record.kind() == RecordKind.LEAD ? state : null,
        null,
        null,
        record.contact() == null ? null : record.contact().ref(),
        null,
        record.owner(),
        Stream.ofNullable(record.client().phone()).toList(),
        Stream.ofNullable(record.client().email()).toList(),
        record.marker(),
        null,
        record.createdAt(),
        record.createdAt(),
        null);
  }

  @Override
  public Outcome remove(RecordRef ref) {
    try {
      calls.write("DELETE", Cost.ONE, () -> server.remove(ref.id()));
      return new Outcome.Found(ref);
    } catch (CrmStop stop) {
      return stop.outcome();
    }
  }
}
