package dev.patchbay.delivery;

import dev.patchbay.intake.telephony.SourceCredentials;
import dev.patchbay.project.EarlierIntegrations;
import dev.patchbay.project.Project;
import dev.patchbay.project.Projects;
import dev.patchbay.store.Document;
import dev.patchbay.store.Document.Key;
import dev.patchbay.store.Json;
import dev.patchbay.store.Stored;
import dev.patchbay.store.Table;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Removes a project with everything that the hub keeps of it. From the first moment on it does not
 * exist any more; its data goes piece by piece, in as many calls as that takes. Every step can be
 * repeated.
 *
 * <p>What stays: the id, which is used up, for nothing that was overlooked may show in another
 * project; the audit log's entries of the removal; and what expires by itself, which is the files
 * of callers without an interaction, within a year.
 */
@Singleton
public class ProjectRemoval {

  /**
   * What was begun while the project was there has been written by then: the longest job's time.
   */
  static final Duration LATE_WRITES = Duration.ofMinutes(3);

  private static final String REMOVALS = "REMOVALS";

  private final Projects projects;
  private final EarlierIntegrations earlier;
  private final SourceCredentials sources;
  private final ProjectSweep sweep;
  private final Table table;
  private final Json json;
  private final Clock clock;

  @Inject
  public ProjectRemoval(
      Projects projects,
      EarlierIntegrations earlier,
      SourceCredentials sources,
      ProjectSweep sweep,
      Table table,
      Json json,
      Clock clock) {
    this.projects = projects;
    this.earlier = earlier;
    this.sources = sources;
    this.sweep = sweep;
    this.table = table;
    this.json = json;
    this.clock = clock;
  }

  /** How far a removal is. */
  public sealed interface Progress {

    /** There never was such a project. */
    record Unknown() implements Progress {}

    /**
     * @param journalDay the day of the journal that is read next, or null when all was read
     * @param lastPassFrom before which what was still being written is not looked for again
     */
    record Unfinished(LocalDate journalDay, Instant lastPassFrom) implements Progress {}

    /** Nothing is left of it. */
    record Done(Instant at) implements Progress {}
  }

  /** Whether a project of this id was removed: it cannot be made again. */
  public boolean isUsedUp(String project) {
    return find(project).isPresent();
  }

  /**
   * Begins to remove the project, or goes on.
   *
   * @param deadline after which no further piece is begun
   */
  public Progress remove(String project, Instant deadline) {
    Optional<Stored<Removal>> begun = find(project).or(() -> begin(project));
    if (begun.isEmpty()) {
      return new Progress.Unknown();
    }
    if (begun.get().value().doneAt() != null) {
      return new Progress.Done(begun.get().value().doneAt());
    }
    close(project);
    Removal pass = begun.get().value();
    Instant passBegunAt = pass.passBegunAt() == null ? clock.instant() : pass.passBegunAt();
    LocalDate next = sweep.sweep(project, pass.integrations(), pass.from(), deadline).orElse(null);
    Instant lastPassFrom = pass.begunAt().plus(LATE_WRITES);
    if (next != null) {
      keep(pass.at(passBegunAt, next, null));
      return new Progress.Unfinished(next, lastPassFrom);
    }
    if (passBegunAt.isBefore(lastPassFrom)) {
      keep(pass.at(null, null, null));
      return new Progress.Unfinished(null, lastPassFrom);
    }
    Removal done = pass.at(passBegunAt, null, clock.instant());
    keep(done);
    return new Progress.Done(done.doneAt());
  }

  /** What has to be known to go on is written before anything is removed. */
  private Optional<Stored<Removal>> begin(String project) {
    return projects
        .find(project)
        .flatMap(
            found -> {
              Removal removal =
                  new Removal(
                      project,
                      clock.instant(),
                      LocalDate.ofInstant(found.createdAt(), ZoneOffset.UTC),
                      integrations(found),
                      null,
                      null,
                      null);
              table.create(Document.of(key(project), json.write(removal)));
              return find(project);
            });
  }

  private List<String> integrations(Project project) {
    return Stream.concat(
            Stream.ofNullable(project.integration()),
            earlier.of(project.id()).stream().map(EarlierIntegrations.Left::integration))
        .map(integration -> integration.id())
        .distinct()
        .toList();
  }

  /** Nobody gets in any more, and no credentials are left. */
  private void close(String project) {
    projects.remove(project);
    sources.stored(project).forEach(source -> sources.forget(project, source));
  }

  private Optional<Stored<Removal>> find(String project) {
    return table
        .get(key(project))
        .map(document -> new Stored<>(json.read(document.body(), Removal.class), document));
  }

  /** Of two calls at the same moment the later one's place counts: both read what is left. */
  private void keep(Removal removal) {
    table.put(Document.of(key(removal.project()), json.write(removal)));
  }

  private static Key key(String project) {
    return new Key(REMOVALS, project);
  }

  /**
   * @param since the project's first day
   * @param integrations all that it had
   * @param passBegunAt when everything was begun to be gone through, or null
   * @param next the day of the journal to go on with, or null for the first
   * @param doneAt when nothing was left, or null
   */
  record Removal(
      String project,
      Instant begunAt,
      LocalDate since,
      List<String> integrations,
      Instant passBegunAt,
      LocalDate next,
      Instant doneAt) {

    LocalDate from() {
      return next == null ? since : next;
    }

    Removal at(Instant pass, LocalDate day, Instant done) {
      return new Removal(project, begunAt, since, integrations, pass, day, done);
    }
  }
}
