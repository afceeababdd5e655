package dev.patchbay.sync;

import dev.patchbay.crm.Changes.Change;
import dev.patchbay.crm.Failure;
import dev.patchbay.crm.Integrations;
import dev.patchbay.crm.OpenCrm;
import dev.patchbay.crm.Reading;
import dev.patchbay.crm.RecordRef;
import dev.patchbay.project.Project;
import dev.patchbay.project.Projects;
import dev.patchbay.store.Document;
import dev.patchbay.store.Document.Key;
import dev.patchbay.store.Json;
import dev.patchbay.store.Table;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Records that a CRM's webhook has told of, to be read again. A note of the record is made before
 * its message is sent, and removed before the record is read: while the note is there a read is
 * still to come, so that further notices need none of their own; what is told after that makes a
 * new note.
 */
@Singleton
public class Rereads {

  private static final Duration DEADLINE = Duration.ofSeconds(60);

  /** Longer than any message waits in the queue. */
  private static final Duration KEPT = Duration.ofDays(15);

  private final Table table;
  private final Json json;
  private final Projects projects;
  private final Integrations integrations;
  private final Copies copies;
  private final Syncs syncs;
  private final SyncQueue queue;
  private final Clock clock;

  @Inject
  public Rereads(
      Table table,
      Json json,
      Projects projects,
      Integrations integrations,
      Copies copies,
      Syncs syncs,
      SyncQueue queue,
      Clock clock) {
    this.table = table;
    this.json = json;
    this.projects = projects;
    this.integrations = integrations;
    this.copies = copies;
    this.syncs = syncs;
    this.queue = queue;
    this.clock = clock;
  }

  /** Can be repeated: one note is one message, however often it is sent. */
  void announce(String project, String integration, RecordRef ref) {
    SyncTask task = SyncTask.record(project, integration, ref);
    Key key = key(task);
    Document note = Document.of(key, json.write(task)).expiring(clock.instant().plus(KEPT));
    Optional<Document> made = table.create(note).or(() -> table.get(key));
    // Without one, somebody is just reading the record, perhaps too early.
    queue.announce(task, made.map(Document::version).map(String::valueOf).orElseGet(this::now));
  }

  /** Reads the record and writes what became of it. What fails is left to the schedule. */
  public void read(SyncTask task) {
    table.delete(key(task));
    Instant now = clock.instant();
    projects
        .find(task.project())
        .filter(project -> project.integration() != null)
        .filter(project -> project.integration().id().equals(task.integration()))
        .filter(project -> project.integration().takesWork())
        .ifPresent(project -> read(project, new RecordRef(task.kind(), task.id(), null), now));
  }

  private void read(Project project, RecordRef ref, Instant now) {
    String integration = project.integration().id();
    OpenCrm open = integrations.open(project, now.plus(DEADLINE));
    switch (open.crm().read(ref)) {
      case Reading.Present(var record) ->
          copies.apply(project.id(), integration, new Change.Present(record));
      case Reading.Gone(var into) ->
          copies.apply(project.id(), integration, new Change.Removed(ref, into));
      case Reading.Failed(Failure.Throttled throttled) ->
          syncs.sooner(project.id(), integration, now.plus(throttled.retryAfter()));
      case Reading.Failed _ ->
          syncs.sooner(project.id(), integration, now.plus(Duration.ofMinutes(1)));
    }
  }

  private String now() {
    return clock.instant().toString();
  }

  private static Key key(SyncTask task) {
    return new Key(
        "P#" + task.project() + "#REREADS",
        task.integration() + "#" + task.kind() + "#" + task.id());
  }
}
