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
 * Who may use a route, and when. The one table of it; a test holds it to the API's description.
 *
 * @param roles empty for routes that a machine uses with its ingest token, or everybody
 * @param duringSetup whether the super admin and operators may use it while a change of CRM waits
 *     for its setup
 * @param audited whether a person changes something with it, which goes into the audit log
 */
public record Access(Set<Role> roles, boolean duringSetup, boolean audited) {

  private static final Set<Role> MACHINES = Set.of();
  private static final Set<Role> EVERYBODY = Set.of(OPERATOR, SUPER_ADMIN, ADMIN, MANAGER);
  private static final Set<Role> ADMINS = Set.of(OPERATOR, SUPER_ADMIN, ADMIN);
  private static final Set<Role> SUPER_ADMINS = Set.of(OPERATOR, SUPER_ADMIN);

  /** For what not even an operator may decide in the place of the project's super admin. */
  private static final Set<Role> SUPER_ADMIN_ALONE = Set.of(SUPER_ADMIN);

  private static final Set<Role> OPERATORS = Set.of(OPERATOR);

  private static final String PROJECT = "/v1/projects/{project}";

  /** The way out of an open setup, and what says how things stand. */
  private static final Set<String> DURING_SETUP =
      Set.of(
          "GET " + PROJECT,
          "DELETE " + PROJECT,
          "GET " + PROJECT + "/session",
          "PUT " + PROJECT + "/super-admin",
          "GET " + PROJECT + "/audit",
          "GET " + PROJECT + "/integration",
          "PUT " + PROJECT + "/integration",
          "GET " + PROJECT + "/crm-schema",
          "GET " + PROJECT + "/field-mapping",
          "PUT " + PROJECT + "/field-mapping");

  /** All routes below it are part of the way out, too. */
  private static final String CHANGE = PROJECT + "/integration/change";

  /** A POST whose path ends so asks something and changes nothing. */
  private static final Set<String> QUESTIONS = Set.of("explain", "check", "preview");

  private static final Map<String, Set<Role>> ROLES =
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
          Map.entry("POST " + PROJECT + "/crm/{kind}", ADMINS),
          Map.entry("PATCH " + PROJECT + "/crm/{kind}/{id}", ADMINS),
          Map.entry("DELETE " + PROJECT + "/crm/{kind}/{id}", ADMINS),
          Map.entry("GET " + PROJECT + "/crm-stages", ADMINS),
          Map.entry("PUT " + PROJECT + "/crm-stages", ADMINS),
          Map.entry("GET /v1/crms", EVERYBODY),
          Map.entry("GET " + PROJECT + "/integration", ADMINS),
          Map.entry("GET " + PROJECT + "/crm-schema", ADMINS),
          Map.entry("GET " + PROJECT + "/status-groups", EVERYBODY),
          Map.entry("PUT " + PROJECT + "/status-groups", ADMINS),
          Map.entry("PATCH " + PROJECT + "/status-groups", ADMINS),
          Map.entry("POST " + PROJECT + "/status-groups/refresh", ADMINS),
          Map.entry("GET " + PROJECT + "/status-groups/history", EVERYBODY),
          Map.entry("GET " + PROJECT + "/report", EVERYBODY),
          Map.entry("GET " + PROJECT + "/sync", ADMINS),
          Map.entry("POST " + PROJECT + "/sync", ADMINS),
          Map.entry("GET " + PROJECT + "/mirror/{kind}", EVERYBODY),
          Map.entry("POST " + PROJECT + "/crm-events/{crm}", MACHINES),
          Map.entry("PUT " + PROJECT + "/integration", SUPER_ADMINS),
          Map.entry("DELETE " + PROJECT + "/integration", SUPER_ADMINS),
          Map.entry("GET " + PROJECT + "/integration/change", ADMINS),
          Map.entry("POST " + PROJECT + "/integration/change", SUPER_ADMIN_ALONE),
          Map.entry("POST " + PROJECT + "/integration/change/preview", SUPER_ADMINS),
          Map.entry("POST " + PROJECT + "/integration/change/undo", SUPER_ADMIN_ALONE),
          Map.entry("GET " + PROJECT + "/integration/change/bring-along", ADMINS),
          Map.entry("POST " + PROJECT + "/integration/change/bring-along", SUPER_ADMIN_ALONE),
          Map.entry(
              "POST " + PROJECT + "/integration/change/bring-along/decide", SUPER_ADMIN_ALONE),
          Map.entry("GET " + PROJECT + "/field-mapping", ADMINS),
          Map.entry("PUT " + PROJECT + "/field-mapping", SUPER_ADMINS),
          Map.entry("GET /v1/projects", OPERATORS),
          Map.entry("GET " + PROJECT, EVERYBODY),
          Map.entry("PUT " + PROJECT, OPERATORS),
          Map.entry("DELETE " + PROJECT, OPERATORS),
          Map.entry("GET " + PROJECT + "/session", EVERYBODY),
          Map.entry("PUT " + PROJECT + "/super-admin", SUPER_ADMINS),
          Map.entry("GET " + PROJECT + "/audit", ADMINS),
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

  private static final Map<String, Access> TABLE =
      ROLES.entrySet().stream()
          .collect(
              Collectors.toUnmodifiableMap(
                  Map.Entry::getKey, entry -> of(entry.getKey(), entry.getValue())));

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

  private static Access of(String route, Set<Role> roles) {
    String method = route.substring(0, route.indexOf(' '));
    String path = route.substring(method.length() + 1);
    boolean change = path.equals(CHANGE) || path.startsWith(CHANGE + "/");
    boolean asks =
        method.equals("GET")
            || method.equals("POST")
                && QUESTIONS.contains(path.substring(path.lastIndexOf('/') + 1));
    return new Access(roles, change || DURING_SETUP.contains(route), !roles.isEmpty() && !asks);
  }

  /** Whether it is about projects as wholes, which need not exist: making and removing them. */
  boolean ofOperatorsOnly() {
    return roles.equals(OPERATORS);
  }

  boolean byIngestToken() {
    return roles.isEmpty();
  }

  String labels() {
    return new TreeSet<>(roles).stream().map(Role::label).collect(Collectors.joining(", "));
  }
}
