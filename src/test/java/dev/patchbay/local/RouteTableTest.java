package dev.patchbay.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.local.TemplateResources.Route;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RouteTableTest {
  private final RouteTable table =
      new RouteTable(
          List.of(
              route("greedy", "ANY", "/v1/{proxy+}"),
              route("read", "GET", "/v1/projects/{project}"),
              route("any", "ANY", "/v1/projects/{project}"),
              route("list", "GET", "/v1/projects/all"),
              route("call", "POST", "/v1/projects/{project}/calls/{source}")));

  @ParameterizedTest
  @CsvSource({
    "GET,    /v1/projects/all,                  list",
    "GET,    /v1/projects/demo,                 read",
    "PUT,    /v1/projects/demo,                 any",
    "POST,   /v1/projects/demo/calls/ringostat, call",
    "GET,    /v1/projects/demo/calls/ringostat, greedy",
    "POST,   /v1/other,                         greedy",
    "GET,    /v2/projects,                      ",
    "GET,    /,                                 ",
  })
  void the_most_specific_route_answers(String method, String path, String function) {
    assertThat(table.match(method, path).map(match -> match.route().function()).orElse(null))
        .isEqualTo(function);
  }

  @Test
  void path_parameters_are_decoded_and_a_plus_stays_a_plus() {
    var match = table.match("POST", "/v1/projects/a%20b/calls/+380").orElseThrow();

    assertThat(match.parameters()).containsEntry("project", "a b").containsEntry("source", "+380");
  }

  @Test
  void the_rest_of_a_path_is_one_parameter() {
    assertThat(table.match("GET", "/v1/x/y/z").orElseThrow().parameters())
        .containsEntry("proxy", "x/y/z");
  }

  private static Route route(String function, String method, String path) {
    return new Route(function, method, path, true, Duration.ofSeconds(3));
  }
}
