package dev.patchbay.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.crm.Action;
import dev.patchbay.crm.ClientQuery;
import dev.patchbay.crm.Command;
import dev.patchbay.crm.Connected;
import dev.patchbay.crm.Crm;
import dev.patchbay.crm.CrmCalls;
import dev.patchbay.crm.CrmMetadata.Limit;
import dev.patchbay.crm.Lookup;
import dev.patchbay.crm.Outcome;
import dev.patchbay.crm.Pacer;
import dev.patchbay.crm.Recovery;
import dev.patchbay.crm.Target;
import dev.patchbay.delivery.CrmAccess;
import dev.patchbay.project.Integration;
import dev.patchbay.project.Project;
import dev.patchbay.simulation.Simulation.Mix;
import dev.patchbay.simulation.Violation.Kind;
import dev.patchbay.store.Document;
import dev.patchbay.store.Document.Key;
import dev.patchbay.store.Index;
import dev.patchbay.store.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The audit sees: each mistake that the product must not make is made here on purpose, at the
 * product's boundary, and shows in seeds that are sound without it.
 */
@ExtendWith(Silence.class)
class PlantedFaultsTest {

  private static final int BATCH = 10;
  private static final int SEEDS = 100;

  /** The conditional writes keep most runs sound even then: more seeds are needed to see it. */
  private static final int CROWDS = 500;

  @Test
  void without_a_look_before_doing_it_again_effects_double() {
    Boundary forgetful = Boundary.SOUND.withCrm(Forgetful::new);
    assertThat(shown(SEEDS, seed -> Simulation.run(seed, forgetful))).contains(Kind.DOUBLE_EFFECT);
  }

  @Test
  void without_conditions_on_writes_events_get_lost() {
    Boundary unconditional = Boundary.SOUND.withTable(Unconditional::new);
    assertThat(shown(SEEDS, seed -> Simulation.run(seed, unconditional))).contains(Kind.LOST_EVENT);
  }

  @Test
  void without_message_groups_a_client_has_two_writers_and_no_order() {
    Boundary ungrouped = Boundary.SOUND.withGrouping(message -> message);
    assertThat(shown(CROWDS, seed -> Simulation.run(seed, ungrouped, Mix.ONE_CLIENT)))
        .containsAnyOf(Kind.TWO_WRITERS, Kind.OUT_OF_ORDER, Kind.DOUBLE_CLIENT);
  }

  @Test
  void without_pacing_the_budget_is_exceeded() {
    Boundary unpaced = Boundary.SOUND.withPacer(pacer -> new Unpaced());
    assertThat(shown(SEEDS, seed -> Simulation.run(seed, unpaced))).contains(Kind.OVER_BUDGET);
  }

  @Test
  void a_wish_to_be_left_alone_that_is_not_passed_on_shows() {
    Boundary pushing = Boundary.SOUND.withPacer(Pushing::new);
    assertThat(shown(SEEDS, seed -> Simulation.run(seed, pushing, Mix.ONE_PROJECT)))
        .contains(Kind.OVER_BUDGET);
  }

  @Test
  void without_the_sweep_interactions_do_not_end() {
    Boundary unswept = Boundary.SOUND.withSweeps(queue -> (client, occasion) -> {});
    assertThat(shown(SEEDS, seed -> Simulation.run(seed, unswept))).contains(Kind.UNFINISHED);
  }

  @Test
  void a_wrong_crm_shows_as_crossed_projects() {
    Boundary confused = Boundary.SOUND.withAccess(Confused::new);
    assertThat(shown(SEEDS, seed -> Simulation.run(seed, confused)))
        .contains(Kind.CROSSED_PROJECTS);
  }

  @Test
  void a_late_recording_that_becomes_another_note_shows() {
    Boundary adding = Boundary.SOUND.withCrm(Adding::new);
    assertThat(shown(SEEDS, seed -> Simulation.run(seed, adding))).contains(Kind.DOUBLE_EFFECT);
  }

  @Test
  void a_late_recording_that_is_not_written_shows() {
    Boundary deaf = Boundary.SOUND.withCrm(Deaf::new);
    assertThat(shown(SEEDS, seed -> Simulation.run(seed, deaf))).contains(Kind.STALE_TEXT);
  }

