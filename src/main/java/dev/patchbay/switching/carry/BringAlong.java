package dev.patchbay.switching.carry;

import dev.patchbay.crm.CrmCatalogue;
import dev.patchbay.crm.CrmConnector;
import dev.patchbay.crm.CrmMetadata.Capability;
import dev.patchbay.crm.RecordRef;
import dev.patchbay.delivery.Redrive;
import dev.patchbay.journal.LedgerStep;
import dev.patchbay.project.Integration;
import dev.patchbay.project.Project;
import dev.patchbay.store.Stored;
import dev.patchbay.switching.carry.CarriedChange.Passage;
import dev.patchbay.switching.carry.CarryItem.State;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a super admin can ask of the bringing along after the last change of CRM. */
@Singleton
public class BringAlong {

  private static final int PAGE = 200;

  private final CarriedChange changes;
  private final Carries carries;
  private final Items items;
  private final CrmCatalogue catalogue;
  private final CarryQueue queue;
  private final Clock clock;

  @Inject
  BringAlong(
      CarriedChange changes,
      Carries carries,
      Items items,
      CrmCatalogue catalogue,
      CarryQueue queue,
      Clock clock) {
    this.changes = changes;
    this.carries = carries;
    this.items = items;
    this.catalogue = catalogue;
    this.queue = queue;
    this.clock = clock;
  }

  public enum Action {
    SAMPLE,
    UNDO_SAMPLE,
    FULL,
    STOP,
    VERIFY
  }

  public sealed interface Answer {

    record Accepted(CarryState before, CarryState state) implements Answer {}

    /**
     * @param code stable
     * @param links what a person has to remove by hand; else empty
     */
    record Refused(String code, String reason, List<RecordRef> links) implements Answer {
      Refused(String code, String reason) {
        this(code, reason, List.of());
      }
    }
  }

  /** Begins, or ends, a stretch of work. */
  public Answer ask(Project project, Action action) {
    Passage passage = changes.last(project).orElse(null);
    if (passage == null) {
      return new Answer.Refused("no-change", "The project has not left a CRM.");
    }
    if (project.crmState() != Project.CrmState.CONNECTED) {
      return new Answer.Refused(
          "crm-not-connected", "Connect the new CRM and map its fields first.");
    }
    Integration present = project.integration();
    Stored<Carry> stored = carries.find(project.id(), passage.change()).orElse(null);
    Carry carry =
        stored == null
            ? Carry.of(project.id(), passage, present.id(), clock.instant())
            : stored.value();
    Optional<Answer> refused =
        atWork(carry)
            .or(() -> refusal(carry, present, action))
            .or(() -> incapable(carry, present, action));
    if (refused.isPresent()) {
      return refused.get();
    }
    Carry next = next(carry, action);
    Optional<Stored<Carry>> written =
        stored == null ? carries.create(next) : carries.replace(stored, next);
    if (written.isEmpty()) {
      return new Answer.Refused("busy", "It is just being worked on: ask again.");
    }
    if (next.state().busy()) {
      queue.announce(
          new CarryTask(project.id(), next.change()), next.state() + "#" + next.turn().number());
    }
    return new Answer.Accepted(carry.state(), next.state());
  }

  /** Tells what a person has found out about a step that is in doubt; {@code FULL} goes on then. */
  public Answer decide(Project project, String key, Redrive.Doubt doubt, String record) {
    Carry carry =
        changes
            .last(project)
            .flatMap(passage -> carries.find(project.id(), passage.change()))
            .map(Stored::value)
            .orElse(null);
    if (carry == null || carry.state().busy()) {
      return new Answer.Refused("busy", "Stop it first.");
    }
    Stored<CarryItem> item = items.find(carry, key).orElse(null);
    if (item == null || item.value().state() != State.NEEDS_ATTENTION) {
      return new Answer.Refused("not-in-doubt", "There is no such item in doubt.");
    }
    if (doubt == Redrive.Doubt.TAKE_AS_DONE && record == null) {
      return new Answer.Refused("record-needed", "Tell the id of the record that is there.");
    }
    ItemSession session = new ItemSession(items, key, items.steps(carry, item.value()));
    session.ledger().stream()
        .filter(LedgerStep::uncertain)
        .findFirst()
        .ifPresent(
            step -> session.change(step.key(), uncertain -> decided(uncertain, doubt, record)));
    session.write();
    items.replace(item, item.value().in(State.WORKING, "A person has decided."));
    return new Answer.Accepted(carry.state(), carry.state());
  }

