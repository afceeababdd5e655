package dev.patchbay.project;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * A person who calls the API, as the token tells.
 *
 * @param subject the token's subject, for the audit trail
 * @param operator whether he runs the installation
 * @param roles his roles by project
 */
public record Caller(String subject, boolean operator, Map<String, Set<Role>> roles) {

  /** The subject of a token that names none. */
  public static final String NOBODY = "unknown";

  public Caller {
    roles = Map.copyOf(roles);
  }

  /** Whether one of his roles in the project is among the allowed ones. */
  public boolean mayIn(String project, Set<Role> allowed) {
    return (operator && allowed.contains(Role.OPERATOR))
        || roles.getOrDefault(project, Set.of()).stream().anyMatch(allowed::contains);
  }

  /** Whether he has one of the allowed roles in any project. */
  public boolean mayAnywhere(Set<Role> allowed) {
    return (operator && allowed.contains(Role.OPERATOR))
        || roles.keySet().stream().anyMatch(project -> mayIn(project, allowed));
  }

  /** Whether he may know that the project exists. */
  public boolean belongsTo(String project) {
    return operator || roles.containsKey(project);
  }

  /**
   * Reads the groups of a token: {@code operator} or {@code <project>:<role>}. API Gateway hands an
   * array on as the text {@code [a b]}; others are read with commas. What is no group of ours is
   * ignored.
   */
  public static Caller ofGroups(String subject, String groups) {
    boolean operator = false;
    Map<String, Set<Role>> roles = new HashMap<>();
    String list = groups == null ? "" : groups.replaceAll("[\\[\\]\",]", " ").strip();
    for (String group : list.split("\\s+")) {
      if (group.equals(Role.OPERATOR.label())) {
        operator = true;
      }
      int colon = group.indexOf(':');
      if (colon > 0) {
        String project = group.substring(0, colon);
        Role.of(group.substring(colon + 1))
            .filter(role -> role != Role.OPERATOR)
            .ifPresent(
                role -> roles.computeIfAbsent(project, p -> EnumSet.noneOf(Role.class)).add(role));
      }
    }
    return new Caller(subject, operator, roles);
  }
}
