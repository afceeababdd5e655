package dev.patchbay.sync;

import dev.patchbay.caller.ClientFiles;
import dev.patchbay.crm.Changes.Change;
import dev.patchbay.crm.RecordRef;
import dev.patchbay.journal.Origin;
import dev.patchbay.sync.CopyRules.Effect;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Writes what a CRM told into the mirror. What follows from a change is done before the copy is
 * written: after a crash the copy still differs, and everything is done again.
 */
@Singleton
class Copies {

  private final Mirror mirror;
  private final Ancestry ancestry;
  private final ClientFiles files;
  private final Clock clock;

  @Inject
  Copies(Mirror mirror, Ancestry ancestry, ClientFiles files, Clock clock) {
    this.mirror = mirror;
    this.ancestry = ancestry;
    this.files = files;
    this.clock = clock;
  }

  /** Can be repeated: the second time nothing is written. */
  Effect apply(String project, String integration, Change change) {
    return apply(project, integration, change, false);
  }

  /**
   * @param seen whether the copy is to say that it was read now, although nothing changed
   */
  Effect apply(String project, String integration, Change change, boolean seen) {
    Instant now = clock.instant();
    Effect[] effect = {Effect.SAME};
    mirror.change(
        project,
        integration,
        change.ref().kind(),
        change.ref().id(),
        createdAt(change, now),
        before -> {
          Origin origin = origin(project, integration, before, change);
          MirroredRecord after = CopyRules.after(before, change, integration, origin, seen, now);
          effect[0] = CopyRules.effect(before, after);
          if (effect[0] != Effect.SAME) {
            ancestry.handOn(project, integration, after);
            clients(project, integration, before, after)
                .forEach(phone -> files.changed(project, phone));
          }
          return after == null || after.equals(before) ? null : after;
        });
    return effect[0];
  }

  private Origin origin(String project, String integration, MirroredRecord before, Change change) {
    boolean known = before != null && before.origin() != null;
    return !known && change instanceof Change.Present present
        ? ancestry.of(project, integration, present.record())
        : null;
  }

  /** The numbers of those whose file says something else now. */
  private Stream<String> clients(
      String project, String integration, MirroredRecord before, MirroredRecord after) {
    return Stream.of(Optional.ofNullable(before), Optional.of(after))
        .flatMap(Optional::stream)
        .flatMap(
            copy ->
                Stream.concat(
                    copy.record().phones().stream(),
                    contactPhones(project, integration, copy.record().contact()).stream()))
        .filter(phone -> phone.startsWith("+"))
        .distinct();
  }

  private List<String> contactPhones(String project, String integration, RecordRef contact) {
    return contact == null
        ? List.of()
        : mirror
            .find(project, integration, contact.kind(), contact.id())
            .map(copy -> copy.record().phones())
            .orElse(List.of());
  }

  private static Instant createdAt(Change change, Instant now) {
    return change instanceof Change.Present present && present.record().createdAt() != null
        ? present.record().createdAt()
        : now;
  }
}
