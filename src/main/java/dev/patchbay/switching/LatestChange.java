package dev.patchbay.switching;

import dev.patchbay.project.Employee;
import dev.patchbay.project.Integration;
import dev.patchbay.project.Project;
import dev.patchbay.switching.Change.State;
import dev.patchbay.switching.carry.CarriedChange;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Records are brought along from the CRM that the latest change left, whether that change announced
 * it or not. One that was taken back does not count, nor one that left the very connection that is
 * there again.
 */
@Singleton
class LatestChange implements CarriedChange {

  private final ChangeStore store;

  @Inject
  LatestChange(ChangeStore store) {
    this.store = store;
  }

  @Override
  public Optional<Passage> last(Project project) {
    return store.all(project.id()).stream()
        .filter(change -> change.state() != State.UNDOING && change.state() != State.UNDONE)
        .filter(change -> !isConnected(project.integration(), change.from()))
        .findFirst()
        .map(change -> new Passage(change.id(), change.from(), people(change)));
  }

  private static boolean isConnected(Integration present, Integration left) {
    return present != null
        && present.state() == Integration.State.CONNECTED
        && present.id().equals(left.id());
  }

  /** Nobody once the archive has expired: everything is the senior manager's then. */
  private Map<String, String> people(Change change) {
    return store.archive(change).stream()
        .flatMap(archive -> archive.employees().stream())
        .filter(employee -> employee.crmUser() != null)
        .collect(Collectors.toMap(Employee::crmUser, Employee::id, (first, other) -> first));
  }
}
