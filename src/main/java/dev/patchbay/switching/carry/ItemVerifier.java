package dev.patchbay.switching.carry;

import dev.patchbay.crm.Dossier;
import dev.patchbay.crm.Failure;
import dev.patchbay.crm.Reading;
import dev.patchbay.crm.RecordKind;
import dev.patchbay.crm.RecordRef;
import dev.patchbay.store.Stored;
import dev.patchbay.switching.carry.CarryItem.Difference;
import dev.patchbay.switching.carry.CarryItem.State;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads back from the new CRM what an item was to bring into it. */
final class ItemVerifier {

  private final Items items;
  private final Clock clock;

  ItemVerifier(Items items, Clock clock) {
    this.items = items;
    this.clock = clock;
  }

  /** Empty when the item is looked through; else what keeps it. */
  Optional<Setback> verify(Trip trip, Stored<CarryItem> item) {
    CarryItem value = item.value();
    if (value.state() == State.SKIPPED) {
      return kept(item, List.of());
    }
    List<Difference> differences = new ArrayList<>(missing(trip, value));
    Optional<Pair> main =
        value.pairs().stream()
            .filter(pair -> pair.old().id().equals(value.ref().id()))
            .filter(pair -> pair.kind() == value.ref().kind())
            .findFirst();
    if (main.isEmpty()) {
      return kept(item, differences);
    }
    return switch (trip.target().crm().dossier(main.get().made())) {
      case Dossier.Answer.Gone _ -> {
        value.pairs().stream()
            .filter(pair -> pair.kind() != RecordKind.CONTACT)
            .filter(pair -> pair.kind() != RecordKind.ORGANIZATION)
            .forEach(pair -> differences.add(different(pair, "It is gone from the new CRM.")));
        yield kept(item, differences);
      }
      case Dossier.Answer.Failed(Failure.Refused refused) -> {
        differences.add(
            different(main.get(), "The new CRM does not let it be read: " + refused.reason()));
        yield kept(item, differences);
      }
      case Dossier.Answer.Failed(Failure failure) ->
          Optional.of(
              Setback.of("The new CRM", failure, trip.carry().turn().tries(), clock.instant()));
      case Dossier.Answer.Known(Dossier dossier) -> compare(trip, item, dossier, differences);
    };
  }

  /** Steps that brought nothing, or of which nobody knows what they brought. */
  private List<Difference> missing(Trip trip, CarryItem item) {
    if (item.steps() == 0) {
      String reason = item.reason() == null ? "It was not carried over yet." : item.reason();
      return List.of(new Difference(item.ref().kind(), item.ref().id(), null, reason));
    }
    return items.steps(trip.carry(), item).stream()
        .map(Stored::value)
        .filter(step -> step.source() != null)
        .filter(step -> !step.step().finished() || step.step().ref() == null)
        .map(
            step ->
                new Difference(
                    step.source().kind(),
                    step.source().id(),
                    null,
                    step.step().reason() == null
                        ? "It was not carried over."
                        : step.step().reason()))
        .toList();
  }

  private Optional<Setback> compare(
      Trip trip, Stored<CarryItem> item, Dossier dossier, List<Difference> differences) {
    Map<String, RecordRef> parts = new HashMap<>();
    Stream.concat(
            dossier.notes().stream().map(Dossier.Note::ref),
            dossier.tasks().stream().map(Dossier.Task::ref))
        .forEach(ref -> parts.put(ref.kind() + "#" + ref.id(), ref));
    for (Pair pair : item.value().pairs()) {
      String made = pair.made().kind() + "#" + pair.made().id();
      boolean there =
          switch (pair.kind()) {
            case NOTE, TASK -> parts.containsKey(made);
            case LEAD, DEAL -> true;
            case ORGANIZATION -> has(dossier, pair.made());
            case CONTACT -> is(dossier.record().contact(), pair.made());
          };
      if (there) {
        continue;
      }
      if (pair.kind() == RecordKind.CONTACT) {
        Optional<Setback> setback = contact(trip, pair, differences);
        if (setback.isPresent()) {
          return setback;
        }
      } else {
        differences.add(different(pair, "The new CRM does not show it with its lead or deal."));
      }
    }
    return kept(item, differences);
  }

  /** A lead may stand for its client itself, with the contact beside it. */
  private Optional<Setback> contact(Trip trip, Pair pair, List<Difference> differences) {
    return switch (trip.target().crm().read(pair.made())) {
      case Reading.Present _ -> Optional.empty();
      case Reading.Gone _ -> {
        differences.add(different(pair, "It is gone from the new CRM."));
        yield Optional.empty();
      }
      case Reading.Failed(Failure.Refused refused) -> {
        differences.add(
            different(pair, "The new CRM does not let it be read: " + refused.reason()));
        yield Optional.empty();
      }
      case Reading.Failed(Failure failure) ->
          Optional.of(
              Setback.of("The new CRM", failure, trip.carry().turn().tries(), clock.instant()));
    };
  }

  private static boolean has(Dossier dossier, RecordRef organization) {
    boolean ofContact =
        dossier.contact() != null && is(dossier.contact().organization(), organization);
    return ofContact
        || is(dossier.record().organization(), organization)
        || dossier.organizationName() != null;
  }

  private static boolean is(RecordRef shown, RecordRef made) {
    return shown != null && shown.id().equals(made.id());
  }

  private static Difference different(Pair pair, String reason) {
    return new Difference(pair.kind(), pair.old().id(), pair.made().id(), reason);
  }

  private Optional<Setback> kept(Stored<CarryItem> item, List<Difference> differences) {
    if (!item.value().differences().equals(differences)) {
      items
          .replace(item, item.value().verified(differences))
          .orElseThrow(ItemSession.Overtaken::new);
    }
    return Optional.empty();
  }
}
