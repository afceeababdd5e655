package dev.patchbay.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.quarkus.arc.profile.IfBuildProfile;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Plays the files of {@code events/} through the gateway, each once until the state is wiped. */
@Singleton
@IfBuildProfile("dev")
final class SampleEvents {
  private static final Set<String> UNFINISHED = Set.of("received", "working", "");
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  /** An unfinished entry with a reason waits for more events: it will not change by itself. */
  private static final Duration AT_REST = Duration.ofSeconds(2);

  private final SourceFolder source;
  private final LocalState state;
  private final Gateway gateway;
  private final LocalApi api;
  private final ObjectMapper json;

  SampleEvents(
      SourceFolder source, LocalState state, Gateway gateway, LocalApi api, ObjectMapper json) {
    this.source = source;
    this.state = state;
    this.gateway = gateway;
    this.api = api;
    this.json = json;
  }

  /** Plays what was not played yet, in the order of the file names, and tells how each one went. */
  void play(DemoProject.Keys keys, Consumer<Played> listener) throws InterruptedException {
    var played = state.playedEvents();
    for (var sample : samples()) {
      if (sample.isHttp() && !played.contains(sample.name())) {
        listener.accept(play(sample, keys));
        state.keepPlayed(sample.name());
      }
    }
  }

  private Played play(SampleEvent sample, DemoProject.Keys keys) throws InterruptedException {
    var request = sample.request(keys);
    var answer = gateway.exchange(request);
    var id = api.body(answer).path("id").asText("");
    return new Played(
        sample.name(),
        request,
        answer,
        answer.status() / 100 == 2 && !id.isEmpty() ? settled(id) : MissingNode.getInstance());
  }

  /** The journal's entry once it came to rest, or as it is when that takes too long. */
  private JsonNode settled(String id) throws InterruptedException {
    var start = System.nanoTime();
    while (true) {
      var entry = api.get("/v1/projects/" + DemoProject.ID + "/journal/" + id);
      var waited = Duration.ofNanos(System.nanoTime() - start);
      var patience = entry.path("reason").isTextual() ? AT_REST : PATIENCE;
      if (!UNFINISHED.contains(entry.path("state").asText("")) || waited.compareTo(patience) > 0) {
        return entry;
      }
      Thread.sleep(100);
    }
  }

  private List<SampleEvent> samples() {
    if (!Files.isDirectory(source.events())) {
      return List.of();
    }
    try (var files = Files.list(source.events())) {
      return files
          .filter(file -> file.toString().endsWith(".json"))
          .sorted()
          .map(this::read)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private SampleEvent read(Path file) {
    try {
      return new SampleEvent(file.getFileName().toString(), json.readTree(file.toFile()));
    } catch (IOException e) {
      throw new UncheckedIOException(file + " is no JSON", e);
    }
  }

  /**
   * @param entry the journal's; missing when the event was not accepted
   */
  record Played(String name, GatewayRequest request, GatewayAnswer answer, JsonNode entry) {}
}
