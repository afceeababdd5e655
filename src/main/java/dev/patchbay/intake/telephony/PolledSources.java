package dev.patchbay.intake.telephony;

import dev.patchbay.intake.FieldError;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which projects' telephonies are asked for their calls, and how far each one is. Kept in step with
 * the credentials, so that nobody has to look through all projects.
 */
@Singleton
public class PolledSources implements SourceCredentialsListener {

  private static final String PARTITION = "CALL-LOGS";

  private final Table table;
  private final Json json;
  private final CallLogs logs;
  private final Clock clock;

  @Inject
  public PolledSources(Table table, Json json, CallLogs logs, Clock clock) {
    this.table = table;
    this.json = json;
    this.logs = logs;
    this.clock = clock;
  }

  /** How far one is; empty for a source that is not asked. */
  public Optional<Polling> find(String project, String source) {
    return table.get(key(project, source)).map(d -> json.read(d.body(), Polling.class));
  }

  /** All of them, in no order that means anything. */
  public List<Stored<Polling>> all() {
    return table.list(PARTITION, "").stream()
        .map(d -> new Stored<>(json.read(d.body(), Polling.class), d))
        .toList();
  }

  /** Writes only if nobody else wrote since it was read; empty when somebody did. */
  public Optional<Stored<Polling>> replace(Stored<Polling> read, Polling polling) {
    return table
        .replace(read.document().withBody(json.write(polling)))
        .map(d -> new Stored<>(polling, d));
  }

  public void forget(String project, String source) {
    table.delete(key(project, source));
  }

  @Override
  public List<FieldError> saving(String project, String source, Map<String, String> values) {
    Optional<Duration> interval = logs.find(source).flatMap(log -> log.interval(values));
    if (interval.isEmpty()) {
      forget(project, source);
      return List.of();
    }
    Instant now = clock.instant();
    // What was before the connection is nobody's loss; a change of the key goes on where it was.
    Instant since = find(project, source).map(Polling::since).orElse(now);
    Polling polling = new Polling(project, source, since, now, null, null, 0);
    table.put(Document.of(key(project, source), json.write(polling)));
    return List.of();
  }

  @Override
  public void forgotten(String project, String source) {
    forget(project, source);
  }

  private static Key key(String project, String source) {
    return new Key(PARTITION, project + "#" + source);
  }

  /**
   * @param since calls that began earlier are known or no longer looked for
   * @param next when it is asked again
   * @param succeededAt when an answer was last understood, or null
   * @param fault why the last try failed, for people; null when it did not
   * @param brought how many calls it brought in that nobody had told of
   */
  public record Polling(
      String project,
      String source,
      Instant since,
      Instant next,
      Instant succeededAt,
      String fault,
      long brought) {

    public Polling planned(Instant at) {
      return new Polling(project, source, since, at, succeededAt, fault, brought);
    }

    public Polling succeeded(Instant now, Instant reached, int more) {
      return new Polling(project, source, reached, next, now, null, brought + more);
    }

    public Polling failed(String reason) {
      return new Polling(project, source, since, next, succeededAt, reason, brought);
    }
  }
}
