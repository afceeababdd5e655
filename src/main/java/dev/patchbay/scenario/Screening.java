package dev.patchbay.scenario;

import dev.patchbay.intake.interaction.Call;
import dev.patchbay.intake.interaction.CallEvent.Direction;
import dev.patchbay.intake.interaction.FormSubmission;
import dev.patchbay.intake.interaction.Interaction;
import dev.patchbay.intake.interaction.MessengerContact;
import dev.patchbay.project.Employee;
import dev.patchbay.project.Project;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Sorts out what never reaches a CRM, before the CRM is asked anything. A callback is an incoming
 * call. The codes are stable; the reasons show no more than four digits of a number.
 */
public final class Screening {

  /** A number on the blocked list takes part, on either side (row 21). */
  public static final String BLOCKED = "blocked";

  /** Two of the project's own people talk. */
  public static final String INTERNAL_CALL = "internal-call";

  /** The other side is a line or an employee of the project, so no client. */
  public static final String OWN_NUMBER = "own-number";

  /** Nothing to look a client up by: withheld, or not a phone number. */
  public static final String NO_NUMBER = "no-number";

  /** Neither a phone number nor an e-mail address, so nobody could be told from it. */
  public static final String NO_CONTACT_DATA = "no-contact-data";

  /** The sender wants the lead kept in the hub alone. */
  public static final String KEPT_ONLY = "kept-only";

  private Screening() {}

  /** Why this interaction makes nothing, or empty when a scenario applies to it. */
  public static Optional<Plan.Skip> check(Interaction interaction, Project project) {
    return switch (interaction) {
      case Call call -> check(call, project);
      case FormSubmission form ->
          blocked(project, form.clientPhone(), form.phone())
              .or(() -> keptOnly(form))
              .or(() -> noContactData(form, null));
      case MessengerContact contact ->
          blocked(project, contact.clientPhone(), contact.phone())
              .or(() -> noContactData(contact, contact.handle()));
    };
  }

  private static Optional<Plan.Skip> check(Call call, Project project) {
    return blocked(project, call.clientPhone(), call.client(), call.linePhone(), call.line())
        .or(() -> blockedLine(call, project))
        .or(() -> internal(call))
        .or(() -> ownNumber(call, project))
        .or(() -> noNumber(call));
  }

  private static Optional<Plan.Skip> blocked(Project project, String... numbers) {
    List<String> blocked = project.settings().blockedNumbers();
    return Arrays.stream(numbers)
        .filter(number -> Numbers.listed(number, blocked))
        .findFirst()
        .map(
            number ->
                new Plan.Skip(
                    BLOCKED,
                    "The number "
                        + Numbers.masked(number)
                        + " is on the list of blocked numbers."));
  }

  private static Optional<Plan.Skip> blockedLine(Call call, Project project) {
    return Numbers.lineListed(call.line(), project.settings().blockedNumbers())
        ? Optional.of(
            new Plan.Skip(
                BLOCKED,
                "The line " + Numbers.masked(call.line()) + " is on the list of blocked numbers."))
        : Optional.empty();
  }

  private static Optional<Plan.Skip> keptOnly(FormSubmission form) {
    return form.wishes().keepOnly()
        ? Optional.of(
            new Plan.Skip(
                KEPT_ONLY, "The sender wants the lead kept here and not sent to the CRM."))
        : Optional.empty();
  }

  private static Optional<Plan.Skip> noContactData(Interaction interaction, String handle) {
    boolean known =
        Stream.of(interaction.clientPhone(), interaction.clientEmail(), handle)
            .anyMatch(value -> value != null && !value.isBlank());
    return known
        ? Optional.empty()
        : Optional.of(
            new Plan.Skip(
                NO_CONTACT_DATA,
                "Neither a phone number nor an e-mail address was sent that could be read."));
  }

  private static Optional<Plan.Skip> internal(Call call) {
    return call.direction() == Direction.INTERNAL
        ? Optional.of(new Plan.Skip(INTERNAL_CALL, "A call between the project's own people."))
        : Optional.empty();
  }

  private static Optional<Plan.Skip> ownNumber(Call call, Project project) {
    String number = call.clientPhone() == null ? call.client() : call.clientPhone();
    if (Numbers.listed(number, project.settings().ownNumbers())) {
      return Optional.of(
          new Plan.Skip(
              OWN_NUMBER,
              "The client's number "
                  + Numbers.masked(number)
                  + " is one of the project's own lines."));
    }
    return new Employees(project.employees())
        .anyOnLine(number)
        .map(Employee::name)
        .map(
            name ->
                new Plan.Skip(
                    OWN_NUMBER,
                    "The client's number "
                        + Numbers.masked(number)
                        + " belongs to the employee "
                        + name
                        + "."));
  }

  private static Optional<Plan.Skip> noNumber(Call call) {
    if (call.clientPhone() != null) {
      return Optional.empty();
    }
    return Optional.of(
        new Plan.Skip(
            NO_NUMBER,
            call.client() == null || call.client().isBlank()
                ? "The telephony sent no number of the client."
                : "What was sent as the client's number, \""
                    + Numbers.masked(call.client())
                    + "\", is not a phone number."));
  }
}
