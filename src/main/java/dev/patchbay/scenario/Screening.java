package dev.patchbay.scenario;

import dev.patchbay.intake.interaction.Call;
import dev.patchbay.intake.interaction.CallEvent.Direction;
import dev.patchbay.intake.interaction.Interaction;
import dev.patchbay.project.Employee;
import dev.patchbay.project.Project;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Sorts out the calls that never reach a CRM, before the CRM is asked anything. A callback is an
 * incoming call. The codes are stable; the reasons show no more than four digits of a number.
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

  /** The scenario has no rule for calls to clients: they stay in the journal. */
  public static final String OUTGOING_NOT_CONFIGURED = "outgoing-not-configured";

  private Screening() {}

  /** Why this call makes nothing, or empty when a scenario applies to it. */
  public static Optional<Plan.Skip> check(Interaction interaction, Project project) {
    return interaction instanceof Call call ? check(call, project) : Optional.empty();
  }

  private static Optional<Plan.Skip> check(Call call, Project project) {
    return blocked(call, project)
        .or(() -> internal(call))
        .or(() -> ownNumber(call, project))
        .or(() -> noNumber(call))
        .or(() -> outgoing(call));
  }

  private static Optional<Plan.Skip> blocked(Call call, Project project) {
    List<String> blocked = project.settings().blockedNumbers();
    return Stream.of(call.clientPhone(), call.client(), call.linePhone(), call.line())
        .filter(number -> listed(number, blocked))
        .findFirst()
        .map(
            number ->
                new Plan.Skip(
                    BLOCKED,
                    "The number "
                        + Numbers.masked(number)
                        + " is on the list of blocked numbers."));
  }

  private static Optional<Plan.Skip> internal(Call call) {
    return call.direction() == Direction.INTERNAL
        ? Optional.of(new Plan.Skip(INTERNAL_CALL, "A call between the project's own people."))
        : Optional.empty();
  }

  private static Optional<Plan.Skip> ownNumber(Call call, Project project) {
    String number = call.clientPhone() == null ? call.client() : call.clientPhone();
    if (listed(number, project.settings().ownNumbers())) {
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

  private static Optional<Plan.Skip> outgoing(Call call) {
    return call.direction() == Direction.OUTGOING
        ? Optional.of(
            new Plan.Skip(
                OUTGOING_NOT_CONFIGURED,
                "No scenario is set for outgoing calls: the call is kept in the journal only."))
        : Optional.empty();
  }

  private static boolean listed(String number, List<String> list) {
    return list.stream().anyMatch(entry -> Numbers.same(entry, number));
  }
}
