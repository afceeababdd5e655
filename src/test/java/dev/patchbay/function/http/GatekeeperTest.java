package dev.patchbay.function.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.function.http.Gatekeeper.Verdict;
import dev.patchbay.project.Caller;
import dev.patchbay.project.Gate;
import dev.patchbay.project.Gate.Setup;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GatekeeperTest {

  private static final String SETTINGS = "PUT /v1/projects/{project}/settings";
  private static final String CONNECT = "PUT /v1/projects/{project}/integration";
  private static final String READ = "GET /v1/projects/{project}/journal";
  private static final String RENAME = "PUT /v1/projects/{project}";

  /** 2026-11-30T12:00:00.4Z. */
  private static final Instant CHANGED = Instant.ofEpochMilli(1_796_040_000_400L);

  private static final Gate OPEN = Gate.OPEN.withSuperAdmin("anna");
  private static final Gate SETUP = OPEN.withSetup(new Setup("builtin", CHANGED, true, false));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          anna  | demo:super-admin            | super-admin
          anna  | demo:admin                  | super-admin admin
          anna  | demo:manager                | super-admin manager
          boris | demo:super-admin            | admin
          boris | demo:super-admin demo:admin | admin
          boris | demo:manager                | manager
          boris | operator                    | operator
          anna  | operator                    | operator
          boris | operator demo:super-admin   | operator admin
          anna  | operator demo:manager       | operator super-admin manager
          """)
  void the_kept_subject_is_the_one_super_admin_as_long_as_he_belongs_to_the_project(
      String subject, String groups, String roles) {
    Verdict verdict = decide(subject, groups, null, OPEN, READ);

    assertThat(verdict).isInstanceOf(Verdict.Admitted.class);
    Person person = ((Verdict.Admitted) verdict).person();
    assertThat(String.join(" ", person.labels())).isEqualTo(roles);
    assertThat(person.subject()).isEqualTo(subject);
  }

  @Test
  void the_first_super_admin_who_comes_is_kept() {
    assertThat(decide("anna", "demo:super-admin", null, Gate.OPEN, READ))
        .isEqualTo(new Verdict.BecomesSuperAdmin("anna"));
    assertThat(decide("anna", "demo:admin", null, Gate.OPEN, READ))
        .isInstanceOf(Verdict.Admitted.class);
  }

  @Test
  void a_token_that_names_nobody_cannot_be_kept() {
    Verdict verdict = decide(Caller.NOBODY, "demo:super-admin", null, Gate.OPEN, READ);

    assertThat(((Verdict.Admitted) verdict).person().labels()).containsExactly("admin");
  }

  @Test
  void a_token_of_before_the_change_makes_nobody_super_admin() {
    Gate gate = Gate.OPEN.withSessionsFrom(CHANGED);

    assertThat(code(decide("anna", "demo:super-admin", "1796039000", gate, READ)))
        .isEqualTo("401 session-ended");
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "-, 401 session-ended",
        "'', 401 session-ended",
        "soon, 401 session-ended",
        "1796039999, 401 session-ended",
        "1796040000, 401 session-ended",
        "1796040000.9, 401 session-ended",
        "1796040001, admitted",
        "1796040001.0, admitted",
        "1.796040001E9, admitted",
        "' 1796040002 ', admitted",
        "1e999999999, admitted",
        "-1, 401 session-ended"
      })
  void a_token_counts_when_its_second_is_after_the_moment(String issuedAt, String expected) {
    Gate gate = OPEN.withSessionsFrom(CHANGED);

    assertThat(code(decide("boris", "demo:admin", issuedAt, gate, READ))).isEqualTo(expected);
    assertThat(code(decide("anna", "demo:super-admin", issuedAt, gate, READ))).isEqualTo(expected);
    assertThat(code(decide("root", "operator", issuedAt, gate, READ))).isEqualTo("admitted");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-", "1"})
  void while_no_session_ended_any_token_counts(String issuedAt) {
    assertThat(code(decide("boris", "demo:admin", issuedAt, OPEN, READ))).isEqualTo("admitted");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          anna  | demo:super-admin | PUT /v1/projects/{project}/settings    | 423 crm-setup-required
          anna  | demo:super-admin | GET /v1/projects/{project}/journal     | 423 crm-setup-required
          anna  | demo:super-admin | DELETE /v1/projects/{project}/integration | 423 crm-setup-required
          anna  | demo:super-admin | PUT /v1/projects/{project}/integration | admitted
          anna  | demo:super-admin | GET /v1/projects/{project}/session     | admitted
          anna  | demo:super-admin | GET /v1/projects/{project}/audit       | admitted
          anna  | demo:super-admin | PUT /v1/projects/{project}/super-admin | admitted
          anna  | demo:super-admin | PUT /v1/projects/{project}             | 403 not-allowed
          root  | operator         | PUT /v1/projects/{project}/settings    | 423 crm-setup-required
          root  | operator         | PUT /v1/projects/{project}             | 423 crm-setup-required
          root  | operator         | DELETE /v1/projects/{project}          | admitted
          root  | operator         | PUT /v1/projects/{project}/integration | admitted
          boris | demo:super-admin | PUT /v1/projects/{project}/integration | 403 crm-setup-pending
          boris | demo:admin       | GET /v1/projects/{project}/session     | 403 crm-setup-pending
          boris | demo:manager     | GET /v1/projects/{project}/journal     | 403 crm-setup-pending
          """)
  void while_a_setup_is_open_only_the_way_out_is(
      String subject, String groups, String route, String expected) {
    assertThat(code(decide(subject, groups, null, SETUP, route))).isEqualTo(expected);
  }

  @Test
  void a_setup_that_is_done_keeps_nobody_out() {
    Gate done = OPEN.withSetup(new Setup("builtin", CHANGED, true, true));

    assertThat(code(decide("boris", "demo:admin", null, done, SETTINGS))).isEqualTo("admitted");
  }

  @Test
  void the_problem_names_both_steps_and_which_is_done() {
    Problem problem = problem(decide("anna", "demo:super-admin", null, SETUP, SETTINGS));

    assertThat(problem.body().get("steps"))
        .isEqualTo(
            List.of(
                new SetupSteps.Step("connect", true, CONNECT),
                new SetupSteps.Step(
                    "map-fields", false, "PUT /v1/projects/{project}/field-mapping")));
    assertThat(problem.body()).containsEntry("title", "Locked until the CRM is set up");
  }

  @Test
  void everyone_else_is_told_who_must_do_what() {
    assertThat(problem(decide("boris", "demo:admin", null, SETUP, READ)))
        .hasMessageContaining("super admin anna")
        .hasMessageContaining("connected the new CRM and mapped its fields");
    assertThat(problem(decide("boris", "demo:admin", null, SETUP.withSuperAdmin(null), READ)))
        .hasMessageContaining("the super admin has");
  }

  @Test
  void roles_are_asked_for_when_nothing_else_is_in_the_way() {
    assertThat(code(decide("boris", "demo:manager", null, OPEN, SETTINGS)))
        .isEqualTo("403 not-allowed");
    assertThat(code(decide("boris", "demo:super-admin", null, OPEN, CONNECT)))
        .isEqualTo("403 not-allowed");
    assertThat(code(decide("anna", "demo:super-admin", null, OPEN, RENAME)))
        .isEqualTo("403 not-allowed");
  }

  private static Verdict decide(
      String subject, String groups, String issuedAt, Gate gate, String route) {
    return Gatekeeper.decide(
        Caller.ofGroups(subject, groups), issuedAt, "demo", gate, Access.of(route));
  }

  private static String code(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Admitted _ -> "admitted";
      case Verdict.BecomesSuperAdmin _ -> "becomes super admin";
      case Verdict.Refused(Problem problem) -> problem.status() + " " + problem.code();
    };
  }

  private static Problem problem(Verdict verdict) {
    return ((Verdict.Refused) verdict).problem();
  }
}
