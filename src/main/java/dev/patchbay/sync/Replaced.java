package dev.patchbay.sync;

import dev.patchbay.crm.RecordRef;
import dev.patchbay.journal.BroughtAlong;
import dev.patchbay.project.Integration;
import dev.patchbay.project.Project;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Tells copies for which another one is shown already: a lead or deal that was carried over is in
 * two CRMs, and counts once.
 */
@Singleton
public class Replaced {

  private final Mirror mirror;
  private final BroughtAlong brought;

  @Inject
  public Replaced(Mirror mirror, BroughtAlong brought) {
    this.mirror = mirror;
    this.brought = brought;
  }

  /**
   * Whether a copy stands back behind that of a later CRM, where both are shown and the later CRM
   * still has its own.
   *
   * @param shown all integrations that are shown: the present one, then the earlier ones, the one
   *     that was left last at the end
   * @param integration whose copies will be asked for
   */
  public Predicate<MirroredRecord> in(Project project, List<String> shown, String integration) {
    List<Function<RecordRef, Optional<MirroredRecord>>> others =
        stronger(project.integration(), shown, integration).stream()
            .map(other -> copies(project.id(), integration, other))
            .toList();
    return copy ->
        others.stream()
            .anyMatch(
                other ->
                    other.apply(copy.record().ref()).filter(MirroredRecord::present).isPresent());
  }

  private Function<RecordRef, Optional<MirroredRecord>> copies(
      String project, String integration, String other) {
    Function<RecordRef, Optional<RecordRef>> pairs = brought.between(project, integration, other);
    return ref ->
        pairs.apply(ref).flatMap(now -> mirror.find(project, other, now.kind(), now.id()));
  }

  /** The present one is stronger than all, a later one than an earlier. */
  private static List<String> stronger(
      Integration present, List<String> shown, String integration) {
    boolean connected = present != null && shown.contains(present.id());
    if (connected && present.id().equals(integration)) {
      return List.of();
    }
    List<String> later = shown.subList(shown.indexOf(integration) + 1, shown.size());
    return Stream.concat(connected ? Stream.of(present.id()) : Stream.of(), later.stream())
        .distinct()
        .toList();
  }
}
