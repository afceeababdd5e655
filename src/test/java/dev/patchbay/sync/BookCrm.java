package dev.patchbay.sync;

import dev.patchbay.crm.Account;
import dev.patchbay.crm.Changes;
import dev.patchbay.crm.Changes.Change;
import dev.patchbay.crm.ChangesQuery;
import dev.patchbay.crm.ClientQuery;
import dev.patchbay.crm.ClientRecords;
import dev.patchbay.crm.ClientRecords.DealState;
import dev.patchbay.crm.Command;
import dev.patchbay.crm.Connected;
import dev.patchbay.crm.Connected.CrmUser;
import dev.patchbay.crm.Crm;
import dev.patchbay.crm.CrmCalls;
import dev.patchbay.crm.CrmConnector;
import dev.patchbay.crm.CrmMetadata;
import dev.patchbay.crm.CrmMetadata.Capability;
import dev.patchbay.crm.CrmNotices;
import dev.patchbay.crm.CrmRecord;
import dev.patchbay.crm.CrmSchema;
import dev.patchbay.crm.CrmSchema.Pipeline;
import dev.patchbay.crm.CrmSchema.Stage;
import dev.patchbay.crm.Described;
import dev.patchbay.crm.Dossier;
import dev.patchbay.crm.Failure;
import dev.patchbay.crm.Lookup;
import dev.patchbay.crm.Outcome;
import dev.patchbay.crm.Reading;
import dev.patchbay.crm.RecordKind;
import dev.patchbay.crm.RecordRef;
import dev.patchbay.crm.Recovery;
import dev.patchbay.crm.Subscription;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * A CRM in memory that tells of changes page by page, signs its webhooks with a password, and fails
 * as a test says.
 */
public class BookCrm implements CrmConnector, CrmNotices {

  public static final String SECRET = "the webhook's password";

  private static final int PAGE = 2;

  /** By kind and id. */
  public final Map<String, CrmRecord> records = new TreeMap<>();

  /** Into which record a removed one was merged; the one that is gone by its key. */
  public final Map<String, RecordRef> merged = new TreeMap<>();

  /** What the next calls answer instead. */
  public final Deque<Failure> failures = new ArrayDeque<>();

  public final List<ChangesQuery> asked = new ArrayList<>();
  public final List<RecordRef> read = new ArrayList<>();
  public final List<String> subscribed = new ArrayList<>();
  public final List<Subscription> unsubscribed = new ArrayList<>();

  public List<Stage> stages =
      List.of(
          new Stage("new", "New", DealState.OPEN),
          new Stage("done", "Finished", DealState.WON),
          new Stage("off", "Cancelled", DealState.LOST));

  /** Which kinds it refuses to list, with which status. */
  public final Map<RecordKind, Integer> refused = new TreeMap<>();

  /** Happens at each call, before it is answered. */
  public Runnable atCall = () -> {};

  public void put(CrmRecord record) {
    records.put(key(record.ref()), record);
  }

  public void remove(RecordRef ref, RecordRef into) {
    records.remove(key(ref));
    if (into != null) {
      merged.put(key(ref), into);
    }
  }

  /** A lead or deal of a contact. */
  public static CrmRecord deal(RecordKind kind, String id, String status, Instant changedAt) {
    DealState state =
        switch (status) {
          case "done" -> DealState.WON;
          case "off" -> DealState.LOST;
          default -> DealState.OPEN;
        };
    return new CrmRecord(
        new RecordRef(kind, id, "https://book.example/" + id),
        "Deal " + id,
        "main",
        status,
        state,
        new java.math.BigDecimal("100.50"),
        "UAH",
        new RecordRef(RecordKind.CONTACT, "c1", null),
        null,
        "u1",
        List.of(),
        List.of(),
        null,
        null,
        Instant.parse("2026-11-01T08:00:00Z"),
        changedAt,
        state == DealState.OPEN ? null : changedAt);
  }

  public static CrmRecord contact(String id, String phone, Instant changedAt) {
    return new CrmRecord(
        new RecordRef(RecordKind.CONTACT, id, "https://book.example/" + id),
        "Client " + id,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        "u1",
        List.of(phone),
        List.of(),
        null,
        null,
        Instant.parse("2026-11-01T08:00:00Z"),
        changedAt,
        null);
  }

  static CrmRecord with(CrmRecord record, String marker, RecordRef convertedTo) {
    return new CrmRecord(
        record.ref(),
        record.title(),
        record.pipeline(),
        record.status(),
        record.state(),
        record.amount(),
        record.currency(),
        record.contact(),
        record.organization(),
        record.owner(),
        record.phones(),
        record.emails(),
        marker,
        convertedTo,
        record.createdAt(),
        record.changedAt(),
        record.closedAt());
  }

