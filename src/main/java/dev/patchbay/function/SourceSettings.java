package dev.patchbay.function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.patchbay.function.http.HttpFunctions.Answer;
import dev.patchbay.function.http.HttpRequest;
import dev.patchbay.function.http.Inputs;
import dev.patchbay.function.http.Problem;
import dev.patchbay.intake.FieldError;
import dev.patchbay.intake.telephony.CallSource;
import dev.patchbay.intake.telephony.CallSources;
import dev.patchbay.intake.telephony.CredentialField;
import dev.patchbay.intake.telephony.PolledSources;
import dev.patchbay.intake.telephony.PolledSources.Polling;
import dev.patchbay.intake.telephony.SourceCredentials;
import dev.patchbay.project.Project;
import dev.patchbay.store.Json;
import dev.patchbay.store.secret.KeyUnavailable;
import dev.patchbay.store.secret.UnreadableSecret;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The part of {@code settings} about telephony sources: what a project gave each of them. */
@Singleton
class SourceSettings {

  private static final String CREDENTIALS = "credentials";
  private static final int LONGEST_VALUE = 2000;

  private final CallSources sources;
  private final SourceCredentials credentials;
  private final PolledSources polled;
  private final Json json;

  SourceSettings(
      CallSources sources, SourceCredentials credentials, PolledSources polled, Json json) {
    this.sources = sources;
    this.credentials = credentials;
    this.polled = polled;
    this.json = json;
  }

  Answer list(Project project) {
    return Answer.ok(
        new Sources(
            sources.names().stream()
                .map(name -> view(project, sources.find(name).orElseThrow()))
                .toList()));
  }

  Answer save(Project project, HttpRequest request) {
    CallSource source = source(request);
    Inputs input = new Inputs(request.json(json.mapper()));
    input.done(CREDENTIALS);
    Map<String, String> values = valid(source, input.object(CREDENTIALS));
    Map<String, String> before = stored(project, source);
    List<FieldError> errors =
        credentials.save(project.id(), source.name(), values).stream()
            .map(fault -> error(fault.field(), fault.reason()))
            .toList();
    if (!errors.isEmpty()) {
      throw Problem.invalid(errors);
    }
    return Answer.ok(view(project, source, values))
        .changing(told(source, before, "set"), told(source, values, "set anew"));
  }

  Answer forget(Project project, HttpRequest request) {
    CallSource source = source(request);
    Map<String, String> before = stored(project, source);
    credentials.forget(project.id(), source.name());
    return Answer.ok(view(project, source, Map.of())).changing(told(source, before, "set"), null);
  }

  /** What is stored; nothing of what cannot be read any more, which must not keep it from going. */
  private Map<String, String> stored(Project project, CallSource source) {
    try {
      return credentials.read(project.id(), source.name());
    } catch (UnreadableSecret | KeyUnavailable e) {
      return Map.of();
    }
  }

  /** The values without the secrets among them, of which only a word is said. */
  private static Map<String, String> told(
      CallSource source, Map<String, String> values, String secret) {
    Map<String, String> told = new TreeMap<>();
    source
        .credentials()
        .forEach(
            field -> {
              String value = values.get(field.name());
              if (value != null) {
                told.put(field.name(), field.secret() ? secret : value);
              }
            });
    return told;
  }

  private CallSource source(HttpRequest request) {
    String name = request.path().get("source");
    return sources
        .find(name)
        .orElseThrow(
            () ->
                Problem.notFound(
                    "There is no source %s; known are %s.".formatted(name, sources.names())));
  }

  private static Map<String, String> valid(CallSource source, ObjectNode given) {
    List<FieldError> errors = new ArrayList<>();
    Map<String, String> values = new TreeMap<>();
    List<String> known = source.credentials().stream().map(CredentialField::name).toList();
    for (var entry : given.properties()) {
      String name = entry.getKey();
      JsonNode value = entry.getValue();
      if (!known.contains(name)) {
        errors.add(error(name, "is not known; %s takes %s".formatted(source.name(), known)));
      } else if (!value.isTextual() || value.textValue().isBlank()) {
        errors.add(error(name, "must be a text that is not blank"));
      } else if (value.textValue().length() > LONGEST_VALUE) {
        errors.add(error(name, "must have at most %d characters".formatted(LONGEST_VALUE)));
      } else {
        values.put(name, value.textValue().strip());
      }
    }
    source.credentials().stream()
        .filter(field -> field.required() && !given.has(field.name()))
        .map(field -> error(field.name(), "is missing"))
        .forEach(errors::add);
    if (errors.isEmpty()) {
      source.faults(values).stream()
          .map(fault -> error(fault.field(), fault.reason()))
          .forEach(errors::add);
    }
    if (!errors.isEmpty()) {
      throw Problem.invalid(errors);
    }
    return values;
  }

  private static FieldError error(String field, String reason) {
    return new FieldError(CREDENTIALS + "." + field, reason);
  }

  private SourceView view(Project project, CallSource source) {
    return view(
        project,
        source,
        source.credentials().isEmpty() ? Map.of() : credentials.read(project.id(), source.name()));
  }

  private SourceView view(Project project, CallSource source, Map<String, String> values) {
    List<FieldView> fields =
        source.credentials().stream().map(field -> FieldView.of(field, values)).toList();
    return new SourceView(
        source.name(),
        "/v1/projects/%s/calls/%s".formatted(project.id(), source.name()),
        fields.stream().allMatch(field -> field.set() || !field.required()),
        fields,
        values.isEmpty()
            ? null
            : polled.find(project.id(), source.name()).map(CallLogView::of).orElse(null));
  }

  record Sources(List<SourceView> sources) {}

  /**
   * @param path to which the telephony posts, with the ingest token in a header, behind it or as
   *     {@code ?token=}
   * @param ready whether it has what it needs to accept events
   * @param callLog how asking for lost calls goes; null where it is not asked
   */
  record SourceView(
      String name, String path, boolean ready, List<FieldView> credentials, CallLogView callLog) {}

  /**
   * @param fault why the last question failed, or null
   */
  record CallLogView(
      Instant since, Instant nextAt, Instant succeededAt, String fault, long broughtIn) {

    static CallLogView of(Polling polling) {
      return new CallLogView(
          polling.since(),
          polling.next(),
          polling.succeededAt(),
          polling.fault(),
          polling.brought());
    }
  }

  /**
   * @param value null when not set, and always for a secret
   */
  record FieldView(
      String name,
      String label,
      String help,
      boolean required,
      boolean secret,
      boolean set,
      String value) {

    static FieldView of(CredentialField field, Map<String, String> values) {
      String value = values.get(field.name());
      return new FieldView(
          field.name(),
          field.label(),
          field.help(),
          field.required(),
          field.secret(),
          value != null,
          field.secret() ? null : value);
    }
  }
}
