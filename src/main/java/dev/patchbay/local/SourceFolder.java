package dev.patchbay.local;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The checked-out project.
 *
 * @param root the folder with {@code template.yaml}'s neighbours {@code infra} and {@code events}
 */
record SourceFolder(Path root) {

  /** The working directory or the nearest folder above it that holds the sources. */
  static SourceFolder find() {
    for (var at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      if (Files.exists(at.resolve("infra/local/package.json"))) {
        return new SourceFolder(at);
      }
    }
    throw new CannotStart(
        "The local run must be started inside the project's folder: infra/local was not found.");
  }

  Path template() {
    return root.resolve("template.yaml");
  }

  Path tableServer() {
    return root.resolve("infra/local");
  }

  Path events() {
    return root.resolve("events");
  }

  /** What a local run remembers. Never under version control. */
  Path state() {
    return root.resolve(".patchbay");
  }
}
