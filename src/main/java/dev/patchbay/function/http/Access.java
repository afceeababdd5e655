package dev.patchbay.function.http;

import static dev.patchbay.project.Role.ADMIN;
import static dev.patchbay.project.Role.MANAGER;
import static dev.patchbay.project.Role.OPERATOR;
import static dev.patchbay.project.Role.SUPER_ADMIN;

import dev.patchbay.project.Role;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Who may use a route. The one table of it; a test holds it to the API's description.
 *
 * @param roles empty for routes that a machine uses with its ingest token, or everybody
 */
public record Access(Set<Role> roles) {

  private static final Access MACHINES = new Access(Set.of());
  private static final Access EVERYBODY = new Access(Set.of(OPERATOR, SUPER_ADMIN, ADMIN, MANAGER));
  private static final Access ADMINS = new Access(Set.of(OPERATOR, SUPER_ADMIN, ADMIN));
  private static final Access SUPER_ADMINS = new Access(Set.of(OPERATOR, SUPER_ADMIN));
  private static final Access ONLY_SUPER_ADMIN = new Access(Set.of(SUPER_ADMIN));
  private static final Access OPERATORS = new Access(Set.of(OPERATOR));

  private static final String PROJECT = "/v1/projects/{project}";

  private static final Map<String, Access> TABLE =
      Map.ofEntries(
          Map.entry("POST " + PROJECT + "/calls/{source}", MACHINES),
          Map.entry("POST " + PROJECT + "/calls/{source}/{token}", MACHINES),
          Map.entry("POST " + PROJECT + "/forms", MACHINES),
          Map.entry("OPTIONS " + PROJECT + "/forms", MACHINES),
          Map.entry("POST " + PROJECT + "/forms/{token}", MACHINES),
          Map.entry("OPTIONS " + PROJECT + "/forms/{token}", MACHINES),
          Map.entry("GET /api/proxy/1.0/leads/add", MACHINES),
          Map.entry("POST /api/proxy/1.0/leads/add", MACHINES),
          Map.entry("POST /integration/webhook", MACHINES),
          Map.entry("POST " + PROJECT + "/messengers", MACHINES),
          Map.entry("GET " + PROJECT + "/calls/{source}", MACHINES),
          Map.entry("GET " + PROJECT + "/calls/{source}/{token}", MACHINES),
          Map.entry("GET " + PROJECT + "/callers/{phone}", EVERYBODY),
          Map.entry("GET " + PROJECT + "/lookup/{phone}", MACHINES),
          Map.entry("GET " + PROJECT + "/routing/{source}", MACHINES),
          Map.entry("POST " + PROJECT + "/routing/{source}", MACHINES),
          Map.entry("GET " + PROJECT + "/routing/{source}/{token}", MACHINES),
          Map.entry("POST " + PROJECT + "/routing/{source}/{token}", MACHINES),
          Map.entry("GET /openapi.json", MACHINES),
          Map.entry("GET " + PROJECT + "/journal", EVERYBODY),
          Map.entry("GET " + PROJECT + "/journal/{id}", EVERYBODY),
          Map.entry("POST " + PROJECT + "/journal/redrive", ADMINS),
          Map.entry("POST " + PROJECT + "/journal/{id}/redrive", ADMINS),
          Map.entry("POST " + PROJECT + "/journal/{id}/explain", ADMINS),
          Map.entry("GET " + PROJECT + "/crm/{kind}", EVERYBODY),
          Map.entry("GET " + PROJECT + "/crm/{kind}/{id}", EVERYBODY),
          Map.entry("GET /v1/crms", EVERYBODY),
          Map.entry("GET " + PROJECT + "/integration", ADMINS),
          Map.entry("GET " + PROJECT + "/crm-schema", ADMINS),
          Map.entry("PUT " + PROJECT + "/integration", SUPER_ADMINS),
          Map.entry("DELETE " + PROJECT + "/integration", SUPER_ADMINS),
          Map.entry("GET " + PROJECT + "/integration/change", ADMINS),
          Map.entry("POST " + PROJECT + "/integration/change", ONLY_SUPER_ADMIN),
          Map.entry("POST " + PROJECT + "/integration/change/preview", SUPER_ADMINS),
          Map.entry("POST " + PROJECT + "/integration/change/undo", ONLY_SUPER_ADMIN),
          Map.entry("GET " + PROJECT + "/field-mapping", ADMINS),
          Map.entry("PUT " + PROJECT + "/field-mapping", SUPER_ADMINS),
          Map.entry("GET " + PROJECT, EVERYBODY),
          Map.entry("PUT " + PROJECT, OPERATORS),
          Map.entry("GET " + PROJECT + "/settings", ADMINS),
          Map.entry("PUT " + PROJECT + "/settings", ADMINS),
          Map.entry("PATCH " + PROJECT + "/settings", ADMINS),
          Map.entry("GET " + PROJECT + "/settings/matrix", ADMINS),
          Map.entry("PUT " + PROJECT + "/settings/matrix", ADMINS),
          Map.entry("GET " + PROJECT + "/settings/matrix/versions", ADMINS),
          Map.entry("GET " + PROJECT + "/settings/matrix/versions/{version}", ADMINS),
          Map.entry("POST " + PROJECT + "/employees/import", ADMINS),
          Map.entry("GET " + PROJECT + "/employees", EVERYBODY),
          Map.entry("PUT " + PROJECT + "/employees", ADMINS),
          Map.entry("GET " + PROJECT + "/sources", ADMINS),
          Map.entry("PUT " + PROJECT + "/sources/{source}", SUPER_ADMINS),
          Map.entry("DELETE " + PROJECT + "/sources/{source}", SUPER_ADMINS),
          Map.entry("POST " + PROJECT + "/ingest-token", SUPER_ADMINS),
          Map.entry("POST " + PROJECT + "/read-key", SUPER_ADMINS),
          Map.entry("GET " + PROJECT + "/sent-leads", EVERYBODY),
          Map.entry("POST " + PROJECT + "/duplicates/check", EVERYBODY),
          Map.entry("GET /api/v1/project/proxy-leads", MACHINES),
          Map.entry("GET /api/v1/project/proxy-leads/duplicates", MACHINES),
          Map.entry("GET /api/v1/project/proxy-leads/{id}", MACHINES),
          Map.entry("POST " + PROJECT + "/form-key", SUPER_ADMINS),
          Map.entry("DELETE " + PROJECT + "/clients/{phone}", SUPER_ADMINS));

  /** The access of a route; a route that is not in the table does not exist. */
  public static Access of(String route) {
    Access access = route == null ? null : TABLE.get(route);
    if (access == null) {
      throw Problem.notFound("There is no such route.");
    }
    return access;
  }

  /** All routes with those who may use them. */
  public static Map<String, Access> all() {
    return TABLE;
  }

  boolean byIngestToken() {
    return roles.isEmpty();
  }

  String labels() {
    return new TreeSet<>(roles).stream().map(Role::label).collect(Collectors.joining(", "));
  }
}
