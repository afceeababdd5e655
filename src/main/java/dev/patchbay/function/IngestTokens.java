package dev.patchbay.function;

import dev.patchbay.function.http.HttpRequest;
import dev.patchbay.function.http.Problem;
import dev.patchbay.project.Project;
import dev.patchbay.project.Projects;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where a sender puts its ingest token: the bearer header, or the path or query for senders that
 * can do no better.
 */
final class IngestTokens {

  private static final String BEARER = "Bearer ";
  private static final String QUERY = "token";

  private IngestTokens() {}

  static String of(HttpRequest request) {
    String header = request.headers().getOrDefault("authorization", "");
    if (header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
      return header.substring(BEARER.length()).strip();
    }
    return request.path().getOrDefault("token", request.query().get(QUERY));
  }

  /** The project whose token it is; an unknown project and a wrong token are not told apart. */
  static Project project(HttpRequest request, Projects projects) {
    return projects
        .authenticate(request.path().get("project"), of(request))
        .orElseThrow(IngestTokens::refused);
  }

  /** The same answer for a wrong token and for a project that does not exist. */
  static Problem refused() {
    return new Problem(
        401,
        "not-authenticated",
        "The ingest token is missing or wrong for this project.",
        List.of());
  }

  /** The query without the secret, which must not be kept with the event. */
  static Map<String, String> without(Map<String, String> query) {
    Map<String, String> rest = new HashMap<>(query);
    rest.remove(QUERY);
    return rest;
  }
}
