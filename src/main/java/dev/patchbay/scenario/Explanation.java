package dev.patchbay.scenario;

import dev.patchbay.crm.RecordRef;
import dev.patchbay.intake.interaction.Call;
import dev.patchbay.project.Employee;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Why a plan is what it is, for the journal: one sentence per decision. */
final class Explanation {

  private Explanation() {}

  static String summary(Call call, ClientState client, Parties parties) {
    return "Incoming call, "
        + outcome(call, parties)
        + ", from "
        + clientIs(client)
        + "."
        + leftAlone(client);
  }

  static String made(String key, ClientState client, Parties.Person owner) {
    String why =
        client.isNew()
            ? "A new client gets a lead, a contact and an organization"
            : client.isConverted()
                ? key.equals("lead")
                    ? "The client's lead has become a deal, so there is a new lead and the deal is"
                        + " left alone"
                    : "The new lead is for a client without a contact"
                : "The known contact has no open lead, so it gets one";
    return why + "; the owner is " + owner.who() + ".";
  }

  static String noted(ClientState client) {
    return client.openLead() != null
        ? "The call is recorded on the client's open lead."
        : "The call is recorded on the new lead.";
  }

  static String task(TaskKind kind, Parties.Person assignee) {
    String why =
        switch (kind) {
          case CALL -> "Who talked gets the call as a done task";
          case REVIEW -> "Somebody else talked to the client, so the responsible reviews the call";
          case MISSED -> "Nobody talked to the client, so somebody has to call back";
          case SETTINGS -> "Who answered is no known employee, so the settings need a check";
        };
    return why + "; it is for " + assignee.who() + ".";
  }

  private static String outcome(Call call, Parties parties) {
    if (call.outcome() != Call.Outcome.ANSWERED) {
      return tooShort(call, parties)
          ? "answered for "
              + call.talkSeconds()
              + " s, less than the "
              + parties.project().settings().minTalkSeconds()
              + " s that count as a talk, so missed"
          : "missed";
    }
    return "answered by "
        + parties.answering().map(Employee::name).orElse("somebody who is no known employee");
  }

  private static boolean tooShort(Call call, Parties parties) {
    return call.talkSeconds() != null
        && call.talkSeconds() > 0
        && call.talkSeconds() < parties.project().settings().minTalkSeconds();
  }

  private static String clientIs(ClientState client) {
    if (client.openLead() != null) {
      return "a client with an open lead";
    }
    if (client.isConverted()) {
      return "a client whose lead has become a deal";
    }
    return client.isNew() ? "a new client" : "a known contact without an open lead";
  }

  private static String leftAlone(ClientState client) {
    List<RecordRef> others = client.others();
    return others.isEmpty()
        ? ""
        : others.stream()
            .map(ref -> ref.kind().name().toLowerCase(Locale.ROOT) + " " + ref.id())
            .collect(Collectors.joining(", ", " Also matching and left alone: ", "."));
  }
}
