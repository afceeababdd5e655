package dev.patchbay.function.http;

import dev.patchbay.project.Gate.Setup;
import java.util.List;

/** What the super admin must do after a change of CRM before the project can be used again. */
public final class SetupSteps {

  private SetupSteps() {}

  /** Both steps of a setup in their order; none while no setup is open. */
  public static List<Step> of(Setup setup) {
    return isOpen(setup)
        ? List.of(
            new Step("connect", setup.connected(), "PUT /v1/projects/{project}/integration"),
            new Step("map-fields", setup.mapped(), "PUT /v1/projects/{project}/field-mapping"))
        : List.of();
  }

  static boolean isOpen(Setup setup) {
    return setup != null && !setup.done();
  }

  /**
   * @param how the route with which it is done
   */
  public record Step(String name, boolean done, String how) {}
}
