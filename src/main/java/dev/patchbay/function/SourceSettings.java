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
import dev.patchbay.intake.telephony.SourceCredentials;
import dev.patchbay.project.Project;
import dev.patchbay.store.Json;
import jakarta.inject.Singleton;
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
  private final Json json;

  SourceSettings(CallSources sources, SourceCredentials credentials, Json json) {
    this.sources = sources;
    this.credentials = credentials;
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
    credentials.save(project.id(), source.name(), values);
    return Answer.ok(view(project, source, values));
  }

  Answer forget(Project project, HttpRequest request) {
    CallSource source = source(request);
    credentials.forget(project.id(), source.name());
    return Answer.ok(view(project, source, Map.of()));
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

  private static SourceView view(Project project, CallSource source, Map<String, String> values) {
    List<FieldView> fields =
        source.credentials().stream().map(field -> FieldView.of(field, values)).toList();
    return new SourceView(
        source.name(),
        "/v1/projects/%s/calls/%s".formatted(project.id(), source.name()),
        fields.stream().allMatch(field -> field.set() || !field.required()),
        fields);
  }

  record Sources(List<SourceView> sources) {}

  /**
   * @param path to which the telephony posts, with the ingest token in a header, behind it or as
   *     {@code ?token=}
   * @param ready whether it has what it needs to accept events
   */
  record SourceView(String name, String path, boolean ready, List<FieldView> credentials) {}

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
