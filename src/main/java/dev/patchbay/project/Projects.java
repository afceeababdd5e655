package dev.patchbay.project;

import dev.patchbay.store.Document;
import dev.patchbay.store.Document.Key;
import dev.patchbay.store.Index;
import dev.patchbay.store.Json;
import dev.patchbay.store.Table;
import dev.patchbay.store.Table.Page;
import dev.patchbay.store.Table.Range;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The projects and what belongs to them. One query reads a project whole. */
@Singleton
public class Projects {

  private static final String PROFILE = "PROFILE";
  private static final String SETTINGS = "SETTINGS";
  private static final String EMPLOYEES = "EMPLOYEES";
  private static final String INTEGRATION = "INTEGRATION";
  private static final String INGEST_TOKEN = "INGEST-TOKEN";
  private static final String READ_KEY = "READ-KEY";
  private static final String FORM_KEY = "FORM-KEY";
  private static final String MAPPING = "FIELD-MAPPING";
  private static final String GATE = "GATE";
  private static final String OWNER = "PROJECT";
  private static final String LISTING = "PROJECTS";

  private final Table table;
  private final Json json;
  private final Clock clock;

  @Inject
  public Projects(Table table, Json json, Clock clock) {
    this.table = table;
    this.json = json;
    this.clock = clock;
  }

  /** Makes the project, or renames it when it exists. Settings of an existing project stay. */
  public Project save(String id, String name, ProjectSettings settingsIfNew) {
    Key key = new Key(partition(id), PROFILE);
    Profile fresh = new Profile(name, clock.instant());
    if (table.create(listed(Document.of(key, json.write(fresh)), id)).isPresent()) {
      table.create(document(id, SETTINGS, settingsIfNew));
    } else {
      rename(id, key, name);
    }
    return find(id).orElseThrow();
  }

  /** Also puts a project on the list of all that was made before there was one. */
  private void rename(String id, Key key, String name) {
    while (true) {
      Optional<Document> current = table.get(key);
      if (current.isEmpty()) {
        return;
      }
      Instant createdAt = json.read(current.get().body(), Profile.class).createdAt();
      Document renamed = current.get().withBody(json.write(new Profile(name, createdAt)));
      if (table.replace(listed(renamed, id)).isPresent()) {
        return;
      }
    }
  }

  private static Document listed(Document profile, String id) {
    return profile.in(Index.LISTING, new Key(LISTING, id));
  }

  /**
   * All projects by id. May lag by a moment.
   *
   * @param cursor from the page before, or null
   */
  public Listing all(int limit, String cursor) {
    Page page = table.page(Index.LISTING, LISTING, new Range("", null, false, limit, cursor));
    return new Listing(
        page.documents().stream()
            .map(document -> document.indexed().get(Index.LISTING).sort())
            .flatMap(id -> find(id).stream())
            .toList(),
        page.cursor());
  }

  /** Whether there is such a project. */
  public boolean exists(String id) {
    return table.get(new Key(partition(id), PROFILE)).isPresent();
  }

  public Optional<Project> find(String id) {
    return assemble(id, parts(id));
  }

  /**
   * The project, if the token is its ingest token. An unknown project and a wrong token take the
   * same way and the same answer.
   */
  public Optional<Project> authenticate(String id, String token) {
    return authenticate(id, INGEST_TOKEN, token);
  }

  /** The project, if the key is the one with which its sent leads are read. */
  public Optional<Project> authenticateReader(String id, String key) {
    return authenticate(id, READ_KEY, key);
  }

  private Optional<Project> authenticate(String id, String secret, String given) {
    Map<String, String> parts = parts(id);
    return token(parts, secret).matches(given) ? assemble(id, parts) : Optional.empty();
  }

  /** Replaces the ingest token. Only its hash is kept: this answer is the only time it is seen. */
  public String rotateIngestToken(String id) {
    return rotate(id, INGEST_TOKEN);
  }

  /** Replaces the read key, as {@link #rotateIngestToken} does with the ingest token. */
  public String rotateReadKey(String id) {
    return rotate(id, READ_KEY);
  }

  private String rotate(String id, String secret) {
    String token = IngestToken.generate();
    table.put(document(id, secret, IngestToken.of(token)));
    return token;
  }

  /**
   * The project, if the secret is its form key or its ingest token: a form key opens the forms and
   * nothing else.
   */
  public Optional<Project> authenticateForm(String id, String secret) {
    Map<String, String> parts = parts(id);
    return Stream.of(FORM_KEY, INGEST_TOKEN).anyMatch(sort -> token(parts, sort).matches(secret))
        ? assemble(id, parts)
        : Optional.empty();
  }

  /** The project whose form key this is, where a sender names no project. */
  public Optional<Project> findByFormKey(String key) {
    return table
        .get(owner(IngestToken.of(key)))
        .map(document -> json.read(document.body(), Owner.class).project())
        .flatMap(
            id -> {
              Map<String, String> parts = parts(id);
              return token(parts, FORM_KEY).matches(key) ? assemble(id, parts) : Optional.empty();
            });
  }

  /**
   * Replaces the form key. Only its hash is kept: this answer is the only time it is seen. The way
   * from the key to the project is laid first, so that a key that was shown works.
   */
  public String rotateFormKey(String id) {
    IngestToken old = token(parts(id), FORM_KEY);
    String key = IngestToken.generate();
    table.put(Document.of(owner(IngestToken.of(key)), json.write(new Owner(id))));
    table.put(document(id, FORM_KEY, IngestToken.of(key)));
    if (!old.equals(IngestToken.NONE)) {
      table.delete(owner(old));
    }
    return key;
  }

