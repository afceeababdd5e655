package dev.patchbay.report;

import dev.patchbay.crm.CrmRecord;
import dev.patchbay.crm.RecordKind;
import dev.patchbay.intake.interaction.CallEvent;
import dev.patchbay.intake.interaction.FormSubmission;
import dev.patchbay.intake.interaction.InteractionEvent;
import dev.patchbay.intake.interaction.MessengerContact;
import dev.patchbay.journal.JournalEntry;
import dev.patchbay.journal.Origin;
import dev.patchbay.statusgroup.FiledStatus;
import dev.patchbay.sync.MirroredRecord;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The same report the slow way, as somebody with a list of everything and a pencil would make it:
 * every record is looked up by its id, every figure of every row is counted by going through all of
 * them again. Shares nothing with the report but the words.
 */
final class NaiveReport {

  private final World world;
  private final ReportQuery query;
  private final boolean earlierShown;
  private final List<Item> items = new ArrayList<>();

  /** A line on the pencil's list. */
  private record Item(
      String what, String group, BigDecimal amount, String currency, Map<String, String> values) {}

  private NaiveReport(World world, ReportQuery query) {
    this.world = world;
    this.query = query;
    this.earlierShown = world.project().settings().crm().earlierDeals();
    world.interactions.forEach(
        id -> interaction(world.journal.find(World.PROJECT, id).orElseThrow().value()));
    world.records.forEach(
        place ->
            world
                .mirror
                .find(World.PROJECT, place.integration(), place.kind(), place.id())
                .ifPresent(this::record));
  }

  /** Figures by the words of the key; the totals under {@code total}. */
  static Map<String, String> of(World world, ReportQuery query) {
    NaiveReport report = new NaiveReport(world, query);
    Map<String, String> rows = new TreeMap<>();
    for (Item item : report.items) {
      String key = report.key(item);
      rows.put(key, figures(report.items.stream().filter(i -> report.key(i).equals(key)).toList()));
    }
    rows.put("total", figures(report.items));
    return rows;
  }

  /** A report in the same words. */
  static Map<String, String> words(Report report) {
    Map<String, String> rows = new TreeMap<>();
    for (Report.Row row : report.rows()) {
      List<String> key = new ArrayList<>();
      report.by().forEach(d -> key.add(d.label() + "=" + row.key().get(d.label())));
      rows.put(key.toString(), words(row.figures()));
    }
    rows.put("total", words(report.totals()));
    return rows;
  }

  private void interaction(JournalEntry entry) {
    InteractionEvent event = entry.events().values().iterator().next().event();
    Map<String, String> values = new TreeMap<>();
    values.put("source", event.source());
    switch (event) {
      case CallEvent call -> {
        values.put("creation-method", "call");
        values.put("line", call.line());
        values.putAll(call.utm());
      }
      case FormSubmission form -> {
        values.put(
            "creation-method", form.creationMethod() == null ? "form" : form.creationMethod());
        values.put("form", form.form());
        values.putAll(form.utm());
      }
      case MessengerContact contact -> {
        values.put("creation-method", contact.messenger());
        values.putAll(contact.utm());
      }
    }
    add(entry.receivedAt(), entry.kind(), null, null, null, values);
  }

  /** Carried over, and not removed there. */
  private boolean isInPresentCrm(MirroredRecord copy) {
    World.Place now =
        world.carried.get(
            new World.Place(copy.integration(), copy.record().kind(), copy.record().ref().id()));
    return now != null
        && world
            .mirror
            .find(World.PROJECT, now.integration(), now.kind(), now.id())
            .filter(other -> other.removedAt() == null)
            .isPresent();
  }

  private void record(MirroredRecord copy) {
    boolean present = copy.integration().equals("i2");
    boolean shown = present || copy.integration().equals("i1") && earlierShown;
    if (!shown || copy.removedAt() != null || isInPresentCrm(copy)) {
      return;
    }
    CrmRecord record = copy.record();
    String kind = record.kind() == RecordKind.LEAD ? "lead" : "deal";
    Map<String, String> values = new TreeMap<>();
    Origin origin = copy.origin();
    if (origin != null) {
      values.putAll(origin.utm());
      values.put("source", origin.source());
      values.put("creation-method", origin.creationMethod());
      values.put("line", origin.line());
      values.put("form", origin.form());
    }
    String group =
        switch (record.state()) {
          case OPEN -> "in-work";
          case WON -> "paid";
          case LOST -> "cancelled";
        };
    for (FiledStatus status : world.filings.of(World.PROJECT, copy.integration()).statuses()) {
      if (status.kind() == record.kind()
          && status.pipeline().equals(record.pipeline())
          && status.status().equals(record.status())) {
        group = status.group().label();
      }
    }
    String before = present ? "" : copy.integration() + "/";
    values.put("status-group", group);
    values.put("integration", copy.integration());
    if (record.status() != null) {
      values.put("status", before + kind + ":" + record.pipeline() + ":" + record.status());
    }
    if (record.owner() != null) {
      values.put(
          "responsible",
          present && record.owner().equals("u1")
              ? "olena"
              : present && record.owner().equals("u2")
                  ? "iryna"
                  : before + "user:" + record.owner());
    }
    String currency =
        record.currency() == null || record.currency().isBlank()
            ? "none"
            : record.currency().toUpperCase();
    add(copy.createdAt(), kind, group, record.amount(), currency, values);
  }

