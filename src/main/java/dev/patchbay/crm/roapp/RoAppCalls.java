package dev.patchbay.crm.roapp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.patchbay.crm.CrmCalls;
import dev.patchbay.crm.CrmCalls.Cost;
import dev.patchbay.crm.CrmHttpException;
import dev.patchbay.crm.CrmStop;
import dev.patchbay.crm.Failure;
import dev.patchbay.crm.Outcome;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/** Every request that the hub makes of RO App, paced and checked for an answer. */
final class RoAppCalls {

  static final String PEOPLE = "people";
  static final String ORGANIZATIONS = "organizations";

  /** Of 50 rows each: ten are more than three seconds of the account's budget. */
  private static final int MOST_PAGES = 10;

  private final RoAppApi api;
  private final RoAppConfig config;
  private final CrmCalls calls;

  RoAppCalls(RoAppApi api, RoAppConfig config, CrmCalls calls) {
    this.api = api;
    this.config = config;
    this.calls = calls;
  }

  /**
   * The rows of a list.
   *
   * @param whole false when there were more pages than are read
   */
  record Rows(List<RoAppRow> rows, boolean whole) {}

  List<RoAppRow> peopleByPhone(List<String> notations) {
    return list(
            "GET contacts/people",
            page -> api.people(base(), key(), notations, null, null, null, page))
        .rows();
  }

  /** People and organizations, in the words of version 1. */
  List<RoAppRow> clientsByEmail(List<String> notations) {
    return list("GET clients", page -> api.clients(base(), key(), notations, page)).rows();
  }

  Rows peopleSince(Instant since) {
    return list(
        "GET contacts/people",
        page -> api.people(base(), key(), null, iso(since), null, null, page));
  }

  Rows organizationsSince(Instant since) {
    return list(
        "GET contacts/organizations", page -> api.organizations(base(), key(), iso(since), page));
  }

  /**
   * @param type {@link #PEOPLE} or {@link #ORGANIZATIONS}
   */
  Optional<RoAppRow> client(String type, long id) {
    return existing(() -> one("GET contacts/{id}", () -> api.client(base(), key(), type, id)));
  }

  List<RoAppRow> inquiriesByPhone(List<String> notations) {
    return inquiries(null, notations, null, null).rows();
  }

  List<RoAppRow> inquiriesByName(List<String> names) {
    return inquiries(null, null, names, null).rows();
  }

  List<RoAppRow> inquiries(List<String> ids) {
    return inquiries(ids, null, null, null).rows();
  }

  Rows inquiriesSince(Instant since) {
    return inquiries(null, null, null, since.toEpochMilli());
  }

  private Rows inquiries(
      List<String> ids, List<String> phones, List<String> names, Long createdSince) {
    return list(
        "GET lead",
        page -> api.inquiries(base(), key(), ids, phones, names, createdSince, null, page));
  }

  /**
   * Those that were changed last first.
   *
   * @param since null for all
   */
  Rows orders(List<String> clients, Instant since) {
    return list(
        "GET orders",
        page -> api.orders(base(), key(), clients, iso(since), null, "-modified_at", page));
  }

  /**
   * One page of all orders, the oldest change first.
   *
   * @param since null for all
   */
  RoAppPage changedOrders(Instant since, int page) {
    return page(
        "GET orders", () -> api.orders(base(), key(), null, null, iso(since), "modified_at", page));
  }

  /** One page of all people, the oldest change first. */
  RoAppPage changedPeople(Instant since, int page) {
    return page(
        "GET contacts/people",
        () -> api.people(base(), key(), null, null, iso(since), "modified_at", page));
  }

  /** One page of all inquiries, in an order that nobody promises. */
  RoAppPage changedInquiries(Instant since, int page) {
    Long from = since == null ? null : since.toEpochMilli();
    return page("GET lead", () -> api.inquiries(base(), key(), null, null, null, null, from, page));
  }

  private RoAppPage page(String what, Supplier<JsonNode> request) {
    return read(what, () -> page(what, request.get()));
  }

  Optional<RoAppRow> order(long id) {
    return existing(() -> one("GET orders/{id}", () -> api.order(base(), key(), id)));
  }

  String create(Sent.Person person) {
    return made("POST contacts/people", () -> api.create(base(), key(), person));
  }

