package dev.patchbay.function;

import dev.patchbay.project.Matrix;
import dev.patchbay.project.Matrix.Row;
import dev.patchbay.project.Matrix.Trigger;
import dev.patchbay.project.MatrixVersions.Version;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A matrix as the API shows it.
 *
 * @param version 0 is the recommended one
 * @param savedAt null of the matrix in force
 * @param rows every row as it works in the project's CRM
 * @param edited the rows that differ from the recommended ones
 */
record MatrixView(
    int version, Instant savedAt, String by, Map<Trigger, Row> rows, List<Trigger> edited) {

  static MatrixView of(Matrix matrix, Matrix fitted) {
    return new MatrixView(matrix.version(), null, null, all(fitted), edited(matrix));
  }

  static MatrixView of(Version version, Matrix fitted) {
    Matrix matrix = new Matrix(version.version(), version.rows());
    return new MatrixView(
        version.version(), version.savedAt(), version.by(), all(fitted), edited(matrix));
  }

  /** The versions that a project had, the newest first. */
  record Versions(List<Entry> versions) {}

  record Entry(int version, Instant savedAt, String by, List<Trigger> edited) {
    static Entry of(Version version) {
      return new Entry(
          version.version(),
          version.savedAt(),
          version.by(),
          MatrixView.edited(new Matrix(version.version(), version.rows())));
    }
  }

  private static Map<Trigger, Row> all(Matrix fitted) {
    Map<Trigger, Row> rows = new EnumMap<>(Trigger.class);
    for (Trigger trigger : Trigger.values()) {
      rows.put(trigger, fitted.row(trigger));
    }
    return rows;
  }

  private static List<Trigger> edited(Matrix matrix) {
    return matrix.rows().keySet().stream().sorted().toList();
  }
}
