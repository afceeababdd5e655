package dev.patchbay.switching.carry;

import dev.patchbay.project.Integration;
import dev.patchbay.project.Project;
import java.util.Map;
import java.util.Optional;

/** The change of CRM after which records are brought along. */
public interface CarriedChange {

  /** The last one; empty where the project never left a CRM. */
  Optional<Passage> last(Project project);

  /**
   * @param change its id, opaque
   * @param from the connection that was left
   * @param people our employees by their user ids in the CRM that was left, as far as known
   */
  record Passage(String change, Integration from, Map<String, String> people) {
    public Passage {
      people = Map.copyOf(people);
    }
  }
}
