package dev.patchbay.project;

import java.util.Arrays;
import java.util.Optional;

/**
 * Who may do what. An operator runs the installation and acts in every project; the others belong
 * to one project.
 */
public enum Role {
  OPERATOR("operator"),
  SUPER_ADMIN("super-admin"),
  ADMIN("admin"),
  MANAGER("manager");

  private final String label;

  Role(String label) {
    this.label = label;
  }

  /** The name in tokens and in the API's description. */
  public String label() {
    return label;
  }

  public static Optional<Role> of(String label) {
    return Arrays.stream(values()).filter(role -> role.label.equals(label)).findFirst();
  }
}
