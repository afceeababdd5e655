package dev.patchbay.scenario;

import dev.patchbay.project.Employee;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

/**
 * Recognises a project's employee by what a telephony says of him: staff id, extension, SIP login,
 * phone number in any notation, e-mail or full name.
 */
public final class Employees {

  /** Shorter digits are extensions, never the end of a phone number. */
  private static final int SHORTEST_NUMBER = 7;

  private final List<Employee> employees;

  public Employees(List<Employee> employees) {
    this.employees = employees;
  }

  /**
   * The first handle that means exactly one employee decides. A handle that fits several (two
   * people of one name) says nothing, for a wrong owner is worse than an unknown one.
   */
  public Optional<Employee> byHandles(List<String> handles) {
    return handles.stream().map(this::byHandle).flatMap(Optional::stream).findFirst();
  }

  /** An employee whose extension, SIP login or number this is, also when several share it. */
  Optional<Employee> anyOnLine(String line) {
    return line == null || line.isBlank()
        ? Optional.empty()
        : employees.stream().filter(employee -> hasLine(employee, line.strip())).findFirst();
  }

  private Optional<Employee> byHandle(String handle) {
    return only(handle, Employees::hasExactly)
        .or(() -> only(handle, Employees::hasLine))
        .or(() -> only(handle, Employees::isNamed));
  }

  private Optional<Employee> only(String handle, BiPredicate<Employee, String> matches) {
    if (handle == null || handle.isBlank()) {
      return Optional.empty();
    }
    String wanted = handle.strip();
    List<Employee> found = employees.stream().filter(e -> matches.test(e, wanted)).toList();
    return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
  }

  private static boolean hasExactly(Employee employee, String handle) {
    return employee.handles().anyMatch(handle::equalsIgnoreCase);
  }

  private static boolean hasLine(Employee employee, String handle) {
    String login = sipLogin(handle);
    return !login.isEmpty()
        && (Stream.of(employee.extensions(), employee.sipAccounts())
                .flatMap(List::stream)
                .anyMatch(own -> sipLogin(own).equals(login))
            || employee.numbers().stream().anyMatch(number -> sameNumber(number, login)));
  }

  private static boolean isNamed(Employee employee, String handle) {
    return words(handle).equals(words(employee.name()))
        || handle.equalsIgnoreCase(employee.email());
  }

  /** {@code SIP/olena}, {@code sip:olena@pbx.example} and {@code olena} are one login. */
  private static String sipLogin(String account) {
    String login = account.strip().toLowerCase(Locale.ROOT);
    login = login.replaceFirst("^(pj)?sips?[:/]", "");
    int host = login.indexOf('@');
    return host > 0 ? login.substring(0, host) : login;
  }

  private static boolean sameNumber(String e164, String handle) {
    if (Numbers.same(e164, handle)) {
      return true;
    }
    // National notation: without country code and trunk zeros it is the end of the E.164 number.
    String national = Numbers.digits(handle).replaceFirst("^0+", "");
    return !handle.startsWith("+")
        && national.length() >= SHORTEST_NUMBER
        && Numbers.digits(e164).endsWith(national);
  }

  private static String words(String name) {
    return name == null ? "" : name.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
  }
}
