package dev.patchbay.simulation;

import static dev.patchbay.simulation.PlantedFaultsTest.shown;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.patchbay.crm.Command;
import dev.patchbay.crm.Crm;
import dev.patchbay.crm.Outcome;
import dev.patchbay.crm.RecordRef;
import dev.patchbay.crm.Recovery;
import dev.patchbay.simulation.Simulation.Mix;
import dev.patchbay.simulation.Violation.Kind;
import dev.patchbay.store.Document;
import dev.patchbay.store.Document.Key;
import dev.patchbay.store.Json;
import dev.patchbay.store.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.LongStream;
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
    boolean shown =
        LongStream.rangeClosed(1, CROWDS)
            .parallel()
            .anyMatch(
                seed ->
                    Simulation.run(seed, keeping, Mix.ONE_CLIENT).shows(Kind.CALLED_AFTER_CHANGE));
    assertThat(shown).isTrue();
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

  @Test
  void deliveries_that_do_not_wait_for_the_setup_show() {
    Boundary impatient = Boundary.SOUND.withTable(Impatient::new);
    assertThat(shown(SEEDS, seed -> Simulation.run(seed, impatient, Mix.ONE_PROJECT)))
        .contains(Kind.CALLED_AFTER_CHANGE);
  }

  @Test
  void what_is_brought_along_again_without_a_look_doubles() {
    Boundary blind = Boundary.SOUND.withCrm(Blind::new);
    assertThat(shown(SEEDS, seed -> Simulation.run(seed, blind, Mix.ONE_CLIENT)))
        .contains(Kind.DOUBLE_EFFECT);
  }

  @Test
  void a_sample_that_is_undone_in_words_only_shows() {
    Boundary lying = Boundary.SOUND.withCrm(Lying::new);
    assertThat(shown(SEEDS, seed -> Simulation.run(seed, lying, Mix.ONE_CLIENT)))
        .contains(Kind.LEDGER_LIES);
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

  private static boolean by(String process) {
    return Thread.currentThread().getName().startsWith(process);
  }

  /** Has deliveries take every connected CRM for one that is set up. */
  private static final class Impatient extends Through {
    Impatient(Table table) {
      super(table);
    }

    @Override
    public List<Document> list(String partition, String sortPrefix) {
      List<Document> all = super.list(partition, sortPrefix);
      return by("deliver") ? all.stream().map(Impatient::ready).toList() : all;
    }

    private static Document ready(Document read) {
      return switch (read.key().sort()) {
        case "GATE" -> without(read, "setup");
        case "INTEGRATION" -> without(read, "heldReason");
        default -> read;
      };
    }

    private static Document without(Document read, String field) {
      ObjectNode body = JSON.read(read.body(), ObjectNode.class);
      body.remove(field);
      return read.withBody(JSON.write(body));
    }
  }

  /** Never finds what was brought along and not answered. */
  private static final class Blind extends ThroughCrm {
    Blind(Crm crm) {
      super(crm);
    }

    @Override
    public Recovery recover(Command command, Instant intendedAt) {
      return by(Hub.CARRY) ? new Recovery.NeverHappened() : super.recover(command, intendedAt);
    }
  }

  /** Says that it has removed what it keeps. */
  private static final class Lying extends ThroughCrm {
    Lying(Crm crm) {
      super(crm);
    }

    @Override
    public Outcome remove(RecordRef ref) {
      return new Outcome.Found(ref);
    }
  }

  /** Changes what is read of journal entries, and may keep credentials that are to go. */
  private static final class Altered extends Through {
    private final boolean keepsCredentials;
    private final Consumer<ObjectNode> entries;

    Altered(Table table, boolean keepsCredentials, Consumer<ObjectNode> entries) {
      super(table);
      this.keepsCredentials = keepsCredentials;
      this.entries = entries;
    }

    @Override
    public Optional<Document> get(Key key) {
      return super.get(key).map(this::altered);
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
    public void delete(Key key) {
      if (!keepsCredentials || !key.sort().startsWith("CREDENTIALS#")) {
        super.delete(key);
      }
    }
  }
}
