package dev.patchbay.crm.roapp;

import dev.patchbay.crm.Connected;
import dev.patchbay.crm.Connected.CrmUser;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads the account, and settles what new records are made with and when one is closed. */
final class RoAppSetup {

  private final RoAppConfig config;
  private final RoAppBooks books;
  private final List<String> faults = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();
  private final Map<String, String> facts = new LinkedHashMap<>();

  RoAppSetup(RoAppConfig config, RoAppBooks books) {
    this.config = config;
    this.books = books;
  }

  /**
   * @throws dev.patchbay.crm.CrmStop refused, naming every field that has to be filled in
   */
  Connected.Ready run() {
    List<CrmUser> users =
        books.employees().stream().filter(RoAppSetup::works).map(RoAppSetup::user).toList();
    List<RoAppRow> locations = books.locations();
    choose(RoAppConfig.BRANCH, config.branch(), "location", inUse(locations));
    choose(RoAppConfig.ORDER_TYPE, config.orderType(), "order type", inUse(books.orderTypes()));
    choose(
        RoAppConfig.INQUIRY_TYPE,
        config.inquiryType(),
        "inquiry type",
        inUse(books.inquiryTypes()));
    learn(
        RoAppConfig.ORDER_MEANINGS,
        ClosedStatuses.ofOrders(books.orderStatuses(), config.closedOrders()));
    learn(
        RoAppConfig.INQUIRY_MEANINGS,
        ClosedStatuses.ofInquiries(books.inquiryStatuses(), config.closedInquiries()));
    if (!config.linksAreUsable()) {
      faults.add(RoAppConfig.LINKS + ": must be an https address with {id} in it");
    }
    if (!faults.isEmpty()) {
      throw Ids.refused(String.join(". ", faults));
    }
    return new Connected.Ready(account(locations), users, warnings, facts);
  }

  /** The one that the form names, or the only one there is. */
  private void choose(String field, String named, String what, List<RoAppRow> choices) {
    List<String> ids = choices.stream().map(RoAppRow::id).toList();
    if (!named.isEmpty() && ids.contains(named)) {
      return;
    }
    if (!named.isEmpty()) {
      faults.add(field + ": this account has no " + what + " " + named + "; " + listed(choices));
    } else if (ids.size() == 1) {
      facts.put(field, ids.getFirst());
    } else if (ids.isEmpty()) {
      warnings.add(
          "The account has no "
              + what
              + ", so what needs one cannot be made. Add one in RO App and connect again.");
    } else {
      faults.add(field + ": this account has several, choose one; " + listed(choices));
    }
  }

  private void learn(String fact, ClosedStatuses closed) {
    faults.addAll(closed.faults());
    warnings.addAll(closed.proposal());
    facts.put(fact, closed.meanings().text());
  }

  private static String listed(List<RoAppRow> choices) {
    return choices.isEmpty()
        ? "it has none"
        : choices.stream()
            .map(row -> row.id() + " (" + row.name() + ")")
            .collect(Collectors.joining(", ", "it has ", ""));
  }

  private static List<RoAppRow> inUse(List<RoAppRow> rows) {
    return rows.stream().filter(row -> row.id() != null && !row.isTrue("is_archived")).toList();
  }

  /**
   * No confirmed call names the account. Its first location does, by an id that nobody else has and
   * that stays when the location is renamed.
   */
  private static String account(List<RoAppRow> locations) {
    return locations.stream()
        .map(RoAppRow::id)
        .filter(id -> id != null)
        .min(Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder()))
        .map(id -> "RO App, location " + id)
        .orElse("RO App");
  }

  private static boolean works(RoAppRow row) {
    return row.id() != null
        && row.name() != null
        && !row.isFalse("is_active")
        && !row.isTrue("deleted");
  }

  private static CrmUser user(RoAppRow row) {
    return new CrmUser(row.id(), row.name(), row.text("email"));
  }
}
