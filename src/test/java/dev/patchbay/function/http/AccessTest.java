package dev.patchbay.function.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class AccessTest {

  @Test
  void a_route_that_is_not_in_the_table_does_not_exist() {
    assertThatThrownBy(() -> Access.of("GET /v1/secrets")).isInstanceOf(Problem.class);
    assertThatThrownBy(() -> Access.of(null)).isInstanceOf(Problem.class);
  }

  @Test
  void what_asks_only_is_not_audited() {
    assertThat(Access.of("POST /v1/projects/{project}/journal/{id}/explain").audited()).isFalse();
    assertThat(Access.of("POST /v1/projects/{project}/duplicates/check").audited()).isFalse();
    assertThat(Access.of("GET /v1/projects/{project}/settings").audited()).isFalse();
  }

  @Test
  void every_other_route_on_which_a_person_sends_something_is_audited() {
    assertThat(Access.all().entrySet())
        .filteredOn(route -> !route.getValue().roles().isEmpty())
        .filteredOn(route -> !route.getKey().startsWith("GET "))
        .filteredOn(route -> !route.getValue().audited())
        .extracting(Map.Entry::getKey)
        .allMatch(route -> route.matches("POST .*/(explain|check|preview)"));
  }

  @Test
  void machines_are_never_audited_and_need_no_setup() {
    assertThat(Access.all().values())
        .filteredOn(Access::byIngestToken)
        .noneMatch(access -> access.audited() || access.duringSetup());
  }

  @Test
  void audited_routes_belong_to_a_project() {
    assertThat(Access.all().entrySet())
        .filteredOn(route -> route.getValue().audited())
        .extracting(Map.Entry::getKey)
        .allMatch(route -> route.contains(" /v1/projects/{project}"));
  }
}
