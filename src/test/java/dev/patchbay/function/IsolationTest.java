package dev.patchbay.function;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.patchbay.function.Api.Reply;
import dev.patchbay.project.Role;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A project sees only itself, on every route that the API's description names. */
@QuarkusTest
class IsolationTest extends HubTest {

  private static final String PROJECT = "/v1/projects/{project}";

  private final List<Route> routes = routes();

  @Test
  void every_route_with_a_project_is_there_to_be_tried() {
    assertThat(routes).hasSizeGreaterThan(15);
  }

  @Test
  void every_role_may_what_the_description_says_and_nothing_else() {
    for (Route route : routes) {
      for (Role role : Role.values()) {
        String group = role == Role.OPERATOR ? "operator" : project.id + ":" + role.label();

        Reply reply = call(route, anonymous.as(group));

        if (route.roles.contains(role.label())) {
          assertThat(reply.status()).as(route + " as " + role).isNotIn(401, 403);
          assertThat(reply.text("/detail")).isNotEqualTo("There is no such project.");
        } else {
          assertThat(reply.status()).as(route + " as " + role).isEqualTo(403);
        }
      }
    }
  }

  @Test
  void for_strangers_the_project_does_not_exist() {
    List<Api> strangers =
        Stream.concat(
                Stream.of(Role.values())
                    .filter(role -> role != Role.OPERATOR)
                    .map(role -> anonymous.as("other:" + role.label())),
                Stream.of(
                    anonymous.as(),
                    anonymous.as("admin"),
                    anonymous.as(project.id),
                    anonymous.as(project.id + ":"),
                    anonymous.as(project.id + ":operator"),
                    anonymous.as(project.id + "x:super-admin"),
                    anonymous.as("x" + project.id + ":super-admin"),
                    anonymous.as("other:" + project.id + ":admin")))
            .toList();
    for (Route route : routes) {
      for (Api stranger : strangers) {
        Reply reply = call(route, stranger);

        assertThat(reply.status()).as(route.toString()).isEqualTo(404);
        assertThat(reply.answer().body())
            .isEqualTo(stranger.get("/v1/projects/never-made").answer().body());
      }
    }
  }

  @Test
  void without_a_token_nothing_is_answered() {
    for (Route route : routes) {
      var answer =
          anonymous.gateway().send(route.method, route.target(project.id), Map.of(), new byte[0]);
      assertThat(answer.status()).as(route.toString()).isEqualTo(401);
    }
  }

  @Test
  void an_entry_of_one_project_is_not_found_in_another() {
    String id = project.delivered("c1", sqs, queue);
    TestProject other = new TestProject(anonymous);

    Api both = anonymous.as(project.id + ":admin", other.id + ":admin");
    both.get(project.path + "/journal/" + id).expect(200);
    both.get(other.path + "/journal/" + id).expect(404);
    both.post(other.path + "/journal/" + id + "/redrive", "").expect(404);
    both.post(other.path + "/journal/" + id + "/explain", "").expect(404);
    assertThat(both.get(other.path + "/journal").body().path("entries")).isEmpty();
    assertThat(both.get(other.path + "/crm/leads").body().path("records")).isEmpty();
    assertThat(both.get(other.path + "/crm/leads?phone=0500000001").body().path("records"))
        .isEmpty();
  }

  @Test
  void the_same_call_in_two_projects_is_two_interactions() {
    TestProject other = new TestProject(anonymous);

    assertThat(other.delivered("c1", sqs, queue)).isNotEqualTo(project.delivered("c1", sqs, queue));
    assertThat(other.admin.get(other.path + "/crm/leads").body().path("records")).hasSize(1);
  }

  @Test
  void a_cursor_of_one_project_leads_nowhere_in_another() {
    for (String call : List.of("c1", "c2", "c3")) {
      project.delivered(call, sqs, queue);
    }
    TestProject other = new TestProject(anonymous);
    other.delivered("c1", sqs, queue);

    for (String list : List.of("/journal?limit=1", "/crm/notes?limit=1")) {
      String cursor = project.admin.get(project.path + list).expect(200).text("/cursor");
      assertThat(cursor).isNotBlank();
      other
          .admin
          .get(other.path + list + "&cursor=" + cursor)
          .refuses(400, "invalid-input", "cursor", "not one of ours");
    }
  }

  @Test
  void an_ingest_token_opens_its_own_project_only() {
    TestProject other = new TestProject(anonymous);
    String body = TestProject.answered("c1", TestProject.CLIENT);

    project.machine.post(other.path + "/calls/generic", body).expect(401);
    anonymous.post(other.path + "/calls/generic/" + project.ingestToken, body).expect(401);
  }

  @Test
  void erasing_a_person_in_one_project_leaves_him_in_another() {
    TestProject other = new TestProject(anonymous);
    String kept = other.delivered("c1", sqs, queue);
    project.delivered("c1", sqs, queue);

    project.operator.delete(project.path + "/clients/0500000001").expect(200);

    other.admin.get(other.path + "/journal/" + kept).expect(200);
  }

  /** Where a body is wanted it is one that is refused after access was given. */
  private Reply call(Route route, Api as) {
    return as.send(
        route.method, route.target(project.id), route.takesBody ? "{\"refused\": 1}" : "");
  }

  private static List<Route> routes() {
    JsonNode document;
    try {
      document = new ObjectMapper().readTree(Path.of("src/main/resources/openapi.json").toFile());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    List<Route> routes = new ArrayList<>();
    for (var path : document.path("paths").properties()) {
      for (var operation : path.getValue().properties()) {
        JsonNode roles = operation.getValue().path("x-roles");
        if (path.getKey().startsWith(PROJECT) && !roles.isEmpty()) {
          routes.add(
              new Route(
                  operation.getKey().toUpperCase(Locale.ROOT),
                  path.getKey(),
                  operation.getValue().has("requestBody"),
                  roles.valueStream().map(JsonNode::asText).collect(Collectors.toSet())));
        }
      }
    }
    return routes;
  }

  private record Route(String method, String path, boolean takesBody, Set<String> roles) {

    String target(String project) {
      return path.replace("{project}", project)
          .replace("{id}", "nothing")
          .replace("{kind}", "leads")
          .replace("{source}", "twilio")
          .replace("{phone}", "0500000099");
    }
  }
}
