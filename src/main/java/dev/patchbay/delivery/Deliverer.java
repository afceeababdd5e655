package dev.patchbay.delivery;

import dev.patchbay.caller.ClientFiles;
import dev.patchbay.delivery.EntrySession.Overtaken;
import dev.patchbay.delivery.Worklist.WorkItem;
import dev.patchbay.duplicate.DuplicateTexts;
import dev.patchbay.journal.BroughtAlong;
import dev.patchbay.journal.Journal;
import dev.patchbay.journal.JournalEntry;
import dev.patchbay.journal.Origins;
import dev.patchbay.metrics.Metrics;
import dev.patchbay.project.Project;
import dev.patchbay.project.Projects;
import dev.patchbay.scenario.text.Phrasebook;
import dev.patchbay.store.Stored;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.jboss.logging.MDC;

/**
 * Works through what waits for one client, the earliest interaction first. The queue lets one run
 * at a time have a client; an interaction that must be tried again later keeps the ones behind it
 * waiting, so that their order holds.
 */
@Singleton
public class Deliverer {

  /**
   * An item whose event does not appear in this time was left by an intake that never answered
   * "accepted", or by a redrive that is over. Well above their time-outs.
   */
  private static final Duration ORPHAN_AGE = Duration.ofMinutes(3);

  /** How soon to look again at an item whose entry or event is not there yet. */
  private static final Duration INTAKE_TIME = Duration.ofSeconds(60);

  /**
   * How soon to look at work that is tried again much later: the CRM that it waits for may have
   * been changed.
   */
  private static final Duration CHECK = Duration.ofMinutes(30);

  private final Journal journal;
  private final Worklist worklist;
  private final Projects projects;
  private final ClientQueue queue;
  private final Turns turns;
  private final InteractionWorker worker;
  private final Handover handover;
  private final Clock clock;

  @Inject
  public Deliverer(
      Journal journal,
      Worklist worklist,
      Projects projects,
      Decider decider,
      CrmAccess crms,
      ClientFiles files,
      LeadHistory leads,
      Origins origins,
      BroughtAlong brought,
      ClientQueue queue,
      Metrics metrics,
      Clock clock) {
    this(
        journal,
        worklist,
        projects,
        decider,
        crms,
        files,
        leads,
        origins,
        brought,
        queue,
        metrics,
        clock,
        new Random());
  }

  /**
   * @param random spreads the retries
   */
  public Deliverer(
      Journal journal,
      Worklist worklist,
      Projects projects,
      Decider decider,
      CrmAccess crms,
      ClientFiles files,
      LeadHistory leads,
      Origins origins,
      BroughtAlong brought,
      ClientQueue queue,
      Metrics metrics,
      Clock clock,
      RandomGenerator random) {
    this.journal = journal;
    this.worklist = worklist;
    this.projects = projects;
    this.queue = queue;
    this.clock = clock;
    this.turns = new Turns(journal, worklist);
    this.handover = new Handover(journal, worklist, queue, decider, clock);
    ClientLookup lookup = new ClientLookup(clock);
    StepRunner runner = new StepRunner(clock);
    Endings endings =
        new Endings(decider, crms, new FailurePolicy(new RetrySchedule(random)), metrics, clock);
    DuplicateGate duplicates =
        new DuplicateGate(
            new DuplicateJudge(journal, leads, clock),
            lookup,
            endings,
            new DuplicateReaction(
                crms, runner, endings, brought, new DuplicateTexts(new Phrasebook()), clock),
            clock);
    this.worker =
        new InteractionWorker(
            journal,
            decider,
            crms,
            lookup,
            files,
            new KeptOrigins(origins),
            runner,
            endings,
            duplicates,
            clock);
  }

  /**
   * Drains the client's work as far as it goes now. Can be repeated and interrupted at any point.
   *
   * @param deadline after which no further interaction or call to the CRM is begun; what is left is
   *     announced again
   */
  public void deliver(ClientKey client, Instant deadline) {
    Optional<Project> project = projects.find(client.project());
    List<List<Stored<WorkItem>>> work = turns.of(client);
    for (int next = 0; next < work.size(); next++) {
      List<Stored<WorkItem>> items = work.get(next);
      if (clock.instant().isAfter(deadline)) {
        queue.announce(client, "continue#" + clock.millis());
        return;
      }
      if (project.isEmpty()) {
        items.forEach(worklist::remove);
      } else {
        List<Stored<WorkItem>> behind =
            work.subList(next + 1, work.size()).stream().flatMap(List::stream).toList();
        if (!workOff(project.get(), client, items, behind, deadline)) {
          return;
        }
      }
    }
  }

  /** Returns whether the client's next interaction may be worked on. */
  private boolean workOff(
      Project project,
      ClientKey client,
      List<Stored<WorkItem>> items,
      List<Stored<WorkItem>> behind,
      Instant deadline) {
    String id = items.getFirst().value().interaction();
    while (true) {
      Optional<Stored<JournalEntry>> entry = journal.find(client.project(), id);
      if (entry.isEmpty()) {
        items.forEach(this::leaveToIntake);
        return true;
      }
      if (!entry.get().value().client().equals(client.client())) {
        // A later event told the number: the work went on under the client's own key.
        settle(entry.get(), items);
        return true;
      }
      if (handover.needed(entry.get().value(), project)) {
        handover.make(entry.get(), project);
        continue;
      }
      Progress progress;
      MDC.put("interaction", id);
      try {
        progress = worker.work(project, entry.get(), deadline);
      } catch (Overtaken overtaken) {
        return false;
      } finally {
        MDC.remove("interaction");
      }
      switch (progress) {
        case Progress.Blocked(Instant until) when !until.isAfter(clock.instant()) -> {
          if (clock.instant().isAfter(deadline)) {
            queue.announce(client, "continue#" + clock.millis());
            return false;
          }
        }
        case Progress.Blocked(Instant next) -> {
          Instant until = earliest(next, clock.instant().plus(CHECK));
          items.forEach(item -> worklist.postpone(item, until));
          // Otherwise the tick would announce them every minute, and nothing could be done.
          behind.stream()
              .filter(item -> item.value().due().isBefore(until))
              .forEach(item -> worklist.postpone(item, until));
          return false;
        }
        case Progress.Held(Instant until) -> {
          items.forEach(item -> worklist.postpone(item, until));
          return true;
        }
        case Progress.Waiting(Instant until) -> {
          items.forEach(item -> worklist.postpone(item, until));
          return true;
        }
        case Progress.Finished(Stored<JournalEntry> after) -> {
          if (after.value().settled()) {
            settle(after, items);
            return true;
          }
        }
      }
    }
  }

  private static Instant earliest(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  private void settle(Stored<JournalEntry> entry, List<Stored<WorkItem>> items) {
    items.stream().filter(item -> holds(entry, item)).forEach(worklist::remove);
    items.stream().filter(item -> !holds(entry, item)).forEach(this::leaveToIntake);
  }

  /**
   * The intake writes the item before the event: until the event is there, or never comes, the item
   * must stay.
   */
  private void leaveToIntake(Stored<WorkItem> item) {
    if (item.value().receivedAt().plus(ORPHAN_AGE).isBefore(clock.instant())) {
      worklist.remove(item);
    } else {
      worklist.postpone(item, clock.instant().plus(INTAKE_TIME));
    }
  }

  private static boolean holds(Stored<JournalEntry> entry, Stored<WorkItem> item) {
    return entry.value().events().containsKey(item.value().event());
  }
}
