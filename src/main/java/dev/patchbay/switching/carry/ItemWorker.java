package dev.patchbay.switching.carry;

import dev.patchbay.crm.Action;
import dev.patchbay.crm.ClientRecords.DealState;
import dev.patchbay.crm.Dossier;
import dev.patchbay.crm.Failure;
import dev.patchbay.crm.Outcome;
import dev.patchbay.crm.RecordRef;
import dev.patchbay.delivery.StepRunner;
import dev.patchbay.journal.LedgerStep;
import dev.patchbay.journal.Origin;
import dev.patchbay.journal.Origins;
import dev.patchbay.store.Stored;
import dev.patchbay.switching.carry.CarryItem.State;
import dev.patchbay.switching.carry.Claims.Claim;
import dev.patchbay.switching.carry.Clients.Answer;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Carries one item over: reads it from the CRM that was left, writes down what is to be done, does
 * it, and writes down which record stands for which.
 */
final class ItemWorker {

  private static final String OLD = "The CRM that was left";
  private static final String NEW = "The new CRM";

  /** As long as a request may still take effect; the runner tells the rest. */
  private static final Duration IN_DOUBT = Duration.ofSeconds(30);

  private final Items items;
  private final Pairs pairs;
  private final Claims claims;
  private final Origins origins;
  private final Clients clients;
  private final StepRunner runner;
  private final Clock clock;

  ItemWorker(
      Items items,
      Pairs pairs,
      Claims claims,
      Origins origins,
      Clients clients,
      StepRunner runner,
      Clock clock) {
    this.items = items;
    this.pairs = pairs;
    this.claims = claims;
    this.origins = origins;
    this.clients = clients;
    this.runner = runner;
    this.clock = clock;
  }

  /** Empty when the item is at an end, for good or bad; else what keeps it. */
  Optional<Setback> work(Trip trip, Stored<CarryItem> item) {
    boolean decided = item.value().state() == State.WORKING;
    boolean doubtful = item.value().state() == State.NEEDS_ATTENTION && item.value().steps() > 0;
    return decided || doubtful ? run(trip, item) : decide(trip, item);
  }

  private Optional<Setback> decide(Trip trip, Stored<CarryItem> item) {
    Carry carry = trip.carry();
    CarryItem value = item.value();
    Optional<Setback> before = value.steps() == 0 ? finish(trip, value) : Optional.empty();
    if (before.isPresent()) {
      return before;
    }
    Optional<RecordRef> there =
        pairs.pair(carry.project(), carry.from().id(), value.ref(), carry.to());
    if (there.isPresent() && value.steps() == 0) {
      return end(
          item, value.in(State.SKIPPED, "It is in the new CRM as " + there.get().id() + "."));
    }
    return switch (trip.source().dossier(value.ref())) {
      case Dossier.Answer.Gone _ ->
          end(item, value.in(State.SKIPPED, "It is gone from the CRM that was left."));
      case Dossier.Answer.Failed(Failure failure) -> setback(trip, item, OLD, failure);
      case Dossier.Answer.Known(Dossier dossier) -> {
        DealState state = dossier.record().state();
        boolean closed = state == DealState.WON || state == DealState.LOST;
        yield closed && value.steps() == 0
            ? end(item, value.in(State.SKIPPED, "It is not open any more."))
            : decide(trip, item, dossier);
      }
    };
  }

  /**
   * Brings to its end what was begun for the record after an earlier change, which was taken back
   * meanwhile: only the steps written down then know what they may have made.
   */
  private Optional<Setback> finish(Trip trip, CarryItem item) {
    for (String change : trip.earlier()) {
      Trip then = trip.after(change);
      Optional<Setback> setback =
          items
              .find(then.carry(), item.key())
              .filter(begun -> begun.value().state() == State.WORKING)
              .flatMap(begun -> run(then, begun));
      if (setback.isPresent()) {
        return setback;
      }
    }
    return Optional.empty();
  }

  private Optional<Setback> decide(Trip trip, Stored<CarryItem> item, Dossier dossier) {
    Carry carry = trip.carry();
    CarryItem value = item.value();
    Answer contact = clients.contact(carry, value, dossier, trip.target().crm());
    if (!(contact instanceof Answer.Known(Shared person, RecordRef ofContact))) {
      return hindered(trip, item, contact);
    }
    Answer organization = clients.organization(carry, value, dossier, ofContact);
    if (!(organization instanceof Answer.Known(Shared group, RecordRef _))) {
      return hindered(trip, item, organization);
    }
    List<String> names = person.wanted() ? Client.of(dossier).names() : List.of();
    String groupName = group.wanted() ? Client.organizationName(dossier) : null;
    names.forEach(name -> claims.keep(carry, name, new Claim(value.key(), person.existing())));
    if (groupName != null) {
      claims.keep(carry, groupName, new Claim(value.key(), group.existing()));
    }
    Origin origin = origins.of(carry.project(), carry.from().id(), value.ref()).orElse(null);
    ItemDraft draft = new ItemPlanner(trip.ground(), dossier, origin).draft(person, group);
    ItemDraft all = value.steps() == 0 ? draft : renewed(trip, value, draft);
    if (value.steps() == 0) {
      items.plan(carry, value, draft.steps());
    }
    draft.known().forEach(pair -> pairs.keep(carry.project(), carry.from().id(), carry.to(), pair));
    return run(trip, written(item, value.decided(all, names, groupName)));
  }

