package dev.patchbay.function;

import com.fasterxml.jackson.databind.JsonNode;
import dev.patchbay.local.TestGateway.Lambdas;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * The built package as Lambda runs it: a process for each function that is called. The native
 * binary if it was built, else {@code function.zip} on this JVM.
 */
final class PackagedFunctions implements Lambdas, AutoCloseable {

  private final Map<String, String> environment;
  private final List<String> command;
  private final Path folder;
  private final Map<String, Running> running = new ConcurrentHashMap<>();

  /**
   * @param folder for what the processes need and say
   */
  PackagedFunctions(Map<String, String> environment, Path folder) throws IOException {
    this.environment = environment;
    this.folder = folder;
    Path binary = Path.of(System.getProperty("native.image.path", "no native image"));
    boolean wanted = System.getProperty("native") != null;
    if (wanted && !Files.isExecutable(binary)) {
      throw new IllegalStateException("there is no native binary " + binary);
    }
    command = Files.isExecutable(binary) ? List.of(binary.toString()) : onJvm();
  }

  private List<String> onJvm() throws IOException {
    Path unzipped = Files.createDirectories(folder.resolve("function"));
    unzip(Path.of("target", "function.zip"), unzipped);
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "--add-opens=java.base/java.lang=ALL-UNNAMED",
        "-cp",
        "%s:%s/lib/*:%s".formatted(unzipped, unzipped, Path.of("target", "test-classes")),
        JvmRuntime.class.getName());
  }

  @Override
  public JsonNode invoke(String function, JsonNode event) throws IOException {
    return running.get(function).api.invoke(event);
  }

  /** Starts processes for these functions and waits until they take events. */
  void start(List<String> names) throws IOException {
    for (String name : names) {
      running.put(name, start(name));
    }
    running.values().forEach(each -> each.api.awaitReady());
  }

  /** What a function has said so far on its standard output. */
  List<String> output(String function) throws IOException {
    return Files.readAllLines(log(function));
  }

  private Path log(String function) {
    return folder.resolve(function + ".log");
  }

  private Running start(String function) throws IOException {
    var api = new RuntimeApi();
    var builder = new ProcessBuilder(command).redirectError(Redirect.DISCARD);
    builder.redirectOutput(log(function).toFile());
    var variables = new HashMap<>(environment);
    variables.put("AWS_LAMBDA_RUNTIME_API", api.address());
    variables.put("AWS_LAMBDA_FUNCTION_NAME", "patchbay-" + function);
    variables.put("QUARKUS_FUNQY_EXPORT", function);
    builder.environment().putAll(variables);
    return new Running(api, builder.start());
  }

  private static void unzip(Path zip, Path into) throws IOException {
    try (var entries = new ZipInputStream(Files.newInputStream(zip))) {
      for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
        Path file = into.resolve(entry.getName());
        if (entry.isDirectory()) {
          Files.createDirectories(file);
        } else {
          Files.createDirectories(file.getParent());
          Files.copy(entries, file, StandardCopyOption.REPLACE_EXISTING);
        }
      }
    }
  }

  @Override
  public void close() {
    for (Running each : new ArrayList<>(running.values())) {
      each.process.destroy();
      each.api.close();
    }
  }

  private record Running(RuntimeApi api, Process process) {}
}
