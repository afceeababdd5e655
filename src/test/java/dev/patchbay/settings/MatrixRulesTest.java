package dev.patchbay.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.patchbay.crm.CrmMetadata.Capability;
import dev.patchbay.intake.FieldError;
import dev.patchbay.store.Json;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class MatrixRulesTest {

  /** {@code usual} has everything but leads with deals, {@code orders} as its name says. */
  private static final String TABLE =
      """
      crm    | row                   | columns                         | refused column | because
      usual  | in-answered-new       | contact lead task note          | -              | -
      usual  | in-answered-new       | organization lead note          | -              | -
      usual  | in-answered-new       | lead note                       | lead           | a lead always belongs to one
      usual  | in-answered-new       | contact lead deal               | deal           | in Usual, where a lead becomes a deal
      usual  | form                  | contact lead deal               | deal           | in Usual, where a lead becomes a deal
      none   | in-answered-new       | lead note                       | lead           | a lead always belongs to one
      orders | in-answered-new       | lead note                       | -              | -
      none   | in-answered-new       | contact lead deal               | deal           | no CRM is connected
      orders | in-answered-new       | contact lead deal note          | -              | -
      orders | in-answered-new       | deal note noteOnAll             | -              | -
      orders | in-answered-new       | contact task                    | task           | Orders has no tasks
      orders | form                  | contact organization            | organization   | Orders has no organizations
      bare   | in-answered-existing  | note                            | note           | Bare has no notes
      bare   | in-answered-existing  | deal                            | deal           | Bare has no deals
      bare   | in-missed-new         | contact lead                    | lead           | Bare has no leads
      usual  | in-answered-new       | organization                    | organization   | not found again
      usual  | in-missed-new         | task                            | task           | needs a record
      usual  | out-answered-new      | note                            | note           | needs a record
      usual  | form                  | note                            | note           | needs a record
      usual  | messenger             | note                            | note           | needs a record
      usual  | out-answered-existing | task note                       | -              | -
      usual  | in-missed-existing    | task                            | -              | -
      usual  | out-failed-new        |                                 | -              | -
      usual  | messenger             | contact task                    | task           | asks for no work
      usual  | form                  | contact task                    | -              | -
      usual  | in-answered-new       | contact noteOnAll               | noteOnAll      | needs note
      usual  | in-answered-new       | contact colour                  | colour         | is no column; columns are contact
      usual  | ringing               | contact                         |                | is no row; rows are in-answered-new
      """;

  @TestFactory
  Stream<DynamicTest> each_row_is_possible_or_refused_with_its_reason() {
    return TABLE
        .lines()
        .skip(1)
        .map(line -> Arrays.stream(line.split("\\|")).map(String::strip).toList())
        .map(
            row ->
                DynamicTest.dynamicTest(
                    row.getFirst() + ": " + row.get(1) + ": " + row.get(2), () -> check(row)));
  }

  private static void check(List<String> row) {
    String columns =
        Stream.of(row.get(2).split(" "))
            .filter(column -> !column.isEmpty())
            .map(column -> "\"" + column + "\": true")
            .collect(Collectors.joining(", "));
    List<FieldError> errors =
        errors(crm(row.getFirst()), "{\"%s\": {%s}}".formatted(row.get(1), columns));
    if (row.get(3).equals("-")) {
      assertThat(errors).isEmpty();
      return;
    }
    String field = "rows." + row.get(1) + (row.get(3).isEmpty() ? "" : "." + row.get(3));
    assertThat(errors)
        .singleElement()
        .satisfies(
            error -> {
              assertThat(error.field()).isEqualTo(field);
              assertThat(error.reason()).contains(row.get(4));
            });
  }

  @Test
  void every_fault_of_every_row_is_reported_at_once() {
    assertThat(
            errors(
                crm("usual"),
                """
                {"form": {"lead": true, "deal": true}, "messenger": {"task": "yes"},
                 "in-missed-new": 5, "other": {}}
                """))
        .extracting(FieldError::field)
        .containsExactly(
            "rows.form.lead",
            "rows.form.deal",
            "rows.messenger.task",
            "rows.in-missed-new",
            "rows.other");
  }

  @Test
  void rows_must_be_an_object_and_a_row_that_is_null_is_as_recommended() {
    assertThat(errors(crm("usual"), "[]")).extracting(FieldError::field).containsExactly("rows");
    assertThat(errors(crm("usual"), "{\"form\": null}")).isEmpty();
  }

  private static List<FieldError> errors(CrmFacts crm, String rows) {
    return new MatrixRules(crm).check("rows", new Json().read(rows, JsonNode.class));
  }

  private static CrmFacts crm(String name) {
    Set<Capability> usual =
        EnumSet.complementOf(EnumSet.of(Capability.LEAD_WITH_DEAL, Capability.LEAD_ALONE));
    return switch (name) {
      case "usual" -> facts("Usual", usual);
      case "bare" -> facts("Bare", EnumSet.of(Capability.CONTACTS));
      case "orders" ->
          facts(
              "Orders",
              EnumSet.complementOf(EnumSet.of(Capability.TASKS, Capability.ORGANIZATIONS)));
      case "none" -> CrmFacts.NONE;
      default -> throw new IllegalArgumentException(name);
    };
  }

  private static CrmFacts facts(String title, Set<Capability> capabilities) {
    return new CrmFacts(title, capabilities, CrmFacts.NONE.described());
  }
}
