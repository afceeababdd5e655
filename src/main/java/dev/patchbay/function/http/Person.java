package dev.patchbay.function.http;

import dev.patchbay.project.Role;
import java.util.List;
import java.util.Set;

/**
 * Who was let in.
 *
 * @param subject as his token names him
 * @param roles that count for him in the project of the request; empty where there is none
 */
public record Person(String subject, Set<Role> roles) {

  public Person {
    roles = Set.copyOf(roles);
  }

  public boolean is(Role role) {
    return roles.contains(role);
  }

  /** The names of his roles, the highest first. */
  public List<String> labels() {
    return roles.stream().sorted().map(Role::label).toList();
  }
}
