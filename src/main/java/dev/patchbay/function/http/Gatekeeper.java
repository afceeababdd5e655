package dev.patchbay.function.http;

import dev.patchbay.project.Caller;
import dev.patchbay.project.Gate;
import dev.patchbay.project.Role;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Whether a person who belongs to a project may use a route of it now. Pure.
 *
 * <p>The token says which roles a person may have; the gate says who is the one super admin, since
 * when sessions count, and what must be done first.
 */
final class Gatekeeper {

  private Gatekeeper() {}

  /** What is decided. */
  sealed interface Verdict {
    record Admitted(Person person) implements Verdict {}

    record Refused(Problem problem) implements Verdict {}

    /** Nobody is kept as super admin, and his token says that he is: keep him, and ask again. */
    record BecomesSuperAdmin(String subject) implements Verdict {}
  }

  /**
   * @param issuedAt the token's {@code iat}: seconds, perhaps with decimals; null where it has none
   */
  static Verdict decide(Caller caller, String issuedAt, String project, Gate gate, Access access) {
    if (!caller.operator() && hasEnded(issuedAt, gate)) {
      return new Verdict.Refused(sessionEnded());
    }
    Set<Role> named = caller.roles().getOrDefault(project, Set.of());
    if (gate.superAdmin() == null
        && named.contains(Role.SUPER_ADMIN)
        && !caller.subject().equals(Caller.NOBODY)) {
      return new Verdict.BecomesSuperAdmin(caller.subject());
    }
    Person person = new Person(caller.subject(), effective(caller, named, gate));
    boolean setup = SetupSteps.isOpen(gate.setup());
    if (setup && !person.is(Role.OPERATOR) && !person.is(Role.SUPER_ADMIN)) {
      return new Verdict.Refused(setupPending(gate));
    }
    if (person.roles().stream().noneMatch(access.roles()::contains)) {
      return new Verdict.Refused(notAllowed(access));
    }
    if (setup && !access.duringSetup()) {
      return new Verdict.Refused(setupRequired(gate));
    }
    return new Verdict.Admitted(person);
  }

  /** For routes without a project. */
  static Problem notAllowed(Access access) {
    return new Problem(
        403, "not-allowed", "This needs one of the roles " + access.labels() + ".", List.of());
  }

  private static Set<Role> effective(Caller caller, Set<Role> named, Gate gate) {
    Set<Role> roles = EnumSet.noneOf(Role.class);
    roles.addAll(named);
    if (!named.isEmpty() && caller.subject().equals(gate.superAdmin())) {
      roles.add(Role.SUPER_ADMIN);
    } else if (roles.remove(Role.SUPER_ADMIN)) {
      roles.add(Role.ADMIN);
    }
    if (caller.operator()) {
      roles.add(Role.OPERATOR);
    }
    return roles;
  }

  /** A token tells its second only, so one of the same second may be from before. */
  private static boolean hasEnded(String issuedAt, Gate gate) {
    if (gate.sessionsFrom() == null) {
      return false;
    }
    try {
      BigDecimal firstThatCounts = BigDecimal.valueOf(gate.sessionsFrom().getEpochSecond() + 1);
      return issuedAt == null || new BigDecimal(issuedAt.strip()).compareTo(firstThatCounts) < 0;
    } catch (NumberFormatException untold) {
      return true;
    }
  }

  private static Problem sessionEnded() {
    return new Problem(
        401,
        "session-ended",
        "The project's CRM was changed and all sessions ended with it. Sign in again.",
        List.of());
  }

  private static Problem setupPending(Gate gate) {
    return new Problem(
        403,
        "crm-setup-pending",
        "The project's CRM was changed. Nothing can be done here until the super admin%s has"
                .formatted(gate.superAdmin() == null ? "" : " " + gate.superAdmin())
            + " connected the new CRM and mapped its fields.",
        List.of());
  }

  private static Problem setupRequired(Gate gate) {
    return new Problem(
            423,
            "crm-setup-required",
            "The project's CRM was changed. Connect the new CRM and map its fields first.",
            List.of())
        .with("steps", SetupSteps.of(gate.setup()));
  }
}