  @Override
  public CrmMetadata metadata() {
    return new CrmMetadata(
        "book",
        "Book",
        List.of(),
        Set.of(
            Capability.CONTACTS,
            Capability.LEADS,
            Capability.DEALS,
            Capability.CHANGES,
            Capability.WEBHOOKS),
        List.of(),
        Duration.ZERO);
  }

  @Override
  public Crm open(Account account, CrmCalls calls) {
    return new Open();
  }

  @Override
  public Optional<CrmNotices> notices() {
    return Optional.of(this);
  }

  @Override
  public CrmNotices.Read read(CrmNotices.Request request, Subscription subscription) {
    if (!subscription.secrets().get("all").equals(request.headers().get("x-secret"))) {
      return new CrmNotices.Read.NotAuthentic("the password is wrong");
    }
    String[] lines = new String(request.body(), StandardCharsets.UTF_8).split(" ");
    if (lines.length != 2) {
      return new CrmNotices.Read.Unreadable("not two words");
    }
    return new CrmNotices.Read.Notices(
        List.of(new CrmNotices.Notice(lines[0], new RecordRef(RecordKind.DEAL, lines[1], null))));
  }

  private static String key(RecordRef ref) {
    return ref.kind() + "#" + ref.id();
  }

  private Optional<Failure> called() {
    atCall.run();
    return Optional.ofNullable(failures.poll());
  }

  private final class Open implements Crm {

    @Override
    public Connected connect() {
      return called()
          .<Connected>map(Connected.Failed::new)
          .orElseGet(
              () ->
                  new Connected.Ready(
                      "Book", List.of(new CrmUser("u1", "Olena", "olena@example.com")), List.of()));
    }

    @Override
    public Described describe() {
      return called()
          .<Described>map(Described.Failed::new)
          .orElseGet(
              () ->
                  new Described.Known(
                      new CrmSchema(
                          Map.of(),
                          List.of(
                              new Pipeline(RecordKind.LEAD, "main", "Leads", stages),
                              new Pipeline(RecordKind.DEAL, "main", "Deals", stages)))));
    }

    /** By the time of the change and the id, as of the page before. */
    @Override
    public Changes changes(ChangesQuery query) {
      asked.add(query);
      Optional<Failure> failure = called();
      if (failure.isPresent()) {
        return new Changes.Failed(failure.get());
      }
      if (refused.containsKey(query.kind())) {
        return new Changes.Failed(
            new Failure.Refused("no right to read these", refused.get(query.kind())));
      }
      List<CrmRecord> rest =
          records.values().stream()
              .filter(record -> record.kind() == query.kind())
              .filter(record -> !record.changedAt().isBefore(query.since()))
              .filter(
                  record -> query.cursor() == null || place(record).compareTo(query.cursor()) > 0)
              .sorted(Comparator.comparing(BookCrm::place))
              .toList();
      List<CrmRecord> page = rest.stream().limit(PAGE).toList();
      return new Changes.Page(
          page.stream().<Change>map(Change.Present::new).toList(),
          rest.size() > PAGE ? place(page.getLast()) : null);
    }

    @Override
    public Reading read(RecordRef ref) {
      read.add(ref);
      Optional<Failure> failure = called();
      if (failure.isPresent()) {
        return new Reading.Failed(failure.get());
      }
      CrmRecord found = records.get(key(ref));
      return found == null ? new Reading.Gone(merged.get(key(ref))) : new Reading.Present(found);
    }

    @Override
    public Dossier.Answer dossier(RecordRef ref) {
      CrmRecord found = records.get(key(ref));
      if (found == null) {
        return new Dossier.Answer.Gone();
      }
      RecordRef note = new RecordRef(RecordKind.NOTE, "n-" + ref.id(), null);
      return new Dossier.Answer.Known(
          new Dossier(
              found,
              found.contact() == null ? null : records.get(key(found.contact())),
              null,
              Map.of(),
              List.of(new Dossier.Note(note, "wants two", "u1", found.createdAt())),
              List.of()));
    }

    @Override
    public Subscription.Answer subscribe(String url) {
      Optional<Failure> failure = called();
      if (failure.isPresent()) {
        return new Subscription.Answer.Failed(failure.get());
      }
      subscribed.add(url);
      return new Subscription.Answer.Subscribed(
          new Subscription(url, Map.of("all", SECRET), Map.of("1", "everything")));
    }

    @Override
    public Outcome unsubscribe(Subscription subscription) {
      unsubscribed.add(subscription);
      return new Outcome.Found(new RecordRef(RecordKind.DEAL, "none", null));
    }

    @Override
    public Lookup find(ClientQuery client) {
      return new Lookup.Known(ClientRecords.NONE);
    }

    @Override
    public List<Outcome> perform(List<Command> batch) {
      throw new UnsupportedOperationException("nobody delivers here");
    }

    @Override
    public Recovery recover(Command command, Instant intendedAt) {
      throw new UnsupportedOperationException("nobody delivers here");
    }
  }

  private static String place(CrmRecord record) {
    return record.changedAt() + "#" + record.ref().id();
  }
}
