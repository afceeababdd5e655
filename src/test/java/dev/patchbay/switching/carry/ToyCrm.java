package dev.patchbay.switching.carry;

import dev.patchbay.crm.ClientQuery;
import dev.patchbay.crm.ClientRecords;
import dev.patchbay.crm.ClientRecords.LeadState;
import dev.patchbay.crm.Command;
import dev.patchbay.crm.Connected;
import dev.patchbay.crm.Crm;
import dev.patchbay.crm.CrmRecord;
import dev.patchbay.crm.Dossier;
import dev.patchbay.crm.Failure;
import dev.patchbay.crm.Lookup;
import dev.patchbay.crm.Outcome;
import dev.patchbay.crm.Reading;
import dev.patchbay.crm.RecordKind;
import dev.patchbay.crm.RecordRef;
import dev.patchbay.crm.Recovery;
import dev.patchbay.switching.carry.ToyServer.Rec;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** A connector to {@link ToyServer}, behind a line that fails as a test says. */
final class ToyCrm implements Crm {

  private final ToyServer server;
  private final Line line;

  ToyCrm(ToyServer server, Line line) {
    this.server = server;
    this.line = line;
  }

  /** Between a connector and its server. */
  static final class Line {
    final Hazard hazard;
    final Deque<Failure> failures = new ArrayDeque<>();

    /** What happens to the next writes: done and unanswered, or refused. */
    final Deque<Outcome> writes = new ArrayDeque<>();

    Recovery recovery;

    Line(Hazard hazard) {
      this.hazard = hazard;
    }

    <T> T call(Supplier<T> request) {
      return hazard.around(request);
    }
  }

  @Override
  public Connected connect() {
    server.writes++;
    return new Connected.Ready(server.name, List.of(), List.of());
  }

  @Override
  public Lookup find(ClientQuery client) {
    if (!line.failures.isEmpty()) {
      return new Lookup.Failed(line.failures.poll());
    }
    return line.call(
        () -> {
          List<Rec> contacts =
              server
                  .all(RecordKind.CONTACT)
                  .filter(r -> has(r.phones(), client.phone()) || has(r.emails(), client.email()))
                  .toList();
          List<String> ids = contacts.stream().map(r -> r.ref().id()).toList();
          return new Lookup.Known(
              new ClientRecords(
                  contacts.stream()
                      .map(
                          r ->
                              new ClientRecords.Contact(
                                  r.ref(), r.title(), r.owner(), organization(r), r.createdAt()))
                      .toList(),
                  server
                      .all(RecordKind.LEAD)
                      .filter(r -> ids.contains(r.contact()))
                      .map(this::lead)
                      .toList(),
                  server
                      .all(RecordKind.DEAL)
                      .filter(r -> ids.contains(r.contact()))
                      .map(this::deal)
                      .toList()));
        });
  }

  private static boolean has(List<String> handles, String wanted) {
    return wanted != null && handles.contains(wanted);
  }

  private ClientRecords.Lead lead(Rec r) {
    return new ClientRecords.Lead(
        r.ref(),
        r.title(),
        r.owner(),
        LeadState.OPEN,
        null,
        contact(r),
        organization(r),
        r.createdAt(),
        null);
  }

  private ClientRecords.Deal deal(Rec r) {
    return new ClientRecords.Deal(
        r.ref(),
        r.title(),
        r.owner(),
        r.state(),
        null,
        contact(r),
        organization(r),
        r.createdAt(),
        null);
  }

  private RecordRef contact(Rec r) {
    return r.contact() == null ? null : server.ref(RecordKind.CONTACT, r.contact());
  }

  private RecordRef organization(Rec r) {
    return r.organization() == null ? null : server.ref(RecordKind.ORGANIZATION, r.organization());
  }

  @Override
  public List<Outcome> perform(List<Command> batch) {
    Command command = batch.getFirst();
    if (!line.failures.isEmpty()) {
      return List.of(line.failures.poll());
    }
    Outcome fault = line.writes.poll();
    if (fault instanceof Failure) {
      return List.of(fault);
    }
    Outcome made = line.call(() -> new Outcome.Created(server.write(command)));
    return List.of(fault instanceof Outcome.InDoubt ? fault : made);
  }

  @Override
  public Recovery recover(Command command, Instant intendedAt) {
    if (line.recovery != null) {
      return line.recovery;
    }
    return line.call(
        () ->
            server.records.values().stream()
                .filter(r -> command.marker().equals(r.marker()))
                .findFirst()
                .<Recovery>map(r -> new Recovery.Happened(r.ref()))
                .orElseGet(Recovery.NeverHappened::new));
  }

  @Override
  public Reading read(RecordRef ref) {
    return line.call(
        () ->
            server
                .find(ref)
                .<Reading>map(r -> new Reading.Present(record(r)))
                .orElseGet(() -> new Reading.Gone(null)));
  }

  @Override
  public Dossier.Answer dossier(RecordRef ref) {
    if (!line.failures.isEmpty()) {
      return new Dossier.Answer.Failed(line.failures.poll());
    }
    return line.call(
        () ->
            server
                .find(ref)
                .<Dossier.Answer>map(r -> new Dossier.Answer.Known(dossier(r)))
                .orElseGet(Dossier.Answer.Gone::new));
  }

  private Dossier dossier(Rec r) {
    Optional<Rec> contact = Optional.ofNullable(server.records.get(r.contact()));
    Optional<Rec> group =
        Optional.ofNullable(server.records.get(r.organization()))
            .or(() -> contact.map(c -> server.records.get(c.organization())));
    return new Dossier(
        record(r),
        contact.map(this::record).orElse(null),
        group.map(Rec::title).orElse(null),
        Map.of("utm_source", "google"),
        server
            .all(RecordKind.NOTE)
            .filter(n -> r.ref().id().equals(n.on()))
            .map(n -> new Dossier.Note(n.ref(), n.title(), "u-old", n.createdAt()))
            .toList(),
        server
            .all(RecordKind.TASK)
            .filter(t -> r.ref().id().equals(t.on()))
            .map(t -> new Dossier.Task(t.ref(), t.title(), null, t.owner(), t.due(), t.done()))
            .toList());
  }

  private CrmRecord record(Rec r) {
    return new CrmRecord(
        r.ref(),
        r.title(),
        null,
        null,
        r.ref().kind() == RecordKind.CONTACT ? null : r.state(),
        ToyServer.amount(r),
        (String) r.fields().get("currency"),
        contact(r),
        organization(r),
        r.owner(),
        r.phones(),
        r.emails(),
        r.marker(),
        null,
        r.createdAt(),
        r.createdAt(),
        null);
  }

  @Override
  public Outcome remove(RecordRef ref) {
    return line.call(
        () -> {
          server.writes++;
          server.records.remove(ref.id());
          return new Outcome.Found(ref);
        });
  }
}
