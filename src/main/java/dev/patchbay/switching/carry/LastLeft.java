package dev.patchbay.switching.carry;

import dev.patchbay.project.EarlierIntegrations;
import dev.patchbay.project.EarlierIntegrations.Left;
import dev.patchbay.project.Project;
import io.quarkus.arc.DefaultBean;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Takes the connection that was left last for the change. Knows nothing of who was who in it: what
 * is brought along goes to the senior manager.
 */
@DefaultBean
@Singleton
class LastLeft implements CarriedChange {

  private final EarlierIntegrations earlier;

  @Inject
  LastLeft(EarlierIntegrations earlier) {
    this.earlier = earlier;
  }

  @Override
  public Optional<Passage> last(Project project) {
    String present = project.integration() == null ? null : project.integration().id();
    List<Left> left =
        earlier.of(project.id()).stream()
            .filter(each -> !each.integration().id().equals(present))
            .toList();
    return left.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Passage(
                left.getLast().integration().id() + "-" + left.getLast().leftAt().toEpochMilli(),
                left.getLast().integration(),
                Map.of()));
  }
}
