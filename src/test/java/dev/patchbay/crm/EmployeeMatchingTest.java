package dev.patchbay.crm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.crm.Connected.CrmUser;
import dev.patchbay.project.Employee;
import java.util.List;
import org.junit.jupiter.api.Test;

class EmployeeMatchingTest {

  private static final List<CrmUser> USERS =
      List.of(
          new CrmUser("1", "Olena Koval", "olena@shop.example"),
          new CrmUser("2", " ihor   BONDAR", null),
          new CrmUser("3", "Anna Lys", "a1@shop.example"),
          new CrmUser("4", "Anna Lys", "a2@shop.example"),
          new CrmUser("5", " ", "sales@shop.example"));

  @Test
  void the_user_that_was_set_comes_before_the_e_mail_and_the_e_mail_before_the_name() {
    assertThat(user(employee("x", "Olena Koval", "a1@shop.example", "2"))).isEqualTo("2");
    assertThat(user(employee("x", "Olena Koval", "A1@shop.example", null))).isEqualTo("3");
    assertThat(user(employee("x", "olena  koval", null, null))).isEqualTo("1");
  }

  @Test
  void case_and_spaces_of_a_name_do_not_matter() {
    assertThat(user(employee("x", "Ihor Bondar ", null, null))).isEqualTo("2");
  }

  @Test
  void a_name_that_two_users_have_says_nothing() {
    assertThat(user(employee("x", "Anna Lys", null, null))).isNull();
  }

  @Test
  void a_user_of_another_crm_is_forgotten() {
    assertThat(user(employee("x", "Somebody", null, "99"))).isNull();
  }

  @Test
  void every_user_who_is_nobodys_yet_becomes_an_employee() {
    List<Employee> known =
        EmployeeMatching.match(
            List.of(
                employee("olena", "Olena", "olena@shop.example", null),
                employee("crm-4", "Another", null, null)),
            USERS);
    assertThat(EmployeeMatching.missing(known, USERS))
        .containsExactly(
            new Employee("crm-2", "ihor BONDAR", null, "2", null, null, null, null),
            new Employee("crm-3", "Anna Lys", "a1@shop.example", "3", null, null, null, null),
            new Employee(
                "crm-5", "sales@shop.example", "sales@shop.example", "5", null, null, null, null));
  }

  private static String user(Employee employee) {
    return EmployeeMatching.match(List.of(employee), USERS).getFirst().crmUser();
  }

  private static Employee employee(String id, String name, String email, String user) {
    return new Employee(id, name, email, user, null, null, null, null);
  }
}
