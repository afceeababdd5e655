package dev.patchbay.function;

import dev.patchbay.function.http.HttpFunctions.Answer;
import dev.patchbay.function.http.HttpRequest;
import dev.patchbay.function.http.Problem;
import dev.patchbay.intake.FieldError;
import dev.patchbay.intake.form.FormFields;
import dev.patchbay.intake.form.FormRate;
import dev.patchbay.intake.form.SiteForm;
import dev.patchbay.intake.phone.PhoneNumbers;
import dev.patchbay.metrics.Metrics;
import dev.patchbay.metrics.Metrics.Metric;
import dev.patchbay.project.FormSettings;
import dev.patchbay.project.Project;
import dev.patchbay.project.Projects;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Forms that pages and servers of a site send to their project. */
@Singleton
class SiteForms {

  private final Projects projects;
  private final Forms forms;
  private final FormRate rate;
  private final PhoneNumbers phones;
  private final Metrics metrics;
  private final Clock clock;

  SiteForms(
      Projects projects,
      Forms forms,
      FormRate rate,
      PhoneNumbers phones,
      Metrics metrics,
      Clock clock) {
    this.projects = projects;
    this.forms = forms;
    this.rate = rate;
    this.phones = phones;
    this.metrics = metrics;
    this.clock = clock;
  }

  /** What a browser asks before it sends JSON from another origin. */
  Answer preflight(HttpRequest request) {
    Optional<BrowserOrigin> origin = BrowserOrigin.of(request);
    FormSettings settings =
        projects
            .find(request.path().get("project"))
            .map(project -> project.settings().forms())
            .orElse(FormSettings.DEFAULT);
    if (origin.isPresent() && !origin.get().allowedBy(settings)) {
      return Answer.of(origin.get().refused(), BrowserOrigin.headers(origin, settings));
    }
    return new Answer(204, "", BrowserOrigin.headers(origin, settings))
        .with(BrowserOrigin.preflight());
  }

  Answer submit(HttpRequest request) {
    Optional<BrowserOrigin> origin = BrowserOrigin.of(request);
    Project project;
    try {
      project = project(request, origin);
    } catch (Problem problem) {
      return Answer.of(problem, Map.of("vary", "Origin"));
    }
    FormSettings settings = project.settings().forms();
    Map<String, String> headers = BrowserOrigin.headers(origin, settings);
    try {
      return taken(request, project, origin).with(headers);
    } catch (Problem problem) {
      return Answer.of(problem, headers);
    }
  }

  /** Whoever names a key must name the right one; a page without a key must be an allowed one. */
  private Project project(HttpRequest request, Optional<BrowserOrigin> origin) {
    String id = request.path().get("project");
    String key = IngestTokens.of(request);
    Optional<Project> project =
        key == null ? origin.flatMap(_ -> projects.find(id)) : projects.authenticateForm(id, key);
    if (origin.isPresent() && (key == null || project.isPresent())) {
      return project
          .filter(found -> origin.get().allowedBy(found.settings().forms()))
          .orElseThrow(() -> origin.get().refused());
    }
    return project.orElseThrow(
        () ->
            new Problem(
                401,
                "not-authenticated",
                "The form key is missing or wrong for this project.",
                List.of()));
  }

  private Answer taken(HttpRequest request, Project project, Optional<BrowserOrigin> origin) {
    FormSettings settings = project.settings().forms();
    if (origin.isPresent()) {
      Optional<Duration> wait =
          rate.count(project.id(), settings, origin.get().name(), request.sourceIp());
      if (wait.isPresent()) {
        Problem tooMany =
            new Problem(
                429, "too-many-forms", "Too many forms in this minute. Try again.", List.of());
        return Answer.of(tooMany, Map.of("retry-after", String.valueOf(wait.get().toSeconds())));
      }
    }
    FormFields fields = forms.fields(request, Set.of("token"));
    Optional<String> redirect = fields.first(SiteForm.REDIRECT);
    redirect.ifPresent(address -> checkRedirect(address, settings));
    if (!settings.honeypot().isEmpty() && fields.first(settings.honeypot()).isPresent()) {
      metrics.count(Metric.FORM_SPAM, project.id());
      String nothing = UUID.randomUUID().toString().replace("-", "").substring(0, 20);
      return answer(nothing, redirect);
    }
    SiteForm form = new SiteForm(project.settings(), forms.schema(project), phones);
    String id = Forms.id(request, fields);
    return answer(
        forms.accept(project, request, fields, form.read(fields, id, clock.instant())), redirect);
  }

  private static Answer answer(String id, Optional<String> redirect) {
    return redirect
        .map(address -> new Answer(303, "", Map.of("location", address)))
        .orElseGet(() -> Answer.accepted(new Taken(id)));
  }

  /** Else anybody's link could lead from here to anywhere. */
  private static void checkRedirect(String address, FormSettings settings) {
    if (!settings.allowedOrigins().contains(origin(address))) {
      throw Problem.invalid(
          List.of(
              new FieldError(
                  SiteForm.REDIRECT,
                  "must be an address of one of the project's allowed origins")));
    }
  }

  private static String origin(String address) {
    try {
      URI uri = URI.create(address);
      if (uri.getScheme() == null || uri.getHost() == null || uri.getUserInfo() != null) {
        return "";
      }
      String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
      return (uri.getScheme() + "://" + uri.getHost() + port).toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException noAddress) {
      return "";
    }
  }

  record Taken(String id) {}
}
