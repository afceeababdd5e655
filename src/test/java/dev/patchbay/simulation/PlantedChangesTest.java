package dev.patchbay.simulation;

import static dev.patchbay.simulation.PlantedFaultsTest.shown;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.patchbay.simulation.Simulation.Mix;
import dev.patchbay.simulation.Violation.Kind;
import dev.patchbay.store.Document;
import dev.patchbay.store.Document.Key;
import dev.patchbay.store.Index;
import dev.patchbay.store.Json;
import dev.patchbay.store.Table;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** As {@link PlantedFaultsTest}, for what may go wrong when a project changes its CRM. */
@ExtendWith(Silence.class)
class PlantedChangesTest {

  private static final int SEEDS = 200;

  /** A worker must have begun before the change and open the CRM after it: that is rare. */
  private static final int CROWDS = 1_000;

  private static final Json JSON = new Json();

  @Test
  void a_fence_that_does_not_wait_lets_calls_through() {
    Boundary hasty = Boundary.SOUND.withPatience(sleeper -> time -> {});
    assertThat(shown(SEEDS, seed -> Simulation.run(seed, hasty, Mix.ONE_PROJECT)))
        .contains(Kind.CALLED_AFTER_CHANGE);
  }

  @Test
  void credentials_that_are_not_put_away_are_used_after_the_change() {
    Boundary keeping = Boundary.SOUND.withTable(table -> new Altered(table, true, entry -> {}));
    assertThat(shown(CROWDS, seed -> Simulation.run(seed, keeping, Mix.ONE_CLIENT)))
        .contains(Kind.CALLED_AFTER_CHANGE);
  }

  @Test
  void what_was_done_for_the_crm_before_and_is_forgotten_shows() {
    Boundary forgetful =
        Boundary.SOUND.withTable(
            table -> new Altered(table, false, entry -> entry.remove("shelved")));
    assertThat(shown(SEEDS, seed -> Simulation.run(seed, forgetful, Mix.ONE_PROJECT)))
        .contains(Kind.LEDGER_LIES);
  }

  @Test
  void a_plan_for_the_crm_before_that_is_carried_out_in_the_new_one_shows() {
    Boundary blind =
        Boundary.SOUND.withTable(
            table -> new Altered(table, false, entry -> present(table, entry)));
    assertThat(shown(SEEDS, seed -> Simulation.run(seed, blind, Mix.ONE_PROJECT)))
        .containsAnyOf(Kind.LEDGER_LIES, Kind.UNEXPLAINED_END);
  }

  /** Has the entry say that it was planned for whatever is connected now. */
  private static void present(Table table, ObjectNode entry) {
    if (entry.get("decision") instanceof ObjectNode decision) {
      table
          .get(new Key("P#" + entry.get("project").asText(), "INTEGRATION"))
          .map(document -> JSON.read(document.body(), ObjectNode.class))
          .ifPresent(integration -> decision.set("integration", integration.get("id")));
    }
  }

  /** Changes what is read of journal entries, and may keep credentials that are to go. */
  private record Altered(Table table, boolean keepsCredentials, Consumer<ObjectNode> entries)
      implements Table {
    @Override
    public Optional<Document> get(Key key) {
      return table.get(key).map(this::altered);
    }

    private Document altered(Document read) {
      if (!read.key().sort().equals("ENTRY")) {
        return read;
      }
      ObjectNode entry = JSON.read(read.body(), ObjectNode.class);
      entries.accept(entry);
      return read.withBody(JSON.write(entry));
    }

    @Override
    public Document put(Document document) {
      return table.put(document);
    }

    @Override
    public Optional<Document> create(Document document) {
      return table.create(document);
    }

    @Override
    public Optional<Document> replace(Document document) {
      return table.replace(document);
    }

    @Override
    public void delete(Key key) {
      if (!keepsCredentials || !key.sort().startsWith("CREDENTIALS#")) {
        table.delete(key);
      }
    }

    @Override
    public boolean delete(Document document) {
      return table.delete(document);
    }

    @Override
    public List<Document> list(String partition, String sortPrefix) {
      return table.list(partition, sortPrefix);
    }

    @Override
    public Page page(String partition, Range range) {
      return table.page(partition, range);
    }

    @Override
    public Page page(Index index, String partition, Range range) {
      return table.page(index, partition, range);
    }
  }
}
