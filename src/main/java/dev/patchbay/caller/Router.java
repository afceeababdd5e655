package dev.patchbay.caller;

import dev.patchbay.caller.KnownClient.Known;
import dev.patchbay.crm.RecordKind;
import dev.patchbay.project.Employee;
import dev.patchbay.project.Project;
import dev.patchbay.project.RoutingSettings;
import dev.patchbay.project.RoutingSettings.Mode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/**
 * Finds the employee to whom a caller belongs: who is responsible for his open lead, else his open
 * deal, else his contact; or who talked to him last. The first record with an owner decides: when
 * he is no employee, or has no such destination, the telephony's normal scheme goes on.
 */
@Singleton
public class Router {

  private final CallerLookup lookup;

  @Inject
  public Router(CallerLookup lookup) {
    this.lookup = lookup;
  }

  /**
   * @param phone E.164
   */
  public Route route(Project project, String phone) {
    RoutingSettings settings = project.settings().routing();
    boolean lastTalk = settings.mode() == Mode.BY_LAST_TALK;
    CallerLookup.Answer answer = lookup.answer(project, phone, !(settings.enabled() && lastTalk));
    CallerCard card = answer.card();
    if (!settings.enabled()) {
      return Route.normal("switched-off", card);
    }
    if (lastTalk) {
      String employee =
          answer.file().lastTalk() == null ? null : answer.file().lastTalk().employee();
      return employee == null
          ? Route.normal("no-talk-known", card)
          : to(byId(project, employee), "last-talk", settings, card);
    }
    Optional<Known> owned = answer.known() == null ? Optional.empty() : answer.known().owned();
    return owned
        .map(
            known ->
                to(
                    project.employeeByCrmUser(known.owner()),
                    reason(known.ref().kind()),
                    settings,
                    card))
        .orElseGet(() -> Route.normal("nobody-responsible", card));
  }

  private static Route to(
      Optional<Employee> employee, String reason, RoutingSettings settings, CallerCard card) {
    if (employee.isEmpty()) {
      return Route.normal("unknown-employee", card);
    }
    return destination(employee.get(), settings)
        .map(destination -> new Route(destination, employee.get().name(), reason, card))
        .orElseGet(() -> Route.normal("no-destination", card));
  }

  private static Optional<String> destination(Employee employee, RoutingSettings settings) {
    return switch (settings.destination()) {
      case EXTENSION -> first(employee.extensions());
      case SIP -> first(employee.sipAccounts());
      case NUMBER -> first(employee.numbers());
      case SCHEME -> Optional.ofNullable(settings.schemes().get(employee.id()));
    };
  }

  private static Optional<String> first(List<String> values) {
    return values.stream().findFirst();
  }

  private static Optional<Employee> byId(Project project, String id) {
    return project.employees().stream().filter(e -> e.id().equals(id)).findFirst();
  }

  private static String reason(RecordKind kind) {
    return switch (kind) {
      case LEAD -> "open-lead";
      case DEAL -> "open-deal";
      default -> "contact";
    };
  }
}
