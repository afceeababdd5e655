package dev.patchbay.project;

import dev.patchbay.project.Matrix.Row;
import dev.patchbay.project.Matrix.Trigger;
import dev.patchbay.store.Document;
import dev.patchbay.store.Document.Key;
import dev.patchbay.store.Json;
import dev.patchbay.store.Table;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Every matrix that a project ever had, so that what an old decision was made by can still be read.
 * Kept apart from the project, which is read at every event.
 */
@Singleton
public class MatrixVersions {

  private final Table table;
  private final Json json;
  private final Clock clock;

  @Inject
  public MatrixVersions(Table table, Json json, Clock clock) {
    this.table = table;
    this.json = json;
    this.clock = clock;
  }

  /**
   * One edit of the matrix.
   *
   * @param by who made it, as the token names him
   * @param rows the rows that differ from the recommended ones on purpose; none means all of them
   *     are as recommended
   */
  public record Version(int version, Instant savedAt, String by, Map<Trigger, Row> rows) {
    public Version {
      rows = rows == null ? Map.of() : Map.copyOf(rows);
    }
  }

  /**
   * Keeps the rows as the next version. It is in force when the settings name it; a version that
   * nobody got to name stays as a gap.
   */
  public Matrix add(String project, Matrix current, Map<Trigger, Row> rows, String by) {
    for (int version = current.version() + 1; ; version++) {
      Version added = new Version(version, clock.instant(), by, rows);
      if (table.create(Document.of(key(project, version), json.write(added))).isPresent()) {
        return new Matrix(version, rows);
      }
    }
  }

  /** All versions, the newest first. */
  public List<Version> all(String project) {
    return table.list(partition(project), "").reversed().stream()
        .map(document -> json.read(document.body(), Version.class))
        .toList();
  }

  public Optional<Version> find(String project, int version) {
    return table
        .get(key(project, version))
        .map(document -> json.read(document.body(), Version.class));
  }

  private static Key key(String project, int version) {
    return new Key(partition(project), "V%08d".formatted(version));
  }

  private static String partition(String project) {
    return "P#" + project + "#MATRIX";
  }
}
