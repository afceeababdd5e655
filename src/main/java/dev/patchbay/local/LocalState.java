package dev.patchbay.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** What a local run remembers until it is wiped: data, keys, the demo's secrets, events played. */
final class LocalState {
  private final Path folder;

  LocalState(Path folder) {
    this.folder = folder;
  }

  void wipe() {
    if (!Files.exists(folder)) {
      return;
    }
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new CannotStart("The local state in " + folder + " could not be wiped: " + e, e);
    }
  }

  Path tableData() {
    return folder.resolve("table");
  }

  /** Signs the tokens of the local run; made at the first use. */
  SecretKey tokenKey() {
    var key =
        read("token.key")
            .orElseGet(
                () -> {
                  var random = new byte[32];
                  new SecureRandom().nextBytes(random);
                  var made = Base64.getEncoder().encodeToString(random);
                  write("token.key", made);
                  return made;
                });
    return new SecretKeySpec(Base64.getDecoder().decode(key), "HmacSHA256");
  }

  /** The demo project's, in plain text: the hub itself keeps only its hash. */
  Optional<String> ingestToken() {
    return read("ingest-token");
  }

  void keepIngestToken(String token) {
    write("ingest-token", token);
  }

  Optional<String> formKey() {
    return read("form-key");
  }

  void keepFormKey(String key) {
    write("form-key", key);
  }

  Set<String> playedEvents() {
    return Set.copyOf(read("played").orElse("").lines().toList());
  }

  void keepPlayed(String event) {
    try {
      Files.createDirectories(folder);
      Files.writeString(
          folder.resolve("played"),
          event + "\n",
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Optional<String> read(String name) {
    var file = folder.resolve(name);
    try {
      return Files.exists(file) ? Optional.of(Files.readString(file).strip()) : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(String name, String text) {
    try {
      Files.createDirectories(folder);
      Files.writeString(folder.resolve(name), text + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
