package dev.patchbay.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.concurrent.TimeUnit;

/** Node and the packages that the lock file of {@code infra/local} names. */
final class NodePackages {
  private static final int OLDEST_NODE = 20;

  private final SourceFolder source;

  NodePackages(SourceFolder source) {
    this.source = source;
  }

  /**
   * Installs what the lock file names unless it is there already. Safe to call from several
   * processes at once.
   *
   * @throws CannotStart without Node 20 or newer and npm, or when the installation fails
   */
  void ensureInstalled() {
    checkNode();
    if (isInstalled()) {
      return;
    }
    try {
      Files.createDirectories(source.state());
      try (var channel = openLock();
          var lock = channel.lock()) {
        if (!isInstalled()) {
          install();
        }
      }
    } catch (IOException e) {
      throw new CannotStart("The packages of infra/local could not be installed: " + e, e);
    }
  }

  private FileChannel openLock() throws IOException {
    return FileChannel.open(
        source.state().resolve("npm.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  private boolean isInstalled() {
    var lock = source.tableServer().resolve("package-lock.json");
    var installed = source.tableServer().resolve("node_modules/.package-lock.json");
    try {
      return Files.exists(installed)
          && Files.getLastModifiedTime(installed).compareTo(Files.getLastModifiedTime(lock)) >= 0;
    } catch (IOException e) {
      return false;
    }
  }

  private static void checkNode() {
    var version = output("node", "--version");
    if (majorOf(version) < OLDEST_NODE) {
      throw new CannotStart(
          "The local run needs Node %d or newer on the PATH; found %s."
              .formatted(OLDEST_NODE, version));
    }
  }

  /** The 20 of {@code v20.19.1}; 0 for what is no version. */
  static int majorOf(String version) {
    var digits = version.replaceFirst("^v", "").replaceFirst("\\..*", "");
    return digits.matches("\\d{1,4}") ? Integer.parseInt(digits) : 0;
  }

  private static String output(String... command) {
    try {
      var process = new ProcessBuilder(command).redirectErrorStream(true).start();
      var text = new String(process.getInputStream().readAllBytes()).strip();
      process.waitFor();
      return text;
    } catch (IOException e) {
      throw new CannotStart(
          "The local run needs Node %d or newer: install it from https://nodejs.org so that node is on the PATH."
              .formatted(OLDEST_NODE),
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CannotStart("The local run was interrupted.", e);
    }
  }

  private void install() throws IOException {
    var log = source.state().resolve("npm.log");
    var npm = System.getProperty("os.name").startsWith("Windows") ? "npm.cmd" : "npm";
    try {
      var process =
          new ProcessBuilder(npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund")
              .directory(source.tableServer().toFile())
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      if (!process.waitFor(5, TimeUnit.MINUTES)) {
        process.destroyForcibly();
      } else if (process.exitValue() == 0) {
        touch(source.tableServer().resolve("node_modules/.package-lock.json"));
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new CannotStart("`npm ci` in infra/local failed; " + log + " says why.");
  }

  /** An unpacked file may carry an old date; from now on it counts as newer than the lock file. */
  private static void touch(Path file) throws IOException {
    Files.setLastModifiedTime(file, FileTime.fromMillis(System.currentTimeMillis()));
  }
}
