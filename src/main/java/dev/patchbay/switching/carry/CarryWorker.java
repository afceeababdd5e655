package dev.patchbay.switching.carry;

import dev.patchbay.caller.ClientFiles;
import dev.patchbay.crm.CrmCatalogue;
import dev.patchbay.crm.CrmConnector;
import dev.patchbay.crm.CrmSchema;
import dev.patchbay.crm.CrmSchemas;
import dev.patchbay.crm.Integrations;
import dev.patchbay.crm.RecordRef;
import dev.patchbay.delivery.CrmAccess;
import dev.patchbay.delivery.StepRunner;
import dev.patchbay.journal.Origins;
import dev.patchbay.project.Integration;
import dev.patchbay.project.Project;
import dev.patchbay.project.Projects;
import dev.patchbay.statusgroup.Filings;
import dev.patchbay.store.StoreUnavailable;
import dev.patchbay.store.Stored;
import dev.patchbay.switching.carry.Carry.Listing;
import dev.patchbay.sync.Mirror;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * Goes on with a bringing along for as long as one turn has time, then gives the turn back. A crash
 * at any moment leaves something from which the next turn goes on: nothing is done twice.
 */
@Singleton
public class CarryWorker {

  private static final Logger LOG = Logger.getLogger(CarryWorker.class);

  /** How long after the end of its time a turn that says nothing is given up. */
  private static final Duration LOST = Duration.ofSeconds(60);

  private static final Duration HELD = Duration.ofMinutes(5);

  private final Carries carries;
  private final Projects projects;
  private final Integrations integrations;
  private final CrmCatalogue catalogue;
  private final CrmAccess crms;
  private final CrmSchemas schemas;
  private final Filings filings;
  private final CarryQueue queue;
  private final Clock clock;
  private final Lister lister;
  private final Items items;
  private final ItemWorker worker;
  private final ItemVerifier verifier;
  private final SampleRemover remover;

  @Inject
  CarryWorker(
      Carries carries,
      Items items,
      Claims claims,
      Pairs pairs,
      Mirror mirror,
      Origins origins,
      ClientFiles files,
      Projects projects,
      Integrations integrations,
      CrmCatalogue catalogue,
      CrmAccess crms,
      CrmSchemas schemas,
      Filings filings,
      CarryQueue queue,
      Clock clock) {
    this.carries = carries;
    this.projects = projects;
    this.integrations = integrations;
    this.catalogue = catalogue;
    this.crms = crms;
    this.schemas = schemas;
    this.filings = filings;
    this.queue = queue;
    this.clock = clock;
    this.items = items;
    this.lister = new Lister(mirror, items);
    Clients clients = new Clients(pairs, claims, items, files, clock);
    StepRunner runner = new StepRunner(clock);
    this.worker = new ItemWorker(items, pairs, claims, origins, clients, runner, clock);
    this.verifier = new ItemVerifier(items, clock);
    this.remover = new SampleRemover(items, pairs, claims, new ItemRemover(items, clock));
  }

  /**
   * @param deadline after which no further call to a CRM is begun
   */
  public void work(CarryTask task, Instant deadline) {
    Optional<Stored<Carry>> taken =
        carries
            .find(task.project(), task.carry())
            .filter(carry -> carry.value().state().busy())
            .flatMap(carry -> carries.replace(carry, taken(carry.value(), deadline)));
    if (taken.isEmpty()) {
      return;
    }
    try {
      new Run(taken.get(), deadline).go();
    } catch (ItemSession.Overtaken overtaken) {
      LOG.infof("bringing along in %s: another turn has it", task.project());
    }
  }

  private static Carry taken(Carry carry, Instant deadline) {
    return carry.going(
        carry.turn().taken(deadline.plus(LOST)),
        carry.position(),
        carry.error(),
        carry.updatedAt());
  }

  /** One turn. */
  private final class Run {

