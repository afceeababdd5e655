package dev.patchbay.scenario;

import dev.patchbay.crm.ClientRecords.LeadState;
import dev.patchbay.crm.RecordRef;
import dev.patchbay.intake.interaction.Call;
import dev.patchbay.intake.interaction.CallEvent.Direction;
import dev.patchbay.project.Employee;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Why a plan is what it is, for the journal: one sentence per decision. */
final class Explanation {

  private Explanation() {}

  static String call(Call call, ClientView client, Parties parties) {
    boolean outgoing = call.direction() == Direction.OUTGOING;
    return (outgoing ? "Outgoing call, " : "Incoming call, ")
        + (outgoing ? made(call, parties) : taken(call, parties))
        + (outgoing ? ", to " : ", from ")
        + clientIs(client)
        + "."
        + leftAlone(client);
  }

  static String form(ClientView client) {
    return "Form from " + clientIs(client) + "." + leftAlone(client);
  }

  static String messenger(ClientView client) {
    return "Messenger contact of " + clientIs(client) + "." + leftAlone(client);
  }

  static String made(String key, ClientView client, Parties.Person owner) {
    String why =
        switch (client.standing()) {
          case NEW -> "A new client gets the records that the matrix names";
          case CONVERTED ->
              key.equals("lead")
                  ? "The client's lead has become a deal, so there is a new lead and the deal is"
                      + " left alone"
                  : "The new lead is for a client without a contact";
          case KNOWN ->
              client.openOneLeft()
                  ? "Every further call makes a new " + client.kind()
                  : "The known client has no open " + client.kind() + ", so there is a new one";
          case OPEN -> "The matrix names a record that the client does not have open";
        };
    return why + "; the owner is " + owner.who() + ".";
  }

  static String noted(Records records) {
    return records.missing().isEmpty()
        ? "It is recorded on what the client has."
        : "It is recorded on the new record.";
  }

  static String task(TaskKind kind, Parties.Person assignee) {
    String why =
        switch (kind) {
          case CALL -> "Who talked gets the call as a done task";
          case REVIEW -> "Somebody else talked to the client, so the responsible reviews the call";
          case MISSED -> "Nobody talked to the client, so somebody has to call back";
          case SETTINGS -> "Who talked is no known employee, so the settings need a check";
          case CALLBACK -> "The client asked to be called back now";
          case FORM -> "Somebody has to see to the form";
        };
    return why + "; it is for " + assignee.who() + ".";
  }

  static String reached() {
    return "Somebody talked to the client, so the task to call him back is done.";
  }

  private static String taken(Call call, Parties parties) {
    if (call.outcome() != Call.Outcome.ANSWERED) {
      return tooShort(call, parties).isEmpty() ? "missed" : tooShort(call, parties) + "missed";
    }
    return "answered by " + name(parties);
  }

  private static String made(Call call, Parties parties) {
    return call.outcome() == Call.Outcome.ANSWERED
        ? "made by " + name(parties)
        : tooShort(call, parties) + "the client was not reached";
  }

  private static String name(Parties parties) {
    return parties.acting().map(Employee::name).orElse("somebody who is no known employee");
  }

  private static String tooShort(Call call, Parties parties) {
    int least = parties.project().settings().minTalkSeconds();
    return call.talkSeconds() != null && call.talkSeconds() > 0 && call.talkSeconds() < least
        ? "answered for "
            + call.talkSeconds()
            + " s, less than the "
            + least
            + " s that count as a talk, so "
        : "";
  }

  private static String clientIs(ClientView client) {
    return switch (client.standing()) {
      case NEW -> "a new client";
      case CONVERTED -> "a client whose lead has become a deal";
      case KNOWN ->
          client.openOneLeft()
              ? "a known client whose open " + client.kind() + " is left alone"
              : "a known client without an open " + client.kind();
      case OPEN -> openRecord(client);
    };
  }

  private static String openRecord(ClientView client) {
    if (client.lead() != null) {
      return client.lead().state() == LeadState.OPEN
          ? "a client with an open lead"
          : "a client whose lead was closed lately and is used again";
    }
    return client.deal().open()
        ? "a client with an open deal"
        : "a client whose deal was closed lately and is used again";
  }

  private static String leftAlone(ClientView client) {
    List<RecordRef> others = client.others();
    return others.isEmpty()
        ? ""
        : others.stream()
            .map(ref -> ref.kind().name().toLowerCase(Locale.ROOT) + " " + ref.id())
            .collect(Collectors.joining(", ", " Also matching and left alone: ", "."));
  }
}
