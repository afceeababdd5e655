package dev.patchbay.crm.roapp;

import dev.patchbay.crm.ClientRecords.DealState;
import dev.patchbay.crm.ClientRecords.LeadState;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What the account's statuses mean, as learned when it was connected. A status that was made later
 * is judged by its group.
 */
record Statuses(Map<String, Meaning> byId, Map<String, Meaning> byGroup) {

  /** Done is closed with success: for an inquiry, processed into an order or a sale. */
  enum Meaning {
    OPEN,
    DONE,
    CLOSED;

    DealState deal() {
      return switch (this) {
        case OPEN -> DealState.OPEN;
        case DONE -> DealState.WON;
        case CLOSED -> DealState.LOST;
      };
    }

    LeadState lead() {
      return switch (this) {
        case OPEN -> LeadState.OPEN;
        case DONE -> LeadState.CONVERTED;
        case CLOSED -> LeadState.CLOSED;
      };
    }
  }

  Statuses {
    byId = Map.copyOf(byId);
    byGroup = Map.copyOf(byGroup);
  }

  /** Of an inquiry or order. */
  Meaning of(RoAppRow row) {
    return of(row.status(), row.statusRow().group());
  }

  Meaning ofStatus(RoAppRow status) {
    return of(status.id(), status.group());
  }

  private Meaning of(String status, String group) {
    if (status != null && byId.containsKey(status)) {
      return byId.get(status);
    }
    return group == null ? Meaning.OPEN : byGroup.getOrDefault(group, Meaning.OPEN);
  }

  /** As a fact of the connection: {@code 101=OPEN 102=DONE g6=DONE}. */
  String text() {
    Map<String, Meaning> all = new TreeMap<>(byId);
    byGroup.forEach((group, meaning) -> all.put("g" + group, meaning));
    return all.entrySet().stream()
        .map(entry -> entry.getKey() + "=" + entry.getValue())
        .collect(Collectors.joining(" "));
  }

  static Statuses parse(String text) {
    Map<String, Meaning> byId = new TreeMap<>();
    Map<String, Meaning> byGroup = new TreeMap<>();
    Arrays.stream(text.split(" "))
        .map(pair -> pair.split("="))
        .filter(pair -> pair.length == 2)
        .forEach(
            pair -> {
              boolean group = pair[0].startsWith("g");
              (group ? byGroup : byId)
                  .put(pair[0].substring(group ? 1 : 0), Meaning.valueOf(pair[1]));
            });
    return new Statuses(byId, byGroup);
  }
}
