package dev.patchbay.switching.carry;

import dev.patchbay.crm.Action;
import dev.patchbay.crm.ClientQuery;
import dev.patchbay.crm.ClientRecords;
import dev.patchbay.crm.Command;
import dev.patchbay.crm.Dossier;
import dev.patchbay.crm.Failure;
import dev.patchbay.crm.Lookup;
import dev.patchbay.crm.Outcome;
import dev.patchbay.crm.RecordKind;
import dev.patchbay.crm.RecordRef;
import dev.patchbay.crm.Recovery;
import dev.patchbay.delivery.StepRunner;
import dev.patchbay.store.Stored;
import dev.patchbay.switching.carry.CarryItem.State;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Takes what an item has made out of the new CRM again, the last first. What the CRM had before
 * stays, and so does what people or calls have built on meanwhile: to remove it would lose that.
 */
final class ItemRemover {

  private static final String NEW = "The new CRM";

  private final Items items;
  private final Clock clock;

  ItemRemover(Items items, Clock clock) {
    this.items = items;
    this.clock = clock;
  }

  /**
   * @param ours every record of the new CRM that stands for one of the sample
   * @return empty when the item is at an end; else what keeps it
   */
  Optional<Setback> remove(Trip trip, Stored<CarryItem> item, Set<RecordRef> ours) {
    CarryItem value = item.value();
    ItemSession session =
        new ItemSession(items, trip.marker(value), items.steps(trip.carry(), value));
    List<String> kept = new ArrayList<>();
    for (CarryStep step : inOrder(session.steps())) {
      Optional<Setback> setback =
          step.step().uncertain() ? settle(trip, session, step, kept) : Optional.empty();
      if (setback.isEmpty()) {
        setback = remove(trip, session, step.step().key(), ours, kept);
      }
      if (setback.isPresent()) {
        session.write();
        return setback;
      }
      if (isMain(step.step().action().makes()) && !kept.isEmpty()) {
        break;
      }
    }
    session.write();
    boolean main =
        session.steps().stream()
            .filter(CarryStep::stands)
            .anyMatch(step -> isMain(step.step().ref().kind()));
    String why = kept.isEmpty() ? null : String.join(" ", kept);
    boolean doubt = session.steps().stream().anyMatch(step -> step.step().uncertain());
    State state = doubt ? State.NEEDS_ATTENTION : main ? State.CARRIED : State.REMOVED;
    CarryItem after = value.in(state, why);
    items.replace(item, after).orElseThrow(ItemSession.Overtaken::new);
    return Optional.empty();
  }

  /** The lead or deal first: where it stays, everything of it stays. Then the last first. */
  private static List<CarryStep> inOrder(List<CarryStep> steps) {
    return Stream.concat(
            steps.stream().filter(step -> isMain(step.step().action().makes())),
            steps.reversed().stream().filter(step -> !isMain(step.step().action().makes())))
        .toList();
  }

  /** Whether a step whose answer was lost has made something is to be known first. */
  private Optional<Setback> settle(
      Trip trip, ItemSession session, CarryStep step, List<String> kept) {
    Instant settled = StepRunner.settled(step.step(), trip.target().settleTime());
    if (clock.instant().isBefore(settled)) {
      return Optional.of(
          new Setback.Later(settled, NEW + " may not show yet what was made", false));
    }
    Command command = StepRunner.command(session, step.step());
    return switch (trip.target().crm().recover(command, step.step().intendedAt())) {
      case Recovery.Happened(RecordRef ref) -> {
        session.change(step.step().key(), s -> s.done(ref));
        yield Optional.empty();
      }
      case Recovery.NeverHappened _ -> {
        session.change(step.step().key(), s -> s.notDone(null));
        yield Optional.empty();
      }
      case Recovery.Undecidable(String reason) -> {
        kept.add(step.step().key() + " may be in the new CRM: " + reason + ".");
        yield Optional.empty();
      }
      case Recovery.Failed(Failure failure) -> setback(trip, failure, kept, step.step().key());
    };
  }

  private Optional<Setback> remove(
      Trip trip, ItemSession session, String key, Set<RecordRef> ours, List<String> kept) {
    CarryStep step =
        session.steps().stream().filter(s -> s.step().key().equals(key)).findFirst().orElseThrow();
    if (!step.stands()) {
      return Optional.empty();
    }
    RecordRef ref = step.step().ref();
    switch (uses(trip, session, step, ours)) {
      case Use.Unknown(Failure failure) -> {
        return setback(trip, failure, kept, key);
      }
      case Use.Others(String reason) -> {
        kept.add(reason);
        return Optional.empty();
      }
      case Use.None _ -> {}
    }
    return switch (trip.target().crm().remove(ref)) {
      case Outcome.Created _, Outcome.Found _ -> gone(session, key);
      case Failure.Refused refused when refused.gone() -> gone(session, key);
      case Outcome.InDoubt(String reason) ->
          Optional.of(new Setback.Later(clock.instant().plusSeconds(5), NEW + ": " + reason, true));
      case Outcome.Ambiguous(var _, String reason) -> {
        kept.add(key + " stays: " + reason + ".");
        yield Optional.empty();
      }
      case Failure failure -> setback(trip, failure, kept, key);
    };
  }

