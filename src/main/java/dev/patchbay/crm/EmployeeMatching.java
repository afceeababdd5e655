package dev.patchbay.crm;

import dev.patchbay.crm.Connected.CrmUser;
import dev.patchbay.project.Employee;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Finds each employee's user in the CRM: the one that was set, else the one of equal e-mail, else
 * the one of equal name.
 */
public final class EmployeeMatching {

  private EmployeeMatching() {}

  /**
   * The employees with their users in this CRM; without one where none matches, for an id of
   * another CRM would be wrong.
   */
  public static List<Employee> match(List<Employee> employees, List<CrmUser> users) {
    return employees.stream()
        .map(employee -> employee.withCrmUser(user(employee, users).map(CrmUser::id).orElse(null)))
        .toList();
  }

  /**
   * An employee for every user who is nobody's yet, under an id of ours that tells where he is
   * from.
   *
   * @param matched as {@link #match} gives them
   */
  public static List<Employee> missing(List<Employee> matched, List<CrmUser> users) {
    return users.stream()
        .filter(user -> matched.stream().noneMatch(each -> user.id().equals(each.crmUser())))
        .map(EmployeeMatching::employee)
        .filter(made -> matched.stream().noneMatch(each -> each.id().equals(made.id())))
        .toList();
  }

  private static Employee employee(CrmUser user) {
    String name =
        Stream.of(user.name(), user.email())
            .filter(text -> text != null && !text.isBlank())
            .map(text -> text.strip().replaceAll("\\s+", " "))
            .findFirst()
            .orElse(user.id());
    return new Employee("crm-" + user.id(), name, user.email(), user.id(), null, null, null, null);
  }

  private static Optional<CrmUser> user(Employee employee, List<CrmUser> users) {
    return first(users, user -> user.id().equals(employee.crmUser()))
        .or(() -> first(users, user -> same(user.email(), employee.email())))
        .or(() -> only(users, user -> same(user.name(), employee.name())));
  }

  private static Optional<CrmUser> first(List<CrmUser> users, Predicate<CrmUser> test) {
    return users.stream().filter(test).findFirst();
  }

  /** Of two users with one name, none: a wrong owner is worse than an unknown one. */
  private static Optional<CrmUser> only(List<CrmUser> users, Predicate<CrmUser> test) {
    List<CrmUser> found = users.stream().filter(test).limit(2).toList();
    return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
  }

  private static boolean same(String one, String other) {
    return one != null && !one.isBlank() && Objects.equals(plain(one), plain(other));
  }

  private static String plain(String text) {
    return text == null ? null : text.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
  }
}