  /** What the audit says of the first batch of seeds in which it says anything. */
  static Set<Kind> shown(int seeds, LongFunction<Simulation.Report> run) {
    for (long first = 1; first <= seeds; first += BATCH) {
      Set<Kind> kinds =
          LongStream.range(first, first + BATCH)
              .parallel()
              .mapToObj(run)
              .flatMap(report -> report.violations().stream())
              .map(Violation::kind)
              .collect(Collectors.toCollection(TreeSet::new));
      if (!kinds.isEmpty()) {
        return kinds;
      }
    }
    return Set.of();
  }

  /** Holds whatever is in doubt for not done. */
  private record Forgetful(Crm crm) implements Crm {
    @Override
    public Connected connect() {
      return crm.connect();
    }

    @Override
    public Lookup find(ClientQuery client) {
      return crm.find(client);
    }

    @Override
    public List<Outcome> perform(List<Command> batch) {
      return crm.perform(batch);
    }

    @Override
    public Recovery recover(Command command, Instant intendedAt) {
      return new Recovery.NeverHappened();
    }
  }

  /** Adds a note where one is to be changed. */
  private record Adding(Crm crm) implements Crm {
    @Override
    public Connected connect() {
      return crm.connect();
    }

    @Override
    public Lookup find(ClientQuery client) {
      return crm.find(client);
    }

    @Override
    public List<Outcome> perform(List<Command> batch) {
      Command command = batch.getFirst();
      return command.action() instanceof Action.UpdateNote update
          ? crm.perform(
              List.of(
                  new Command(
                      command.step(),
                      command.marker(),
                      new Action.AddNote(update.on(), update.text()))))
          : crm.perform(batch);
    }

    @Override
    public Recovery recover(Command command, Instant intendedAt) {
      return crm.recover(command, intendedAt);
    }
  }

  /** Says that it changed what it did not. */
  private record Deaf(Crm crm) implements Crm {
    @Override
    public Connected connect() {
      return crm.connect();
    }

    @Override
    public Lookup find(ClientQuery client) {
      return crm.find(client);
    }

    @Override
    public List<Outcome> perform(List<Command> batch) {
      return batch.getFirst().action() instanceof Action.UpdateNote update
          ? List.of(new Outcome.Found(((Target.Existing) update.note()).ref()))
          : crm.perform(batch);
    }

    @Override
    public Recovery recover(Command command, Instant intendedAt) {
      return crm.recover(command, intendedAt);
    }
  }

  /** Writes whatever is there. */
  private record Unconditional(Table table) implements Table {
    @Override
    public Optional<Document> get(Key key) {
      return table.get(key);
    }

    @Override
    public Document put(Document document) {
      return table.put(document);
    }

    @Override
    public Optional<Document> create(Document document) {
      return Optional.of(table.put(document));
    }

    @Override
    public Optional<Document> replace(Document document) {
      return Optional.of(table.put(document));
    }

    @Override
    public void delete(Key key) {
      table.delete(key);
    }

    @Override
    public boolean delete(Document document) {
      table.delete(document.key());
      return true;
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

  /** Grants every call at once. */
  private static final class Unpaced implements Pacer {
    @Override
    public Permit acquire(
        String project, String integration, List<Limit> limits, CrmCalls.Cost cost) {
      return new Permit.Granted(Duration.ZERO);
    }

    @Override
    public void pause(String project, String integration, Duration pause) {}
  }

  /** Keeps the budget, but forgets what {@code Retry-After} said. */
  private record Pushing(Pacer pacer) implements Pacer {
    @Override
    public Permit acquire(
        String project, String integration, List<Limit> limits, CrmCalls.Cost cost) {
      return pacer.acquire(project, integration, limits, cost);
    }

    @Override
    public void pause(String project, String integration, Duration pause) {}
  }

  /** Opens the first project's CRM for all. */
  private record Confused(CrmAccess access) implements CrmAccess {
    @Override
    public Session open(Project project) {
      return access.open(
          new Project(
              "shop-1",
              project.name(),
              project.createdAt(),
              project.settings(),
              project.employees(),
              new Integration(
                  "crm-of-shop-1",
                  "sim-crm-of-shop-1",
                  Integration.State.CONNECTED,
                  World.START,
                  null,
                  null,
                  null,
                  null)));
    }

    @Override
    public void hold(Project project, String reason) {
      access.hold(project, reason);
    }
  }
}
