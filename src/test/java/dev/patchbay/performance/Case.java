package dev.patchbay.performance;

import dev.patchbay.crm.ClientRecords.DealState;
import dev.patchbay.crm.ClientRecords.LeadState;
import dev.patchbay.crm.CrmMetadata.Capability;
import dev.patchbay.crm.CrmUnderTest;
import dev.patchbay.crm.RecordRef;
import dev.patchbay.intake.interaction.CallEvent;
import dev.patchbay.intake.interaction.CallEvent.Direction;
import dev.patchbay.intake.interaction.CallEvent.Phase;
import dev.patchbay.intake.interaction.CallEvent.Result;
import dev.patchbay.intake.interaction.FormSubmission;
import dev.patchbay.intake.interaction.InteractionEvent;
import dev.patchbay.intake.interaction.MessengerContact;
import dev.patchbay.journal.InteractionState;
import dev.patchbay.project.DuplicateSettings;
import dev.patchbay.project.DuplicateSettings.Extended;
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

  /** Makes the CRM know the client as the case says; an order is open where the inquiry is. */
  void seed(CrmUnderTest crm, String responsible) {
    if (client.equals("new")) {
      return;
    }
    RecordRef contact = crm.seedContact("Petro", List.of(CLIENT), List.of(), responsible);
    switch (client) {
      case "open lead" -> {
        crm.seedLead("Call", contact, LeadState.OPEN, responsible);
        if (crm.connector().metadata().capabilities().contains(Capability.LEAD_WITH_DEAL)) {
          crm.seedDeal("Call", contact, DealState.OPEN, responsible);
        }
      }
      case "converted lead" -> crm.seedLead("Call", contact, LeadState.CONVERTED, responsible);
      case "contact only" -> {}
      default -> throw new IllegalArgumentException(client);
    }
  }

  InteractionState ends() {
    return switch (row) {
      case "row-14", "row-21" -> InteractionState.SKIPPED;
      case "duplicate" -> InteractionState.DUPLICATE;
      default -> InteractionState.SENT;
    };
  }

  /** The standard check, or the extended one that leaves a comment. */
  DuplicateSettings duplicates() {
    return call.endsWith("with a comment")
        ? new DuplicateSettings(
            null,
            null,
            null,
            null,
            null,
            null,
            new Extended(true, true, false, true, false, null, null, null))
        : DuplicateSettings.DEFAULT;
  }

  Stream<InteractionEvent> events() {
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
                  case "recording later" -> recorded();
                  case "outgoing by the responsible", "outgoing by an employee" -> outgoing();
                  case "form", "form as a repeat with a comment" -> form("form-1");
                  case "the same form again" -> form("form-2");
                  case "messenger" -> messenger();
                  default -> throw new IllegalArgumentException(part);
                });
  }

  private static FormSubmission form(String id) {
    return new FormSubmission(
        "form",
        id,
        Instant.parse("2026-11-22T14:00:00Z"),
        "order",
        "Order",
        "Petro",
        CLIENT,
        CLIENT,
        null,
        "Please call",
        null,
        null,
        Map.of(),
        Map.of(),
        null);
  }

  private static MessengerContact messenger() {
    return new MessengerContact(
        "messenger",
        "contact-1",
        Instant.parse("2026-11-22T14:00:00Z"),
        "telegram",
        "@petro",
        "Petro",
        CLIENT,
        CLIENT,
        null,
        List.of("101"),
        null,
        null,
        Map.of());
  }

  private static CallEvent ended(String extension, String client) {
    return event(Phase.COMPLETED, Result.ANSWERED, client, List.of(extension), 110);
  }

  private static CallEvent outgoing() {
    List<String> caller = List.of("101");
    return event(Direction.OUTGOING, Phase.COMPLETED, Result.ANSWERED, CLIENT, caller, 110, null);
  }

  private static CallEvent recorded() {
    String recording = "https://rec.example/1.mp3";
    return event(Direction.INCOMING, Phase.RECORDED, null, CLIENT, List.of(), null, recording);
  }

  private static CallEvent event(
      Phase phase, Result result, String client, List<String> employee, Integer talkSeconds) {
    return event(Direction.INCOMING, phase, result, client, employee, talkSeconds, null);
  }

  private static CallEvent event(
      Direction direction,
      Phase phase,
      Result result,
      String client,
      List<String> employee,
      Integer talkSeconds,
      String recording) {
    return new CallEvent(
        "generic",
        "call-1",
        phase,
        direction,
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
        recording,
        Map.of());
  }
}
