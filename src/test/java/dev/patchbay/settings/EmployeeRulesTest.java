package dev.patchbay.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.patchbay.intake.FieldError;
import dev.patchbay.store.Json;
import java.util.List;
import org.junit.jupiter.api.Test;

class EmployeeRulesTest {

  private final Json json = new Json();
  private final EmployeeRules rules = new EmployeeRules(json.mapper());

  @Test
  void a_list_of_employees_is_read() {
    var checked =
        check("[{\"id\":\"anna\",\"name\":\"Anna\",\"crmUser\":\"7\",\"extensions\":[\"101\"]}]");
    assertThat(checked).isInstanceOf(EmployeeRules.Checked.Valid.class);
  }

  @Test
  void what_is_missing_or_unknown_is_named_with_its_place() {
    assertThat(faults("[{\"id\":\"anna\",\"name\":\"Anna\"},{\"name\":\"\",\"extension\":\"1\"}]"))
        .extracting(FieldError::field)
        .containsExactly("employees[1].id", "employees[1].name", "employees[1].extension");
  }

  @Test
  void two_employees_cannot_share_an_id_or_an_extension() {
    assertThat(
            faults(
                """
                [{"id":"a","name":"A","extensions":["101"]},
                 {"id":"a","name":"B"},
                 {"id":"c","name":"C","numbers":["101"]}]
                """))
        .extracting(FieldError::field)
        .containsExactly("employees[1].id", "employees[2]");
  }

  @Test
  void something_else_than_a_list_is_refused() {
    assertThat(faults("{}")).extracting(FieldError::field).containsExactly("employees");
  }

  private List<FieldError> faults(String list) {
    return ((EmployeeRules.Checked.Invalid) check(list)).errors();
  }

  private EmployeeRules.Checked check(String list) {
    return rules.check(json.read(list, JsonNode.class));
  }
}
