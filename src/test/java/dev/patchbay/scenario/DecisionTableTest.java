package dev.patchbay.scenario;

import static dev.patchbay.scenario.Samples.STARTED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.crm.Action;
import dev.patchbay.crm.Action.AddNote;
import dev.patchbay.crm.Action.CreateContact;
import dev.patchbay.crm.Action.CreateLead;
import dev.patchbay.crm.Action.CreateOrganization;
import dev.patchbay.crm.Action.CreateTask;
import dev.patchbay.crm.Target;
import dev.patchbay.project.Project;
import dev.patchbay.scenario.Samples.CallBuilder;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The decision table with the default settings. Olena (u-olena) is responsible for the client where
 * the CRM knows him, Ihor (u-ihor) is her colleague, Iryna (u-senior) the senior manager. A task is
 * written as "kind for whom": done tasks carry the time of the call, the others are due 4 hours
 * after its end.
 */
class DecisionTableTest {

  private static final String TABLE =
      """
      | row    | client         | call                | made                        | owner    | note on | tasks                                             | tasks belong to                         |
      | row-1  | new            | answered by Olena   | organization, contact, lead | u-olena  | lead    | call for u-olena (done)                           | new lead, new contact, new organization |
      | row-1  | new            | answered by Ihor    | organization, contact, lead | u-ihor   | lead    | call for u-ihor (done)                            | new lead, new contact, new organization |
      | row-2  | new            | answered by unknown | organization, contact, lead | u-senior | lead    | settings for u-senior (+4 h)                      | new lead, new contact, new organization |
      | row-3  | new            | missed              | organization, contact, lead | u-senior | lead    | missed for u-senior (+4 h)                        | new lead, new contact, new organization |
      | row-4  | open lead      | answered by Olena   | -                           | -        | l1      | call for u-olena (done)                           | l1, c1, o1                              |
      | row-5  | open lead      | answered by Ihor    | -                           | -        | l1      | call for u-ihor (done), review for u-olena (+4 h) | l1, c1, o1                              |
      | row-6  | open lead      | answered by unknown | -                           | -        | l1      | settings for u-senior (+4 h)                      | l1, c1, o1                              |
      | row-7  | open lead      | missed              | -                           | -        | l1      | missed for u-senior (+4 h)                        | l1, c1, o1                              |
      | row-8  | converted lead | answered by Olena   | lead                        | u-olena  | lead    | call for u-olena (done)                           | new lead, c1, o1                        |
      | row-8  | converted lead | answered by Ihor    | lead                        | u-ihor   | lead    | call for u-ihor (done)                            | new lead, c1, o1                        |
      | row-8  | converted lead | answered by unknown | lead                        | u-senior | lead    | settings for u-senior (+4 h)                      | new lead, c1, o1                        |
      | row-8  | converted lead | missed              | lead                        | u-senior | lead    | missed for u-senior (+4 h)                        | new lead, c1, o1                        |
      | row-9  | contact only   | answered by Olena   | lead                        | u-olena  | lead    | call for u-olena (done)                           | new lead, c1, o1                        |
      | row-9  | contact only   | answered by Ihor    | lead                        | u-ihor   | lead    | call for u-ihor (done), review for u-olena (+4 h) | new lead, c1, o1                        |
      | row-9  | contact only   | answered by unknown | lead                        | u-senior | lead    | settings for u-senior (+4 h)                      | new lead, c1, o1                        |
      | row-10 | contact only   | missed              | lead                        | u-olena  | lead    | missed for u-senior (+4 h)                        | new lead, c1, o1                        |
      """;

  private static final Project PROJECT = Samples.project();

  @TestFactory
  Stream<DynamicTest> each_row_leads_to_its_records_owner_note_and_tasks() {
    return TABLE
        .lines()
        .skip(1)
        .map(DecisionTableTest::cells)
        .map(
            row ->
                DynamicTest.dynamicTest(
                    String.join(", ", row.subList(0, 3)),
                    () -> assertThat(decide(row)).isEqualTo(row)));
  }

  private static List<String> cells(String line) {
    String[] cells = line.strip().split("\\|");
    return Arrays.stream(cells).skip(1).map(String::strip).toList();
  }

  /** The row as the scenario fills it, from its client and call. */
  private static List<String> decide(List<String> row) {
    Plan plan = Samples.plan(call(row.get(2)).build(), client(row.get(1)), PROJECT);
    assertThat(plan).isInstanceOf(Plan.Steps.class);
    Plan.Steps steps = (Plan.Steps) plan;
    assertThat(steps.complete()).isTrue();
    assertThat(steps.steps())
        .allSatisfy(
            step -> {
              assertThat(step.rule()).isEqualTo(row.getFirst());
              assertThat(step.why()).matches("[A-Z][^.]*\\.");
            });
    return List.of(
        steps.row(),
        row.get(1),
        row.get(2),
        join(steps, step -> owner(step.action()) == null ? null : step.key()),
        join(steps, step -> owner(step.action())),
        join(steps, step -> step.action() instanceof AddNote note ? name(note.on()) : null)
            .replace("new ", ""),
        join(steps, step -> step.action() instanceof CreateTask task ? task(step, task) : null),
        join(steps, step -> step.action() instanceof CreateTask task ? on(task) : null));
  }

  private static String join(Plan.Steps plan, Function<PlannedStep, String> cell) {
    String joined =
        plan.steps().stream()
            .map(cell)
            .filter(Objects::nonNull)
            .distinct()
            .collect(Collectors.joining(", "));
    return joined.isEmpty() ? "-" : joined;
  }

  private static String owner(Action action) {
    return switch (action) {
      case CreateOrganization made -> made.owner();
      case CreateContact made -> made.owner();
      case CreateLead made -> made.owner();
      default -> null;
    };
  }

  private static String task(PlannedStep step, CreateTask task) {
    return step.key().replace("task-", "") + " for " + task.assignee() + " (" + when(task) + ")";
  }

  private static String when(CreateTask task) {
    if (task.done()) {
      return task.due().equals(STARTED) ? "done" : "done at " + task.due();
    }
    return "+" + Duration.between(STARTED, task.due()).toHours() + " h";
  }

  private static String on(CreateTask task) {
    return task.on().stream().map(DecisionTableTest::name).collect(Collectors.joining(", "));
  }

  private static String name(Target target) {
    return switch (target) {
      case Target.Existing existing -> existing.ref().id();
      case Target.MadeBy made -> "new " + made.step();
    };
  }

  private static ClientState client(String cell) {
    return switch (cell) {
      case "new" -> Samples.newClient();
      case "open lead" -> Samples.openLead();
      case "converted lead" -> Samples.convertedLead();
      case "contact only" -> Samples.contactOnly();
      default -> throw new IllegalArgumentException(cell);
    };
  }

  private static CallBuilder call(String cell) {
    return switch (cell) {
      case "missed" -> CallBuilder.missed();
      case "answered by Olena" -> CallBuilder.answeredBy("101");
      case "answered by Ihor" -> CallBuilder.answeredBy("shop_ihor");
      case "answered by unknown" -> CallBuilder.answeredBy("199");
      default -> throw new IllegalArgumentException(cell);
    };
  }
}