  public void saveSettings(String id, ProjectSettings settings) {
    table.put(document(id, SETTINGS, settings));
  }

  /** Changes the settings as they are now. */
  public void updateSettings(String id, UnaryOperator<ProjectSettings> change) {
    update(id, SETTINGS, ProjectSettings.class, change);
  }

  /** Changes the employees as they are now. */
  public void updateEmployees(String id, UnaryOperator<List<Employee>> change) {
    update(id, EMPLOYEES, Employees.class, all -> new Employees(change.apply(all.employees())));
  }

  public void saveEmployees(String id, List<Employee> employees) {
    table.put(document(id, EMPLOYEES, new Employees(employees)));
  }

  public void saveIntegration(String id, Integration integration) {
    table.put(document(id, INTEGRATION, integration));
  }

  /**
   * Has the project not exist any more: first for everybody who asks for it, then its keys and
   * tokens, then the rest of what is read with it. May be repeated.
   */
  public void remove(String id) {
    table.delete(new Key(partition(id), PROFILE));
    IngestToken formKey = token(parts(id), FORM_KEY);
    if (!formKey.equals(IngestToken.NONE)) {
      table.delete(owner(formKey));
    }
    table.list(partition(id), "").forEach(document -> table.delete(document.key()));
  }

  /** Changes the integration as it is now and returns it; empty when there is none. */
  public Optional<Integration> updateIntegration(String id, UnaryOperator<Integration> change) {
    return update(id, INTEGRATION, Integration.class, change);
  }

  /** The project's integration as it is now, read consistently; empty where it never had one. */
  public Optional<Integration> integration(String id) {
    return table
        .get(new Key(partition(id), INTEGRATION))
        .map(document -> json.read(document.body(), Integration.class));
  }

  public void saveMapping(String id, FieldMapping mapping) {
    table.put(document(id, MAPPING, mapping));
  }

  /** Who may come in now; open for a project that is not there. */
  public Gate gate(String id) {
    return table
        .get(new Key(partition(id), GATE))
        .map(document -> json.read(document.body(), Gate.class))
        .orElse(Gate.OPEN);
  }

  /** Changes the gate as it is now, and returns what it is then. */
  public Gate updateGate(String id, UnaryOperator<Gate> change) {
    Key key = new Key(partition(id), GATE);
    while (true) {
      Optional<Document> current = table.get(key);
      Gate before =
          current.map(document -> json.read(document.body(), Gate.class)).orElse(Gate.OPEN);
      Gate after = change.apply(before);
      Optional<Document> written =
          current.isPresent()
              ? table.replace(current.get().withBody(json.write(after)))
              : table.create(Document.of(key, json.write(after)));
      if (written.isPresent()) {
        return after;
      }
    }
  }

  private <T> Optional<T> update(String id, String sort, Class<T> type, UnaryOperator<T> change) {
    while (true) {
      Optional<Document> current = table.get(new Key(partition(id), sort));
      if (current.isEmpty()) {
        return Optional.empty();
      }
      T changed = change.apply(json.read(current.get().body(), type));
      if (table.replace(current.get().withBody(json.write(changed))).isPresent()) {
        return Optional.of(changed);
      }
    }
  }

  private Optional<Project> assemble(String id, Map<String, String> parts) {
    if (!parts.containsKey(PROFILE)) {
      return Optional.empty();
    }
    Profile profile = json.read(parts.get(PROFILE), Profile.class);
    return Optional.of(
        new Project(
            id,
            profile.name(),
            profile.createdAt(),
            json.read(parts.getOrDefault(SETTINGS, "{}"), ProjectSettings.class),
            json.read(parts.getOrDefault(EMPLOYEES, "{}"), Employees.class).employees(),
            parts.containsKey(INTEGRATION)
                ? json.read(parts.get(INTEGRATION), Integration.class)
                : null,
            json.read(parts.getOrDefault(MAPPING, "{}"), FieldMapping.class),
            json.read(parts.getOrDefault(GATE, "{}"), Gate.class)));
  }

  private IngestToken token(Map<String, String> parts, String sort) {
    return parts.containsKey(sort)
        ? json.read(parts.get(sort), IngestToken.class)
        : IngestToken.NONE;
  }

  private static Key owner(IngestToken key) {
    return new Key("FORM-KEY#" + key.sha256(), OWNER);
  }

  private Map<String, String> parts(String id) {
    var parts = new HashMap<String, String>();
    table.list(partition(id), "").forEach(d -> parts.put(d.key().sort(), d.body()));
    return parts;
  }

  private Document document(String id, String sort, Object body) {
    return Document.of(new Key(partition(id), sort), json.write(body));
  }

  private static String partition(String id) {
    return "P#" + id;
  }

  /**
   * @param cursor for the next page, or null at the end
   */
  public record Listing(List<Project> projects, String cursor) {}

  record Profile(String name, Instant createdAt) {}

  /** To whom a form key belongs. */
  record Owner(String project) {}

  record Employees(List<Employee> employees) {
    Employees {
      employees = employees == null ? List.of() : employees;
    }
  }
}
