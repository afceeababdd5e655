package dev.patchbay.switching;

import dev.patchbay.project.Project;

/** While nothing registers webhooks. */
final class NoWebhooks implements Webhooks {

  @Override
  public int count(Project project) {
    return 0;
  }

  @Override
  public void remove(Project project) {
    // There are none.
  }

  @Override
  public void register(Project project) {
    // Nobody would hear them.
  }
}
