package dev.patchbay.project;

/**
 * What the project's interactions lead to.
 *
 * @param matrix the project's own, or null for the recommended one
 */
public record ScenarioSettings(Matrix matrix) {

  public static final ScenarioSettings DEFAULT = new ScenarioSettings(null);
}