    private final Instant deadline;
    private final Walk walk;
    private Stored<Carry> carry;
    private Trip trip;

    Run(Stored<Carry> carry, Instant deadline) {
      this.carry = carry;
      this.deadline = deadline;
      this.walk = new Walk(items, carry.value());
    }

    void go() {
      while (carry.value().state().busy()) {
        Instant now = clock.instant();
        if (!now.isBefore(deadline)) {
          rest(now, 0, null);
          return;
        }
        Optional<Setback> setback = hindrance(now).or(this::step);
        if (setback.isPresent()) {
          stop(setback.get());
          return;
        }
        // Somebody may have stopped it meanwhile.
        carry =
            carries
                .find(carry.value().project(), carry.value().change())
                .orElseThrow(ItemSession.Overtaken::new);
      }
    }

    private Optional<Setback> hindrance(Instant now) {
      Integration present = projects.integration(carry.value().project()).orElse(null);
      if (present == null
          || present.state() != Integration.State.CONNECTED
          || !present.id().equals(carry.value().to())) {
        return Optional.of(
            new Setback.Stop(
                "The CRM to which the records are brought is not connected any more."));
      }
      if (present.heldReason() != null) {
        return Optional.of(
            new Setback.Later(
                now.plus(HELD), "The new CRM is held: " + present.heldReason(), false));
      }
      return Optional.empty();
    }

    private Optional<Setback> step() {
      try {
        return switch (carry.value().state()) {
          case SAMPLING, RUNNING -> carryOn();
          case UNDOING_SAMPLE -> undo();
          case VERIFYING -> verify();
          default -> throw new IllegalStateException("nothing is to be done");
        };
      } catch (ItemSession.Overtaken | StoreUnavailable notOurs) {
        throw notOurs;
      } catch (RuntimeException bug) {
        LOG.errorf(bug, "bringing along in %s broke the hub", carry.value().project());
        int tries = carry.value().turn().tries();
        String reason = "The hub itself failed: " + bug.getClass().getSimpleName();
        return Optional.of(
            tries >= Setback.TRIES
                ? new Setback.Stop(reason)
                : new Setback.Later(clock.instant().plus(Setback.wait(tries)), reason, true));
      }
    }

    private Optional<Setback> carryOn() {
      Carry now = carry.value();
      Optional<Setback> undone = undoEarlier(now);
      if (undone.isPresent()) {
        return undone;
      }
      if (!now.listing().done()) {
        Listing progress = lister.go(now);
        write(now.listed(progress));
        return Optional.empty();
      }
      boolean sample = now.state() == CarryState.SAMPLING;
      Optional<Stored<CarryItem>> next =
          walk.next(item -> item.toCarry() && (!sample || item.sample()));
      if (next.isEmpty()) {
        enter(sample ? CarryState.SAMPLED : CarryState.VERIFYING);
        return Optional.empty();
      }
      return walk.passed(next.get(), worker.work(trip(), next.get()));
    }

    private Optional<Setback> verify() {
      Optional<Stored<CarryItem>> next = walk.next(item -> true);
      if (next.isPresent()) {
        return walk.passed(next.get(), verifier.verify(trip(), next.get()));
      }
      Walk again = new Walk(items, carry.value().in(CarryState.VERIFYING, clock.instant()));
      boolean different =
          again.next(item -> item.state().faulty() || !item.differences().isEmpty()).isPresent();
      enter(different ? CarryState.DONE_WITH_DIFFERENCES : CarryState.DONE);
      return Optional.empty();
    }

    private Optional<Setback> undo() {
      Optional<Stored<CarryItem>> next = remover.next(carry.value(), walk);
      if (next.isPresent()) {
        Set<RecordRef> ours = remover.ours(carry.value());
        return walk.passed(next.get(), remover.remove(trip(), next.get(), ours));
      }
      remover.reset(carry.value());
      enter(CarryState.SAMPLE_UNDONE);
      return Optional.empty();
    }

