package dev.patchbay.scenario;

import static dev.patchbay.scenario.Samples.IHOR;
import static dev.patchbay.scenario.Samples.IRYNA;
import static dev.patchbay.scenario.Samples.OLENA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.project.Employee;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmployeesTest {

  private final Employees employees = new Employees(List.of(OLENA, IHOR, IRYNA));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "7001",
        "101",
        " 101 ",
        "SIP/101",
        "shop_olena",
        "SHOP_Olena",
        "SIP/shop_olena",
        "PJSIP/shop_olena",
        "sip:shop_olena@pbx.example",
        "+380501110001",
        "380501110001",
        "00380501110001",
        "0501110001",
        "050 111-00-01",
        "(050) 111 00 01",
        "Olena Koval",
        "  olena   KOVAL ",
        "olena@shop.example"
      })
  void olena_is_recognised_by_whatever_names_her(String handle) {
    assertThat(employees.byHandles(List.of(handle))).contains(OLENA);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "1",
        "1010",
        "0001",
        "10001",
        "+48501110001",
        "+501110001",
        "shop",
        "Olena",
        "Koval Olena",
        "SIP/"
      })
  void what_names_nobody_is_unknown(String handle) {
    assertThat(employees.byHandles(List.of(handle))).isEmpty();
  }

  @Test
  void the_first_handle_that_names_somebody_decides() {
    assertThat(employees.byHandles(List.of("999", "102", "Olena Koval"))).contains(IHOR);
  }

  @Test
  void a_name_that_two_people_share_names_neither_but_a_further_handle_may() {
    Employee namesake =
        new Employee("o2", "Olena Koval", null, "u2", List.of("105"), null, null, null);
    Employees both = new Employees(List.of(OLENA, namesake));
    assertThat(both.byHandles(List.of("Olena Koval"))).isEmpty();
    assertThat(both.byHandles(List.of("Olena Koval", "105"))).contains(namesake);
  }

  @Test
  void an_exact_login_wins_over_one_of_another_host() {
    Employee here =
        new Employee("a", "A", null, null, null, List.of("desk@kyiv.example"), null, null);
    Employee there =
        new Employee("b", "B", null, null, null, List.of("desk@lviv.example"), null, null);
    Employees both = new Employees(List.of(here, there));
    assertThat(both.byHandles(List.of("desk@lviv.example"))).contains(there);
    assertThat(both.byHandles(List.of("desk"))).isEmpty();
  }

  @Test
  void an_employee_without_a_name_or_handles_matches_nothing() {
    Employee bare = new Employee("x", null, null, null, List.of(""), List.of(" "), null, null);
    Employees one = new Employees(List.of(bare));
    assertThat(one.byHandles(Arrays.asList("", "SIP/", null, "x"))).isEmpty();
    assertThat(one.anyOnLine("+380501110001")).isEmpty();
    assertThat(one.anyOnLine(null)).isEmpty();
  }
}