  private void add(
      Instant at,
      String what,
      String group,
      BigDecimal amount,
      String currency,
      Map<String, String> values) {
    LocalDate day = at.atZone(query.zone()).toLocalDate();
    if (!day.isBefore(query.from()) && !day.isAfter(query.to())) {
      values.put("day", day.toString());
      items.add(new Item(what, group, amount, currency, values));
    }
  }

  private String key(Item item) {
    List<String> key = new ArrayList<>();
    query.by().forEach(d -> key.add(d.label() + "=" + item.values.get(d.label())));
    return key.toString();
  }

  private static String figures(List<Item> items) {
    int paid = count(items, "deal", "paid");
    int deals = paid + count(items, "deal", "in-work") + count(items, "deal", "cancelled");
    StringBuilder words = new StringBuilder();
    words
        .append(count(items, "call", null))
        .append(" calls ")
        .append(count(items, "form", null))
        .append(" forms ")
        .append(count(items, "messenger", null))
        .append(" messengers ")
        .append(count(items, "lead", null) - count(items, "lead", "not-counted"))
        .append(" leads ")
        .append(count(items, "lead", "not-counted"))
        .append(" not counted, deals ")
        .append(
            List.of(
                deals,
                count(items, "deal", "in-work"),
                paid,
                count(items, "deal", "cancelled"),
                count(items, "deal", "not-counted")))
        .append(" conversion ")
        .append(
            deals == 0
                ? null
                : number(
                    new BigDecimal(paid).divide(new BigDecimal(deals), 4, RoundingMode.HALF_UP)));
    TreeSet<String> currencies = new TreeSet<>();
    items.stream()
        .filter(i -> i.amount != null && !i.group.equals("not-counted"))
        .forEach(i -> currencies.add(i.currency));
    for (String currency : currencies) {
      BigDecimal sum = sum(items, currency, "paid");
      long with =
          items.stream()
              .filter(
                  i -> i.amount != null && "paid".equals(i.group) && currency.equals(i.currency))
              .count();
      words
          .append(' ')
          .append(currency)
          .append(
              List.of(
                  number(sum),
                  number(sum(items, currency, "in-work")),
                  number(sum.add(sum(items, currency, "in-work"))),
                  number(sum(items, currency, "cancelled")),
                  with == 0
                      ? "none"
                      : number(sum.divide(new BigDecimal(with), 2, RoundingMode.HALF_UP))));
    }
    return words.toString();
  }

  private static String words(Figures f) {
    StringBuilder words = new StringBuilder();
    words
        .append(f.calls())
        .append(" calls ")
        .append(f.forms())
        .append(" forms ")
        .append(f.messengers())
        .append(" messengers ")
        .append(f.leads())
        .append(" leads ")
        .append(f.leadsNotCounted())
        .append(" not counted, deals ")
        .append(
            List.of(
                f.deals(), f.dealsInWork(), f.dealsPaid(), f.dealsCancelled(), f.dealsNotCounted()))
        .append(" conversion ")
        .append(f.conversion() == null ? null : number(f.conversion()));
    Map<String, String> money = new TreeMap<>();
    for (Figures.Money m : f.money()) {
      money.put(
          m.currency() == null ? "none" : m.currency(),
          List.of(
                  number(m.paid()),
                  number(m.inWork()),
                  number(m.expected()),
                  number(m.cancelled()),
                  m.averagePaid() == null ? "none" : number(m.averagePaid()))
              .toString());
    }
    money.forEach((currency, sums) -> words.append(' ').append(currency).append(sums));
    return words.toString();
  }

  private static int count(List<Item> items, String what, String group) {
    int count = 0;
    for (Item item : items) {
      if (item.what.equals(what) && (group == null || group.equals(item.group))) {
        count++;
      }
    }
    return count;
  }

  private static BigDecimal sum(List<Item> items, String currency, String group) {
    BigDecimal sum = BigDecimal.ZERO;
    for (Item item : items) {
      if (item.amount != null && group.equals(item.group) && currency.equals(item.currency)) {
        sum = sum.add(item.amount);
      }
    }
    return sum;
  }

  private static String number(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }
}