  /**
   * What was done or may have been done stays; everything else is as it is decided now. Each step
   * keeps its place, so that a crash in between loses none.
   */
  private ItemDraft renewed(Trip trip, CarryItem item, ItemDraft draft) {
    ItemSession session = session(trip, item);
    List<CarryStep> before = session.steps();
    for (CarryStep old : before) {
      if (!old.step().finished() && !old.step().uncertain()) {
        session.replace(old.step().key(), step -> renewed(step, draft));
      }
    }
    session.write();
    List<CarryStep> all = new ArrayList<>(session.steps());
    draft.steps().stream()
        .filter(step -> before.stream().noneMatch(old -> sameKey(old, step)))
        .forEach(all::add);
    items.append(trip.carry(), item, all);
    return new ItemDraft(all, draft.known(), draft.planned(), draft.leftOut());
  }

  private static CarryStep renewed(CarryStep old, ItemDraft draft) {
    return draft.steps().stream()
        .filter(step -> sameKey(old, step))
        .findFirst()
        .or(
            () ->
                draft.known().stream()
                    .filter(pair -> pair.old().equals(old.source()))
                    .findFirst()
                    .map(pair -> old.with(old.step().found(pair.made()))))
        .orElseGet(() -> old.with(old.step().done(null, "It is not wanted any more.")));
  }

  private static boolean sameKey(CarryStep one, CarryStep other) {
    return one.step().key().equals(other.step().key());
  }

  private Optional<Setback> run(Trip trip, Stored<CarryItem> item) {
    ItemSession session = session(trip, item.value());
    StepRunner.Result result = runner.run(session, trip.target(), trip.deadline());
    session.write();
    CarryItem paired = paired(trip, item.value(), session.steps());
    return switch (result) {
      case StepRunner.Result.AllDone _ -> end(item, paired.in(State.CARRIED, null));
      case StepRunner.Result.Later later -> {
        written(item, paired.in(State.WORKING, later.reason()));
        yield Optional.of(new Setback.Later(later.at(), NEW + ": " + later.reason(), false));
      }
      case StepRunner.Result.Undecidable doubt ->
          end(item, paired.in(State.NEEDS_ATTENTION, doubt.step() + ": " + doubt.reason()));
      case StepRunner.Result.Failed(Outcome.InDoubt doubt) -> {
        written(item, paired.in(State.WORKING, doubt.reason()));
        yield Optional.of(
            new Setback.Later(clock.instant().plus(IN_DOUBT), NEW + ": " + doubt.reason(), false));
      }
      case StepRunner.Result.Failed(Outcome.Ambiguous several) ->
          end(item, paired.in(State.FAILED, NEW + ": " + several.reason()));
      case StepRunner.Result.Failed(Failure failure) ->
          setback(trip, written(item, paired.in(State.WORKING, failure.reason())), NEW, failure);
      case StepRunner.Result.Failed(Outcome _) ->
          throw new IllegalStateException("a success is no failure");
    };
  }

  /** Everybody who looks must find the pair before the item is taken for done. */
  private CarryItem paired(Trip trip, CarryItem item, List<CarryStep> steps) {
    List<Pair> all = new ArrayList<>(item.pairs());
    for (CarryStep step : steps) {
      LedgerStep done = step.step();
      if (step.source() == null || !done.finished() || done.ref() == null) {
        continue;
      }
      Pair pair = new Pair(step.source(), done.ref(), done.created());
      if (all.contains(pair)) {
        continue;
      }
      keep(trip.carry(), item, pair);
      phone(done.action())
          .ifPresent(
              phone -> clients.tell(trip.carry(), phone, done.ref(), trip.target().settleTime()));
      all.removeIf(other -> other.old().equals(pair.old()));
      all.add(pair);
    }
    return item.paired(all);
  }

  private static Optional<String> phone(Action action) {
    return switch (action) {
      case Action.CreateContact contact -> Optional.ofNullable(contact.phone());
      case Action.CreateLead lead -> Optional.ofNullable(lead.phone());
      default -> Optional.empty();
    };
  }

  private void keep(Carry carry, CarryItem item, Pair pair) {
    pairs.keep(carry.project(), carry.from().id(), carry.to(), pair);
    Claim claim = new Claim(item.key(), pair.made());
    switch (pair.kind()) {
      case CONTACT -> item.contact().forEach(name -> claims.keep(carry, name, claim));
      case ORGANIZATION -> {
        if (item.organization() != null) {
          claims.keep(carry, item.organization(), claim);
        }
      }
      case LEAD, DEAL ->
          origins
              .of(carry.project(), carry.from().id(), pair.old())
              .ifPresent(origin -> origins.keep(carry.project(), carry.to(), pair.made(), origin));
      case NOTE, TASK -> {}
    }
  }

  private Optional<Setback> hindered(Trip trip, Stored<CarryItem> item, Answer answer) {
    return switch (answer) {
      case Answer.Blocked(String reason) -> end(item, item.value().in(State.FAILED, reason));
      case Answer.Failed(Failure failure) -> setback(trip, item, NEW, failure);
      case Answer.Known _ -> throw new IllegalStateException("nothing is in the way");
    };
  }

  private Optional<Setback> setback(
      Trip trip, Stored<CarryItem> item, String where, Failure failure) {
    Setback setback = Setback.of(where, failure, trip.carry().turn().tries(), clock.instant());
    return setback instanceof Setback.Refused(String reason)
        ? end(item, item.value().in(State.FAILED, reason))
        : Optional.of(setback);
  }

  private ItemSession session(Trip trip, CarryItem item) {
    return new ItemSession(items, trip.marker(item), items.steps(trip.carry(), item));
  }

  private Optional<Setback> end(Stored<CarryItem> item, CarryItem ended) {
    written(item, ended);
    return Optional.empty();
  }

  private Stored<CarryItem> written(Stored<CarryItem> item, CarryItem after) {
    return items.replace(item, after).orElseThrow(ItemSession.Overtaken::new);
  }
}
