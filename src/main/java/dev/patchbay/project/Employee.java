package dev.patchbay.project;

import java.util.List;
import java.util.stream.Stream;

/**
 * A person of the project who talks to clients.
 *
 * @param id our own id, unique in the project
 * @param crmUser the id of this person's user in the connected CRM, or null while not matched
 * @param extensions internal numbers of three and more digits
 * @param sipAccounts SIP logins
 * @param numbers own phone numbers in E.164
 * @param externalIds ids under which a telephony knows this person (Ringostat's staff id)
 */
public record Employee(
    String id,
    String name,
    String email,
    String crmUser,
    List<String> extensions,
    List<String> sipAccounts,
    List<String> numbers,
    List<String> externalIds) {

  public Employee {
    extensions = extensions == null ? List.of() : List.copyOf(extensions);
    sipAccounts = sipAccounts == null ? List.of() : List.copyOf(sipAccounts);
    numbers = numbers == null ? List.of() : List.copyOf(numbers);
    externalIds = externalIds == null ? List.of() : List.copyOf(externalIds);
  }

  public Employee withCrmUser(String user) {
    return new Employee(id, name, email, user, extensions, sipAccounts, numbers, externalIds);
  }

  /** Everything by which a telephony may name this person. */
  public Stream<String> handles() {
    return Stream.of(extensions, sipAccounts, numbers, externalIds).flatMap(List::stream);
  }
}