  String create(Sent.Organization organization) {
    return made("POST contacts/organizations", () -> api.create(base(), key(), organization));
  }

  String create(Sent.Inquiry inquiry) {
    return made("POST lead", () -> api.create(base(), key(), inquiry));
  }

  String create(Sent.Order order) {
    return made("POST orders", () -> api.create(base(), key(), order));
  }

  void update(String type, long id, Sent.ClientNotes notes) {
    write("PATCH contacts/{id}", () -> api.update(base(), key(), type, id, notes));
  }

  void update(Sent.InquiryText text) {
    write("PUT lead", () -> api.update(base(), key(), text));
  }

  void update(long order, Sent.OrderNotes notes) {
    write("PATCH orders/{id}", () -> api.update(base(), key(), order, notes));
  }

  void move(Sent.InquiryStatus status) {
    write("POST lead/status", () -> api.move(base(), key(), status));
  }

  void move(long order, Sent.OrderStatus status) {
    write("POST orders/{id}/status", () -> api.move(base(), key(), order, status));
  }

  /** A list that the account's owner keeps: employees, types, statuses, fields. */
  List<RoAppRow> book(String what, BookRequest request) {
    return list("GET " + what, page -> request.ask(base(), key(), page == 1 ? null : page)).rows();
  }

  @FunctionalInterface
  interface BookRequest {
    JsonNode ask(String base, String key, Integer page);
  }

  private Rows list(String what, IntFunction<JsonNode> request) {
    List<RoAppRow> rows = new ArrayList<>();
    for (int number = 1; number <= MOST_PAGES; number++) {
      int page = number;
      RoAppPage answer = read(what, () -> page(what, request.apply(page)));
      rows.addAll(answer.rows());
      if (!answer.more(page, rows.size())) {
        return rows(rows, true);
      }
    }
    return rows(rows, false);
  }

  private static Rows rows(List<RoAppRow> all, boolean whole) {
    return new Rows(all.stream().filter(row -> row.id() != null).toList(), whole);
  }

  private static RoAppPage page(String what, JsonNode answer) {
    return RoAppPage.of(RoAppErrors.checked(answer)).orElseThrow(() -> noData(what));
  }

  private RoAppRow one(String what, Supplier<JsonNode> request) {
    return read(
        what,
        () -> {
          JsonNode answer = RoAppErrors.checked(request.get());
          RoAppRow row = new RoAppRow(inner(answer));
          if (row.id() == null) {
            throw noData(what);
          }
          return row;
        });
  }

  private static <T> Optional<T> existing(Supplier<T> request) {
    try {
      return Optional.of(request.get());
    } catch (CrmStop stop) {
      if (stop.outcome() instanceof Failure.Refused refused && refused.gone()) {
        return Optional.empty();
      }
      throw stop;
    }
  }

  private String made(String what, Supplier<JsonNode> request) {
    return calls.write(
        what,
        Cost.ONE,
        () -> {
          JsonNode answer = RoAppErrors.checked(judged(request));
          String id = new RoAppRow(inner(answer)).id();
          if (id == null) {
            throw new CrmStop(new Outcome.InDoubt(what + ": a good answer without an id"));
          }
          return id;
        });
  }

  private void write(String what, Supplier<JsonNode> request) {
    calls.write(what, Cost.ONE, () -> RoAppErrors.checked(judged(request)));
  }

  private <T> T read(String what, Supplier<T> request) {
    return calls.read(what, Cost.ONE, () -> judged(request));
  }

  private static <T> T judged(Supplier<T> request) {
    try {
      return request.get();
    } catch (CrmHttpException answer) {
      throw RoAppErrors.judge(answer);
    }
  }

  /** Version 1 wraps a record, or a list of one, into {@code data}. */
  private static JsonNode inner(JsonNode answer) {
    if (answer == null) {
      return MissingNode.getInstance();
    }
    JsonNode data = answer.path("data");
    return data.isMissingNode() ? answer : data.isArray() ? data.path(0) : data;
  }

  private static CrmStop noData(String what) {
    return new CrmStop(new Failure.Unavailable(what + ": a good answer without data"));
  }

  /** ISO 8601 in UTC, to the second. */
  private static String iso(Instant instant) {
    return instant == null ? null : instant.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private String base() {
    return config.base();
  }

  private String key() {
    return config.authorization();
  }
}
