package dev.patchbay.performance;

import dev.patchbay.crm.ClientRecords.LeadState;
import dev.patchbay.crm.CrmUnderTest;
import dev.patchbay.crm.RecordRef;
import dev.patchbay.intake.interaction.CallEvent;
import dev.patchbay.intake.interaction.CallEvent.Direction;
import dev.patchbay.intake.interaction.CallEvent.Phase;
import dev.patchbay.intake.interaction.CallEvent.Result;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A row of the scenario with the calls that lead to it. Olena, at 101, is responsible for the
 * client where the CRM knows him; Ihor, at 102, is her colleague.
 *
 * @param row as the decision says it
 */
record Case(String row, String client, String call) {

  private static final String CLIENT = "+380671234567";

  static final String BLOCKED = "+380671234568";

  /** Makes the CRM know the client as the case says. */
  void seed(CrmUnderTest crm, String responsible) {
    if (client.equals("new")) {
      return;
    }
    RecordRef contact = crm.seedContact("Petro", List.of(CLIENT), List.of(), responsible);
    switch (client) {
      case "open lead" -> crm.seedLead("Call", contact, LeadState.OPEN, responsible);
      case "converted lead" -> crm.seedLead("Call", contact, LeadState.CONVERTED, responsible);
      case "contact only" -> {}
      default -> throw new IllegalArgumentException(client);
    }
  }

  Stream<CallEvent> events() {
    return Arrays.stream(call.split(", "))
        .map(
            part ->
                switch (part) {
                  case "answered by the responsible", "answered by an employee", "answered" ->
                      ended("101", CLIENT);
                  case "answered by another employee" -> ended("102", CLIENT);
                  case "answered by an unknown employee" -> ended("199", CLIENT);
                  case "missed" -> event(Phase.COMPLETED, Result.MISSED, CLIENT, List.of(), 0);
                  case "blocked number" -> ended("101", BLOCKED);
                  case "rings" -> event(Phase.RINGING, null, CLIENT, List.of(), null);
                  case "picked up" -> event(Phase.ANSWERED, null, CLIENT, List.of("101"), null);
                  case "ended", "reported again" -> ended("101", CLIENT);
                  default -> throw new IllegalArgumentException(part);
                });
  }

  private static CallEvent ended(String extension, String client) {
    return event(Phase.COMPLETED, Result.ANSWERED, client, List.of(extension), 110);
  }

  private static CallEvent event(
      Phase phase, Result result, String client, List<String> employee, Integer talkSeconds) {
    return new CallEvent(
        "generic",
        "call-1",
        phase,
        Direction.INCOMING,
        null,
        result,
        client,
        null,
        "+380443334455",
        employee,
        Instant.parse("2026-11-22T14:00:00Z"),
        talkSeconds,
        talkSeconds,
        null,
        null,
        Map.of());
  }
}