  private static Optional<Setback> gone(ItemSession session, String key) {
    session.replace(key, CarryStep::gone);
    session.write();
    return Optional.empty();
  }

  /** Whether others than the hub's bringing along have use of the record by now. */
  private Use uses(Trip trip, ItemSession session, CarryStep step, Set<RecordRef> ours) {
    RecordRef ref = step.step().ref();
    return switch (ref.kind()) {
      case LEAD, DEAL -> added(trip, session, ref);
      case CONTACT -> clientOf(trip, step, ours);
      case ORGANIZATION ->
          stillUsed(session)
              ? new Use.Others("The organization stays with what is kept.")
              : new Use.None();
      case NOTE, TASK -> new Use.None();
    };
  }

  private static boolean stillUsed(ItemSession session) {
    return session.steps().stream()
        .filter(CarryStep::stands)
        .anyMatch(
            step ->
                step.step().ref().kind() == RecordKind.CONTACT || isMain(step.step().ref().kind()));
  }

  /** Notes and tasks that the hub did not bring are of others. */
  private Use added(Trip trip, ItemSession session, RecordRef ref) {
    return switch (trip.target().crm().dossier(ref)) {
      case Dossier.Answer.Gone _ -> new Use.None();
      case Dossier.Answer.Failed(Failure.Refused _) -> new Use.None();
      case Dossier.Answer.Failed(Failure failure) -> new Use.Unknown(failure);
      case Dossier.Answer.Known(Dossier dossier) -> {
        Set<String> brought =
            session.steps().stream()
                .filter(step -> step.step().finished() && step.step().ref() != null)
                .map(step -> step.step().ref().id())
                .collect(Collectors.toSet());
        boolean more =
            Stream.concat(
                    dossier.notes().stream().map(Dossier.Note::ref),
                    dossier.tasks().stream().map(Dossier.Task::ref))
                .anyMatch(other -> !brought.contains(other.id()));
        yield more
            ? new Use.Others(
                "The %s %s stays: something was added to it meanwhile."
                    .formatted(ref.kind().name().toLowerCase(Locale.ROOT), ref.id()))
            : new Use.None();
      }
    };
  }

  private Use clientOf(Trip trip, CarryStep step, Set<RecordRef> ours) {
    if (!(step.step().action() instanceof Action.CreateContact made)
        || made.phone() == null && made.email() == null) {
      return new Use.None();
    }
    return switch (trip.target()
        .crm()
        .find(new ClientQuery(made.phone(), made.email(), List.of()))) {
      case Lookup.Failed(Failure failure) -> new Use.Unknown(failure);
      case Lookup.Known(ClientRecords records) -> {
        boolean others =
            Stream.concat(
                    records.leads().stream()
                        .filter(lead -> isOf(step, lead.contact()))
                        .map(ClientRecords.Lead::ref),
                    records.deals().stream()
                        .filter(deal -> isOf(step, deal.contact()))
                        .map(ClientRecords.Deal::ref))
                .anyMatch(ref -> ours.stream().noneMatch(own -> same(own, ref)));
        yield others
            ? new Use.Others(
                "The contact %s stays: it has other leads or deals by now."
                    .formatted(step.step().ref().id()))
            : new Use.None();
      }
    };
  }

  private static boolean isOf(CarryStep contact, RecordRef ref) {
    return ref != null && ref.id().equals(contact.step().ref().id());
  }

  private static boolean same(RecordRef one, RecordRef other) {
    return one.kind() == other.kind() && one.id().equals(other.id());
  }

  private static boolean isMain(RecordKind kind) {
    return kind == RecordKind.LEAD || kind == RecordKind.DEAL;
  }

  private Optional<Setback> setback(Trip trip, Failure failure, List<String> kept, String key) {
    Setback setback = Setback.of(NEW, failure, trip.carry().turn().tries(), clock.instant());
    if (setback instanceof Setback.Refused(String reason)) {
      kept.add(key + " stays. " + reason + ".");
      return Optional.empty();
    }
    return Optional.of(setback);
  }

  private sealed interface Use {
    record None() implements Use {}

    record Others(String reason) implements Use {}

    record Unknown(Failure failure) implements Use {}
  }
}
