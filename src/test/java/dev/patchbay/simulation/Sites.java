package dev.patchbay.simulation;

import dev.patchbay.intake.interaction.FormSubmission;
import dev.patchbay.intake.interaction.FormSubmission.Wishes;
import dev.patchbay.intake.interaction.MessengerContact;
import dev.patchbay.project.DuplicateSettings;
import dev.patchbay.project.DuplicateSettings.Extended;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Forms and messenger contacts: sent again, filled in again within the hour and later, with another
 * number, or without one.
 */
final class Sites {

  private final World world;
  private final Hub hub;
  private final List<Client> clients;
  private int sent;

  Sites(World world, Hub hub, List<Client> clients) {
    this.world = world;
    this.hub = hub;
    this.clients = clients;
  }

  /** What a project wants to be a duplicate, and what such a one is to leave. */
  static DuplicateSettings duplicates(Dice dice) {
    Extended either = new Extended(true, true, true, true, dice.chance(0.5), null, null, null);
    return dice.pick(
        List.of(
            DuplicateSettings.DEFAULT,
            new DuplicateSettings(null, null, null, null, null, true, null),
            new DuplicateSettings(null, null, null, null, true, dice.chance(0.5), null),
            new DuplicateSettings(null, null, 0, null, null, null, either)));
  }

  /** One form at the moment, and perhaps others that repeat it. */
  void form(String project, Instant at) {
    Dice dice = world.dice;
    Client client = dice.pick(clients);
    String phone = dice.chance(0.15) ? null : client.phone();
    String email = phone == null || dice.chance(0.6) ? client.email() : null;
    FormSubmission form = form(new Client(phone, email), dice.pick(List.of("Order", "Question")));
    post(project, form, at);
    for (int more = dice.chance(0.6) ? dice.between(1, 2) : 0; more > 0; more--) {
      again(project, form, at);
    }
  }

  private void again(String project, FormSubmission form, Instant at) {
    Dice dice = world.dice;
    FormSubmission same = form(new Client(form.clientPhone(), form.clientEmail()), form.title());
    switch (dice.between(1, 10)) {
      case 1 -> post(project, form, at.plus(dice.seconds(0, 120)));
      case 2, 3, 4 -> post(project, same, at.plus(dice.seconds(0, dice.pick(List.of(3, 120)))));
      case 5 -> post(project, same, at.plus(dice.seconds(1_800, 5_400)));
      case 6 -> later(project, same, at);
      case 7 -> post(project, form(new Client(null, client(form).email()), form.title()), soon(at));
      default -> {
        Client other = new Client(dice.pick(clients).phone(), client(form).email());
        post(project, form(other, form.title()), soon(at));
      }
    }
  }

  /** Within the hours in which a received lead counts, around their end, and long after. */
  private void later(String project, FormSubmission same, Instant at) {
    Dice dice = world.dice;
    if (dice.chance(0.3)) {
      post(project, same, at.plus(dice.seconds(7_200, dice.pick(List.of(10_800, 54_000)))));
    }
  }

  private Instant soon(Instant at) {
    return at.plus(world.dice.millis(0, world.dice.pick(List.of(50, 1_000, 20_000))));
  }

  private Client client(FormSubmission form) {
    return clients.stream()
        .filter(client -> client.shares(form.clientPhone(), form.clientEmail()))
        .findFirst()
        .orElseThrow();
  }

  private void post(String project, FormSubmission form, Instant at) {
    hub.post(project, form, at, 3);
  }

  private FormSubmission form(Client client, String title) {
    Dice dice = world.dice;
    Boolean append = dice.chance(0.3) ? Boolean.TRUE : null;
    Boolean inWorkOnly = dice.chance(0.1) ? dice.pick(List.of(true, false)) : null;
    boolean national = client.phone() != null && dice.chance(0.3);
    return new FormSubmission(
        "form",
        "form-" + ++sent,
        null,
        "order",
        title,
        "Client",
        national ? client.phone().substring("+38".length()) : client.phone(),
        client.phone(),
        client.email(),
        dice.chance(0.5) ? "Please call me" : null,
        null,
        null,
        Map.of(),
        Map.of(),
        new Wishes(inWorkOnly, append, dice.chance(0.06), dice.chance(0.1), null));
  }

  /** One client whom an employee sends from a messenger, perhaps twice. */
  void contact(String project, Instant at) {
    Dice dice = world.dice;
    Client client = dice.pick(clients);
    String phone = dice.chance(0.6) ? client.phone() : null;
    MessengerContact contact =
        new MessengerContact(
            "messenger",
            "contact-" + ++sent,
            at,
            "telegram",
            "@client",
            "Client",
            phone,
            phone,
            dice.chance(0.3) ? client.email() : null,
            List.of(dice.pick(List.of("olena", "ihor", "nobody"))),
            "asks for the price",
            null,
            Map.of());
    hub.post(project, contact, at, 3);
    if (dice.chance(0.3)) {
      hub.post(project, contact, at.plus(Duration.ofSeconds(dice.between(0, 120))), 0);
    }
  }
}
