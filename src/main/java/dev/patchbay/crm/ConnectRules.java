package dev.patchbay.crm;

import dev.patchbay.project.Gate;
import dev.patchbay.project.Integration;
import dev.patchbay.project.Integration.State;
import dev.patchbay.project.Project;
import java.util.Optional;

/** Which CRM may be connected to a project as it stands. Pure. */
public final class ConnectRules {

  /** Why deliveries wait between the connection and the mapping of the mandatory fields. */
  public static final String UNMAPPED =
      "Deliveries wait until the mandatory fields are mapped: PUT field-mapping.";

  private ConnectRules() {}

  /** Before the CRM is asked. */
  static Optional<ConnectResult.Conflict> otherKind(Project project, String kind) {
    Gate.Setup setup = project.gate().setup();
    if (setup != null) {
      return setup.target().equals(kind)
          ? Optional.empty()
          : Optional.of(
              new ConnectResult.Conflict(
                  "other-target",
                  "The change of CRM was confirmed for %s. Connect that, or undo the change first."
                      .formatted(setup.target())));
    }
    return connected(project)
        .filter(present -> !present.kind().equals(kind))
        .map(present -> needsPreview("The project is connected to " + present.kind() + "."));
  }

  /** After the CRM told its account. While a change is being set up any account may be chosen. */
  static Optional<ConnectResult.Conflict> otherAccount(Project project, String account) {
    return connected(project)
        .filter(present -> project.gate().setup() == null && !account.equals(present.account()))
        .map(present -> needsPreview("The project is connected to another account."));
  }

  /** The reason why deliveries are to wait after connecting, or null. */
  static String heldFor(Project project, Optional<Integration> same) {
    Gate.Setup setup = project.gate().setup();
    boolean mapped = same.isPresent() && same.get().id().equals(project.mapping().integration());
    return setup == null || (setup.mapped() && mapped) ? null : UNMAPPED;
  }

  private static Optional<Integration> connected(Project project) {
    return Optional.ofNullable(project.integration())
        .filter(integration -> integration.state() == State.CONNECTED);
  }

  private static ConnectResult.Conflict needsPreview(String fact) {
    return new ConnectResult.Conflict(
        "change-needs-preview",
        fact + " To leave it, preview and confirm a change: POST integration/change/preview.");
  }
}
