package dev.patchbay.local;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A DynamoDB on the loopback interface: dynalite in a Node process of its own, which ends with this
 * process whatever happens to it. It has single-item conditional writes, queries and indexes, but
 * no transactions, streams or expiry.
 */
public final class EmbeddedDynamo implements AutoCloseable {
  private final Process process;
  private final int port;

  private EmbeddedDynamo(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /**
   * An empty one on a free port that forgets everything at the end.
   *
   * @throws CannotStart with a sentence that says what is missing
   */
  public static EmbeddedDynamo inMemory() {
    return start(SourceFolder.find(), 0, List.of());
  }

  /**
   * One that keeps its data in a folder, also when the process is killed.
   *
   * @throws CannotStart with a sentence that says what is missing, or that the port is in use
   */
  static EmbeddedDynamo onDisk(SourceFolder source, int port, Path data) {
    try {
      Files.createDirectories(data);
    } catch (IOException e) {
      throw new CannotStart("The data folder " + data + " cannot be created: " + e, e);
    }
    return start(source, port, List.of(data.toAbsolutePath().toString()));
  }

  private static EmbeddedDynamo start(SourceFolder source, int port, List<String> data) {
    new NodePackages(source).ensureInstalled();
    var command = new ArrayList<>(List.of("node", "server.mjs", String.valueOf(port)));
    command.addAll(data);
    try {
      var process =
          new ProcessBuilder(command)
              .directory(source.tableServer().toFile())
              .redirectErrorStream(true)
              .start();
      return new EmbeddedDynamo(process, awaitReady(process, port));
    } catch (IOException e) {
      throw new CannotStart("The embedded DynamoDB could not be started: " + e.getMessage(), e);
    }
  }

  private static int awaitReady(Process process, int port) throws IOException {
    var output = process.inputReader();
    var said = new StringBuilder();
    for (var line = output.readLine(); line != null; line = output.readLine()) {
      if (line.startsWith("READY ")) {
        Thread.ofPlatform().daemon().name("dynamo-output").start(() -> drain(output));
        return Integer.parseInt(line.substring("READY ".length()));
      }
      said.append(line).append(' ');
    }
    process.destroyForcibly();
    throw new CannotStart(
        said.indexOf("EADDRINUSE") >= 0
            ? "Port %d for the embedded DynamoDB is in use; stop what holds it or set %s."
                .formatted(port, "patchbay.local.dynamodb-endpoint")
            : "The embedded DynamoDB could not be started: " + said.toString().strip());
  }

  /** A full pipe would stop the server. */
  private static void drain(BufferedReader output) {
    try (output) {
      output.transferTo(Writer.nullWriter());
    } catch (IOException e) {
      // The server has ended, and its output with it.
    }
  }

  /** Where its clients find it; any region and credentials will do. */
  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + port);
  }

  /** Ends it the hard way, as a crash would. */
  void kill() {
    process.destroyForcibly().onExit().join();
  }

  @Override
  public void close() {
    try {
      process.getOutputStream().close();
      if (!process.waitFor(5, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (IOException e) {
      process.destroyForcibly();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