    /**
     * An undo that ended halfway because the change itself was taken back is brought to its end
     * first: what it took away is not in the new CRM, whatever the pairs say.
     */
    private Optional<Setback> undoEarlier(Carry now) {
      for (Carry other : carries.all(now.project())) {
        boolean halfway =
            other.state() == CarryState.STOPPED
                && other.stoppedIn() == CarryState.UNDOING_SAMPLE
                && other.sameWay(now)
                && !other.change().equals(now.change());
        Optional<Setback> setback = halfway ? undoAfter(other.change()) : Optional.empty();
        if (setback.isPresent()) {
          return setback;
        }
      }
      return Optional.empty();
    }

    private Optional<Setback> undoAfter(String change) {
      Trip then = trip().after(change);
      Set<RecordRef> ours = remover.ours(then.carry());
      Walk back = new Walk(items, then.carry().in(CarryState.UNDOING_SAMPLE, clock.instant()));
      Optional<Stored<CarryItem>> next = remover.next(then.carry(), back);
      while (next.isPresent()) {
        Optional<Setback> setback = back.passed(next.get(), remover.remove(then, next.get(), ours));
        if (setback.isPresent()) {
          return setback;
        }
        next = remover.next(then.carry(), back);
      }
      remover.reset(then.carry());
      Stored<Carry> other = carries.find(then.carry().project(), change).orElseThrow();
      carries
          .replace(other, other.value().in(CarryState.SAMPLE_UNDONE, clock.instant()))
          .orElseThrow(ItemSession.Overtaken::new);
      return Optional.empty();
    }

    private Trip trip() {
      if (trip == null) {
        trip = open();
      }
      return trip;
    }

    private Trip open() {
      Carry now = carry.value();
      Project project = projects.find(now.project()).orElseThrow();
      Ground ground =
          new Ground(
              project,
              now.people(),
              new CarryPlan(
                  catalogue
                      .find(project.integration().kind())
                      .map(CrmConnector::metadata)
                      .orElseThrow()
                      .capabilities()),
              schemas.last(project).orElse(CrmSchema.NONE),
              filings.of(now.project(), now.from().id()),
              filings.of(now.project(), now.to()),
              clock.instant());
      return new Trip(
          now,
          project,
          integrations.openEarlier(now.project(), now.from(), deadline.plus(LOST)).crm(),
          crms.open(project),
          ground,
          carries.all(now.project()).stream()
              .filter(other -> other.sameWay(now) && !other.change().equals(now.change()))
              .map(Carry::change)
              .toList(),
          deadline);
    }

    private void enter(CarryState state) {
      walk.restart();
      write(carry.value().in(state, clock.instant()));
    }

    private void stop(Setback setback) {
      switch (setback) {
        case Setback.Later(Instant at, String reason, boolean counted) ->
            rest(
                at,
                counted && !walk.moved() ? carry.value().turn().tries() + 1 : counted ? 1 : 0,
                reason);
        case Setback.Stop(String reason) -> write(carry.value().stopped(reason, clock.instant()));
        case Setback.Refused(String reason) ->
            throw new IllegalStateException("an item was refused, not the whole: " + reason);
      }
    }

    /** Gives the turn back: to be taken at once, or by the tick when it is due. */
    private void rest(Instant due, int tries, String why) {
      Instant now = clock.instant();
      boolean atOnce = !due.isAfter(now);
      Carry before = carry.value();
      Carry after =
          before.going(
              before.turn().next(atOnce ? now.plus(LOST) : due, tries),
              walk.position(),
              atOnce ? null : why,
              now);
      write(after);
      if (atOnce) {
        queue.announce(
            new CarryTask(after.project(), after.change()), "turn#" + after.turn().number());
      }
    }

    private void write(Carry after) {
      carry = carries.replace(carry, after).orElseThrow(ItemSession.Overtaken::new);
    }
  }
}
