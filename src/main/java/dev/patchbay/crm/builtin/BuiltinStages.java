package dev.patchbay.crm.builtin;

import dev.patchbay.crm.ClientRecords.DealState;
import dev.patchbay.crm.RecordKind;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Optional;

/**
 * The stages that a project's leads and deals go through, in order. A new record starts in the
 * first open one. A record keeps the stage it is in when that is taken out.
 */
@RegisterForReflection
public record BuiltinStages(List<Stage> leads, List<Stage> deals) {

  /** The stage of a lead that became a deal; every project has it. */
  public static final String CONVERTED = "converted";

  static final BuiltinStages DEFAULT =
      new BuiltinStages(
          List.of(
              new Stage("new", "New", DealState.OPEN),
              new Stage("in-work", "In work", DealState.OPEN),
              new Stage(CONVERTED, "Converted", DealState.WON),
              new Stage("closed", "Closed", DealState.LOST)),
          List.of(
              new Stage("open", "Open", DealState.OPEN),
              new Stage("won", "Won", DealState.WON),
              new Stage("lost", "Lost", DealState.LOST)));

  public BuiltinStages {
    leads = leads == null ? List.of() : List.copyOf(leads);
    deals = deals == null ? List.of() : List.copyOf(deals);
  }

  /** The stages of leads or of deals; of other kinds none. */
  public List<Stage> of(RecordKind kind) {
    return switch (kind) {
      case LEAD -> leads;
      case DEAL -> deals;
      default -> List.of();
    };
  }

  Optional<Stage> find(RecordKind kind, String id) {
    return of(kind).stream().filter(stage -> stage.id().equals(id)).findFirst();
  }

  /** Where a new record starts. */
  Stage first(RecordKind kind) {
    return of(kind).stream().filter(s -> s.meaning() == DealState.OPEN).findFirst().orElseThrow();
  }

  /**
   * @param id what records keep; never shown to people where there is a name
   * @param meaning whether a record in it is still open, won (a lead: converted) or lost
   */
  @RegisterForReflection
  public record Stage(String id, String name, DealState meaning) {}
}
