package dev.patchbay.crm.roapp;

import dev.patchbay.crm.roapp.Statuses.Meaning;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Tells which statuses of one kind are closed: those that the connect form names, else those whose
 * group has a number or a name that says so. The proposal is told to the user, who can correct it.
 */
final class ClosedStatuses {

  private static final Pattern IN_VAIN =
      Pattern.compile(
          "fail|cancel|reject|refus|lost|unsuccess|without|"
              + "неусп|невда|відмов|скасов|отказ|отмен|без рез|anulow|odrzuc|annul|perdu");
  private static final Pattern WITH_SUCCESS =
      Pattern.compile("success|process|convert|усп[іе]ш|оброб|обраб|powodzen|przetworz|trait");
  private static final Pattern CLOSED = Pattern.compile("clos|закр|zamkn|ferm|clôtur");

  /** The numbers that closed orders were seen with. */
  private static final Map<String, Meaning> KNOWN_ORDER_GROUPS =
      Map.of("6", Meaning.DONE, "7", Meaning.CLOSED);

  private final String field;
  private final String what;
  private final List<RoAppRow> rows;
  private final Map<String, Meaning> knownGroups;
  private final Meaning justClosed;
  private final List<String> named;

  private ClosedStatuses(
      String field,
      String what,
      List<RoAppRow> rows,
      Map<String, Meaning> knownGroups,
      Meaning justClosed,
      String named) {
    this.field = field;
    this.what = what;
    this.rows = rows;
    this.knownGroups = knownGroups;
    this.justClosed = justClosed;
    this.named =
        Arrays.stream(named.toLowerCase(Locale.ROOT).split("[,;\\s]+"))
            .filter(item -> !item.isEmpty())
            .toList();
  }

  static ClosedStatuses ofOrders(List<RoAppRow> rows, String named) {
    return new ClosedStatuses(
        RoAppConfig.CLOSED_ORDERS, "order", rows, KNOWN_ORDER_GROUPS, Meaning.DONE, named);
  }

  /** Of an inquiry that is just "closed" nobody says that an order came of it. */
  static ClosedStatuses ofInquiries(List<RoAppRow> rows, String named) {
    return new ClosedStatuses(
        RoAppConfig.CLOSED_INQUIRIES, "inquiry", rows, Map.of(), Meaning.CLOSED, named);
  }

  /** What is wrong with the names in the connect form; empty when nothing is. */
  List<String> faults() {
    return named.stream()
        .filter(item -> rows.stream().noneMatch(row -> isNamed(row, item)))
        .map(
            item ->
                field + ": this account has no " + what + " status or group " + item + choices())
        .toList();
  }

  Statuses meanings() {
    Map<String, Meaning> byId = new LinkedHashMap<>();
    Map<String, Meaning> byGroup = new LinkedHashMap<>();
    for (RoAppRow row : rows) {
      Meaning meaning = meaning(row);
      byId.put(row.id(), meaning);
      if (row.group() != null && groupAsWhole(row)) {
        byGroup.put(row.group(), meaning);
      }
    }
    return new Statuses(byId, byGroup);
  }

  /** What was taken for closed without being told; empty when the form names it. */
  List<String> proposal() {
    if (!named.isEmpty() || rows.isEmpty()) {
      return List.of();
    }
    String closed =
        rows.stream()
            .filter(row -> meaning(row) != Meaning.OPEN)
            .map(ClosedStatuses::label)
            .distinct()
            .collect(Collectors.joining(", "));
    return List.of(
        closed.isEmpty()
            ? "No "
                + what
                + " status could be told to be closed, so that each counts as open. Name the closed"
                + " ones in "
                + field
                + choices()
                + "."
            : "Closed "
                + what
                + " statuses are taken to be: "
                + closed
                + ". If that is wrong, name the right ones in "
                + field
                + ".");
  }

  private Meaning meaning(RoAppRow row) {
    if (!named.isEmpty()) {
      boolean closed = named.stream().anyMatch(item -> isNamed(row, item));
      return !closed ? Meaning.OPEN : guess(row) == Meaning.OPEN ? justClosed : guess(row);
    }
    return guess(row);
  }

  /** Without a group, the status' own name is all there is. */
  private Meaning guess(RoAppRow row) {
    if (row.group() != null && knownGroups.containsKey(row.group())) {
      return knownGroups.get(row.group());
    }
    String name = row.groupName() != null ? row.groupName() : row.group() == null ? row.name() : "";
    String words = name == null ? "" : name.toLowerCase(Locale.ROOT);
    return IN_VAIN.matcher(words).find()
        ? Meaning.CLOSED
        : WITH_SUCCESS.matcher(words).find()
            ? Meaning.DONE
            : CLOSED.matcher(words).find() ? justClosed : Meaning.OPEN;
  }

  /** Whether a new status of the group would mean the same. */
  private boolean groupAsWhole(RoAppRow row) {
    return named.isEmpty() || named.contains("g" + row.group()) || !named.contains(row.id());
  }

  private static boolean isNamed(RoAppRow row, String item) {
    return item.equals(row.id()) || item.equals("g" + row.group());
  }

  private String choices() {
    List<String> labels = new ArrayList<>();
    rows.forEach(row -> labels.add(label(row)));
    return labels.isEmpty() ? "" : "; it has " + String.join(", ", labels);
  }

  private static String label(RoAppRow row) {
    String group = row.group() == null ? "" : ", g" + row.group();
    String name = row.groupName() == null ? "" : " " + row.groupName();
    return row.id() + " (" + row.name() + group + name + ")";
  }
}
