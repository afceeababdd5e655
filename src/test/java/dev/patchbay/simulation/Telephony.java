package dev.patchbay.simulation;

import dev.patchbay.intake.interaction.CallEvent;
import dev.patchbay.intake.interaction.CallEvent.Direction;
import dev.patchbay.intake.interaction.CallEvent.Phase;
import dev.patchbay.intake.interaction.CallEvent.Result;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Calls as telephonies report them: phases late, repeated, out of order, or never. */
final class Telephony {

  private final World world;
  private final Hub hub;
  private final List<String> clients;
  private int calls;

  /**
   * @param clients numbers that call; the same person may be a client of several projects
   */
  Telephony(World world, Hub hub, List<String> clients) {
    this.world = world;
    this.hub = hub;
    this.clients = clients;
  }

  /** One call that begins at the moment, and perhaps others of the same client at once. */
  void call(String project, Instant begins) {
    String client = number();
    call(project, client, begins);
    int more = world.dice.chance(0.3) ? world.dice.between(1, 3) : 0;
    for (int i = 0; i < more; i++) {
      call(project, client, begins.plus(world.dice.seconds(0, 20)));
    }
  }

  private void call(String project, String client, Instant begins) {
    Dice dice = world.dice;
    String id = "call-" + ++calls;
    boolean answered = dice.chance(0.6);
    int talk = answered ? dice.between(1, dice.pick(List.of(5, 400))) : 0;
    Instant ends = begins.plus(dice.seconds(5, 15)).plusSeconds(talk);
    Direction direction =
        dice.chance(0.9)
            ? Direction.INCOMING
            : dice.pick(List.of(Direction.OUTGOING, Direction.INTERNAL));
    List<String> employee = answered ? List.of(dice.pick(List.of("101", "102", "999"))) : List.of();
    List<Sent> phases = new ArrayList<>();
    String first = dice.chance(0.1) ? dice.pick(List.of("anonymous", number())) : client;
    if (dice.chance(0.6)) {
      phases.add(
          new Sent(
              begins, event(id, Phase.RINGING, direction, null, first, List.of(), begins, null)));
    }
    if (answered && dice.chance(0.5)) {
      phases.add(
          new Sent(
              begins.plus(dice.seconds(3, 9)),
              event(id, Phase.ANSWERED, direction, null, client, employee, begins, null)));
    }
    if (phases.isEmpty() || dice.chance(0.9)) {
      Result result = answered ? Result.ANSWERED : Result.MISSED;
      phases.add(
          new Sent(
              ends, event(id, Phase.COMPLETED, direction, result, client, employee, begins, talk)));
      if (dice.chance(0.3)) {
        late(phases, phases.getLast().event, ends);
      }
    }
    if (dice.chance(0.15)) {
      Collections.shuffle(phases, new java.util.Random(dice.random().nextLong()));
      phases.replaceAll(sent -> new Sent(ends, sent.event));
    }
    for (Sent sent : phases) {
      hub.post(project, sent.event, sent.at.plus(dice.millis(10, 3_000)), 3);
      if (dice.chance(0.15)) {
        hub.post(project, sent.event, sent.at.plus(dice.seconds(0, 120)), 0);
      }
    }
  }

  /** The recording, once or again at another address, or a call that lasted longer, or both. */
  private void late(List<Sent> phases, CallEvent end, Instant ends) {
    Dice dice = world.dice;
    for (int i = dice.between(1, 3); i > 0; i--) {
      Instant at = ends.plus(dice.seconds(1, dice.pick(List.of(20, 600))));
      phases.add(new Sent(at, dice.chance(0.7) ? recorded(end, i) : longer(end, i)));
    }
  }

  private static CallEvent recorded(CallEvent end, int take) {
    return new CallEvent(
        end.source(),
        end.callId(),
        Phase.RECORDED,
        end.direction(),
        null,
        null,
        end.client(),
        null,
        end.line(),
        List.of(),
        end.startedAt(),
        null,
        null,
        null,
        "https://records.example/" + end.callId() + "/" + take,
        Map.of());
  }

  private static CallEvent longer(CallEvent end, int more) {
    return event(
        end.callId(),
        Phase.COMPLETED,
        end.direction(),
        end.result(),
        end.client(),
        end.employee(),
        end.startedAt(),
        end.talkSeconds() + more);
  }

  private record Sent(Instant at, CallEvent event) {}

  private String number() {
    Dice dice = world.dice;
    if (dice.chance(0.04)) {
      return dice.pick(List.of("anonymous", "", "101"));
    }
    String e164 = dice.pick(clients);
    return dice.chance(0.5) ? e164 : "0" + e164.substring("+380".length());
  }

  private static CallEvent event(
      String id,
      Phase phase,
      Direction direction,
      Result result,
      String client,
      List<String> employee,
      Instant begins,
      Integer talk) {
    return new CallEvent(
        "generic",
        id,
        phase,
        direction,
        result == null ? phase.name() : result.name(),
        result,
        client,
        null,
        "+380443334455",
        employee,
        begins,
        talk == null ? null : talk + 10,
        talk,
        null,
        null,
        Map.of());
  }
}