  private static LedgerStep decided(LedgerStep step, Redrive.Doubt doubt, String record) {
    return switch (doubt) {
      case LOOK_AGAIN -> step;
      case DO_AGAIN -> step.notDone("a person found that it is not in the CRM");
      case TAKE_AS_DONE -> step.done(new RecordRef(step.action().makes(), record, null));
    };
  }

  /** What an earlier change has left at work ends, or is stopped by itself, before long. */
  private Optional<Answer> atWork(Carry carry) {
    return carries.all(carry.project()).stream()
            .anyMatch(other -> other.state().busy() && !other.change().equals(carry.change()))
        ? refuse("busy", "That of an earlier change is at work: ask again in some minutes.")
        : Optional.empty();
  }

  private static Optional<Answer> refusal(Carry carry, Integration present, Action action) {
    CarryState state = carry.state();
    if (!carry.to().equals(present.id())) {
      return refuse("crm-changed", "It was begun for another CRM than the one connected now.");
    }
    if (state.busy() != (action == Action.STOP)) {
      return state.busy()
          ? refuse("busy", "It is at work: stop it first.")
          : refuse("not-running", "Nothing is at work.");
    }
    boolean begun = state == CarryState.STOPPED;
    CarryState at = begun ? carry.stoppedIn() : state;
    return switch (action) {
      case STOP -> Optional.empty();
      case SAMPLE ->
          switch (at) {
            case NONE, SAMPLE_UNDONE, SAMPLING -> Optional.empty();
            case UNDOING_SAMPLE -> refuse("sample-there", "Undo the sample to its end first.");
            default -> refuse("sample-there", "The sample is in the new CRM already.");
          };
      case UNDO_SAMPLE ->
          switch (at) {
            case SAMPLED, SAMPLING, UNDOING_SAMPLE -> Optional.empty();
            default -> refuse("no-sample", "There is no sample to undo.");
          };
      case FULL ->
          switch (at) {
            case SAMPLED, SAMPLE_UNDONE, RUNNING, VERIFYING, DONE_WITH_DIFFERENCES ->
                Optional.empty();
            case DONE -> refuse("done", "Everything was brought along.");
            default -> refuse("sample-first", "Look at a sample first.");
          };
      case VERIFY ->
          switch (at) {
            case RUNNING, VERIFYING, DONE, DONE_WITH_DIFFERENCES -> Optional.empty();
            default -> refuse("not-run", "There is nothing to verify before a full run.");
          };
    };
  }

  private Optional<Answer> incapable(Carry carry, Integration present, Action action) {
    Set<Capability> source = capabilities(carry.from());
    Set<Capability> target = capabilities(present);
    boolean carries = action == Action.SAMPLE || action == Action.FULL;
    if (carries && !source.contains(Capability.CHANGES)) {
      return refuse("source-unreadable", "The CRM that was left cannot be read out.");
    }
    if (carries && !target.contains(Capability.LEADS) && !target.contains(Capability.DEALS)) {
      return refuse("nothing-fits", "The new CRM has neither leads nor deals.");
    }
    if (action == Action.UNDO_SAMPLE && !target.contains(Capability.REMOVE)) {
      return Optional.of(
          new Answer.Refused(
              "cannot-remove",
              "The hub cannot remove records from the new CRM: remove these by hand.",
              made(carry)));
    }
    return Optional.empty();
  }

  private List<RecordRef> made(Carry carry) {
    List<RecordRef> made = new ArrayList<>();
    String cursor = null;
    do {
      Items.Page page = items.page(carry, PAGE, cursor);
      page.items().stream()
          .filter(item -> item.value().sample())
          .flatMap(item -> item.value().pairs().stream())
          .filter(Pair::created)
          .map(Pair::made)
          .forEach(made::add);
      cursor = page.cursor();
    } while (cursor != null);
    return made;
  }

  Set<Capability> capabilities(Integration integration) {
    return catalogue
        .find(integration.kind())
        .map(CrmConnector::metadata)
        .map(metadata -> metadata.capabilities())
        .orElse(Set.of());
  }

  private Carry next(Carry carry, Action action) {
    return switch (action) {
      case STOP -> carry.stopped(null, clock.instant());
      case SAMPLE -> carry.in(CarryState.SAMPLING, clock.instant());
      case UNDO_SAMPLE -> carry.in(CarryState.UNDOING_SAMPLE, clock.instant());
      case FULL -> carry.in(CarryState.RUNNING, clock.instant());
      case VERIFY -> carry.in(CarryState.VERIFYING, clock.instant());
    };
  }

  private static Optional<Answer> refuse(String code, String reason) {
    return Optional.of(new Answer.Refused(code, reason));
  }
}
