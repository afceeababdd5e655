package dev.patchbay.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallerTest {

  private static final Set<Role> ALL = EnumSet.allOf(Role.class);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[demo:admin other:manager]",
        "demo:admin,other:manager",
        "[\"demo:admin\", \"other:manager\"]"
      })
  void groups_are_read_in_every_way_an_authorizer_hands_them_on(String groups) {
    Caller caller = Caller.ofGroups("anna", groups);
    assertThat(caller.mayIn("demo", Set.of(Role.ADMIN))).isTrue();
    assertThat(caller.mayIn("demo", Set.of(Role.MANAGER))).isFalse();
    assertThat(caller.mayIn("other", Set.of(Role.MANAGER))).isTrue();
    assertThat(caller.mayIn("third", ALL)).isFalse();
  }

  @Test
  void an_operator_acts_in_every_project() {
    assertThat(Caller.ofGroups("root", "[operator]").mayIn("any", Set.of(Role.OPERATOR))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "admin", "demo:", ":admin", "demo:operator", "demo:root", "Operator"})
  void a_group_that_is_none_of_ours_gives_nothing(String groups) {
    Caller caller = Caller.ofGroups("anna", groups);
    assertThat(caller.mayIn("demo", ALL)).isFalse();
    assertThat(caller.mayAnywhere(ALL)).isFalse();
  }

  @Test
  void no_claim_at_all_gives_nothing() {
    assertThat(Caller.ofGroups("anna", null).mayAnywhere(ALL)).isFalse();
  }
}
