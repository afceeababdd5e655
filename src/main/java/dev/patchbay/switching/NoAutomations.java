package dev.patchbay.switching;

import io.quarkus.arc.DefaultBean;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;

/** While the hub has neither cadences nor workflows. */
@DefaultBean
@Singleton
final class NoAutomations implements Automations {

  @Override
  public List<CadenceOutline> cadences(String project) {
    return List.of();
  }

  @Override
  public List<WorkflowOutline> workflows(String project) {
    return List.of();
  }

  @Override
  public void archive(String project, Set<String> ids) {
    // There are none.
  }

  @Override
  public void restore(String project, Set<String> ids) {
    // There are none.
  }
}
