package dev.patchbay.scenario;

import static dev.patchbay.scenario.Samples.STARTED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.crm.Action;
import dev.patchbay.crm.Action.AddNote;
import dev.patchbay.crm.Action.CreateContact;
import dev.patchbay.crm.Action.CreateDeal;
import dev.patchbay.crm.Action.CreateLead;
import dev.patchbay.crm.Action.CreateOrganization;
import dev.patchbay.crm.Action.CreateTask;
import dev.patchbay.crm.ClientRecords.Contact;
import dev.patchbay.crm.ClientRecords.Deal;
import dev.patchbay.crm.ClientRecords.DealState;
import dev.patchbay.crm.ClientRecords.Lead;
import dev.patchbay.crm.ClientRecords.LeadState;
import dev.patchbay.crm.CrmMetadata.Capability;
import dev.patchbay.crm.Target;
import dev.patchbay.intake.interaction.Interaction;
import dev.patchbay.project.Matrix.Row;
import dev.patchbay.project.Matrix.Trigger;
import dev.patchbay.project.Project;
import dev.patchbay.scenario.Samples.CallBuilder;
import dev.patchbay.scenario.Samples.FormBuilder;
import dev.patchbay.scenario.text.Phrasebook;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The decision table with the default settings. Olena (u-olena) is responsible for the client where
 * the CRM knows him, Ihor (u-ihor) is her colleague, Iryna (u-senior) the senior manager. A task is
 * written as "kind for whom": done tasks carry the time of the call, the others are due 4 hours
 * after its end. The modes are matrices: {@code leads} is the recommended one; the CRM of {@code
 * all three}, {@code inquiries} and the orders has leads and deals side by side, and no tasks.
 */
class DecisionTableTest {

  private static final String TABLE =
      """
      | mode        | client               | interaction          | row          | made                        | owner    | note on             | tasks                                             | tasks belong to                         |
      | leads       | new                  | answered by Olena    | row-1        | organization, contact, lead | u-olena  | lead                | call for u-olena (done)                           | new lead, new contact, new organization |
      | leads       | new                  | answered by Ihor     | row-1        | organization, contact, lead | u-ihor   | lead                | call for u-ihor (done)                            | new lead, new contact, new organization |
      | leads       | new                  | answered by unknown  | row-2        | organization, contact, lead | u-senior | lead                | settings for u-senior (+4 h)                      | new lead, new contact, new organization |
      | leads       | new                  | missed               | row-3        | organization, contact, lead | u-senior | lead                | missed for u-senior (+4 h)                        | new lead, new contact, new organization |
      | leads       | open lead            | answered by Olena    | row-4        | -                           | -        | l1                  | call for u-olena (done)                           | l1, c1, o1                              |
      | leads       | open lead            | answered by Ihor     | row-5        | -                           | -        | l1                  | call for u-ihor (done), review for u-olena (+4 h) | l1, c1, o1                              |
      | leads       | open lead            | answered by unknown  | row-6        | -                           | -        | l1                  | settings for u-senior (+4 h)                      | l1, c1, o1                              |
      | leads       | open lead            | missed               | row-7        | -                           | -        | l1                  | missed for u-senior (+4 h)                        | l1, c1, o1                              |
      | leads       | converted lead       | answered by Olena    | row-8        | lead                        | u-olena  | lead                | call for u-olena (done)                           | new lead, c1, o1                        |
      | leads       | converted lead       | answered by Ihor     | row-8        | lead                        | u-ihor   | lead                | call for u-ihor (done)                            | new lead, c1, o1                        |
      | leads       | converted lead       | answered by unknown  | row-8        | lead                        | u-senior | lead                | settings for u-senior (+4 h)                      | new lead, c1, o1                        |
      | leads       | converted lead       | missed               | row-8        | lead                        | u-senior | lead                | missed for u-senior (+4 h)                        | new lead, c1, o1                        |
      | leads       | contact only         | answered by Olena    | row-9        | lead                        | u-olena  | lead                | call for u-olena (done)                           | new lead, c1, o1                        |
      | leads       | contact only         | answered by Ihor     | row-9        | lead                        | u-ihor   | lead                | call for u-ihor (done), review for u-olena (+4 h) | new lead, c1, o1                        |
      | leads       | contact only         | answered by unknown  | row-9        | lead                        | u-senior | lead                | settings for u-senior (+4 h)                      | new lead, c1, o1                        |
      | leads       | contact only         | missed               | row-10       | lead                        | u-olena  | lead                | missed for u-senior (+4 h)                        | new lead, c1, o1                        |
      | leads       | open lead            | called by Olena      | row-11       | -                           | -        | l1                  | call for u-olena (done)                           | l1, c1, o1                              |
      | leads       | open lead            | called by Ihor       | row-12       | -                           | -        | l1                  | call for u-ihor (done), review for u-olena (+4 h) | l1, c1, o1                              |
      | leads       | open lead            | called by unknown    | row-13       | -                           | -        | l1                  | settings for u-senior (+4 h)                      | l1, c1, o1                              |
      | leads       | contact only         | called by Olena      | row-11       | -                           | -        | c1                  | call for u-olena (done)                           | c1, o1                                  |
      | leads       | contact only         | called by Ihor       | row-12       | -                           | -        | c1                  | call for u-ihor (done), review for u-olena (+4 h) | c1, o1                                  |
      | leads       | converted lead       | called by Olena      | row-11       | -                           | -        | c1                  | call for u-olena (done)                           | c1, o1                                  |
      | leads       | open deal            | called by Olena      | row-11       | -                           | -        | c1                  | call for u-olena (done)                           | c1, o1                                  |
      | leads       | new                  | called by Olena      | journal-only | -                           | -        | -                   | -                                                 | -                                       |
      | leads       | new                  | called by unknown    | journal-only | -                           | -        | -                   | -                                                 | -                                       |
      | leads       | new                  | not reached by Olena | journal-only | -                           | -        | -                   | -                                                 | -                                       |
      | leads       | open lead            | not reached by Olena | journal-only | -                           | -        | -                   | -                                                 | -                                       |
      | leads       | open deal            | answered by Olena    | row-9        | lead                        | u-olena  | lead                | call for u-olena (done)                           | new lead, c1, o1                        |
      | leads       | open lead            | form                 | row-16       | -                           | -        | l1                  | -                                                 | -                                       |
      | leads       | new                  | form                 | row-17       | organization, contact, lead | u-senior | lead                | -                                                 | -                                       |
      | leads       | contact only         | form                 | row-17       | lead                        | u-senior | lead                | -                                                 | -                                       |
      | leads       | converted lead       | form                 | row-17       | lead                        | u-senior | lead                | -                                                 | -                                       |
      | leads       | new                  | form with callback   | row-17       | organization, contact, lead | u-senior | lead                | callback for u-senior (+0 h)                      | new lead, new contact, new organization |
      | leads       | open lead            | form with callback   | row-16       | -                           | -        | l1                  | callback for u-olena (+0 h)                       | l1, c1, o1                              |
      | leads       | new                  | messenger of Olena   | row-18       | organization, contact, lead | u-olena  | lead                | -                                                 | -                                       |
      | leads       | new                  | messenger of unknown | row-18       | organization, contact, lead | u-senior | lead                | -                                                 | -                                       |
      | leads       | open lead            | messenger of Olena   | row-19       | -                           | -        | -                   | -                                                 | -                                       |
      | leads       | contact only         | messenger of Olena   | row-19       | -                           | -        | -                   | -                                                 | -                                       |
      | calls out   | new                  | called by Olena      | row-14       | contact, lead               | u-olena  | lead                | call for u-olena (done)                           | new lead, new contact                   |
      | calls out   | new                  | called by unknown    | row-13       | contact, lead               | u-senior | lead                | settings for u-senior (+4 h)                      | new lead, new contact                   |
      | calls out   | new                  | not reached by Olena | row-15       | contact, lead               | u-olena  | lead                | call for u-olena (done)                           | new lead, new contact                   |
      | calls out   | contact only         | called by Ihor       | row-12       | lead                        | u-ihor   | lead                | call for u-ihor (done), review for u-olena (+4 h) | new lead, c1, o1                        |
      | deals       | new                  | answered by Olena    | row-1        | organization, contact, deal | u-olena  | deal                | call for u-olena (done)                           | new deal, new contact, new organization |
      | deals       | new                  | missed               | row-3        | organization, contact, deal | u-senior | deal                | missed for u-senior (+4 h)                        | new deal, new contact, new organization |
      | deals       | open deal            | answered by Olena    | row-4        | -                           | -        | d1                  | call for u-olena (done)                           | d1, c1, o1                              |
      | deals       | open deal            | answered by Ihor     | row-5        | -                           | -        | d1                  | call for u-ihor (done), review for u-olena (+4 h) | d1, c1, o1                              |
      | deals       | open deal            | missed               | row-7        | -                           | -        | d1                  | missed for u-senior (+4 h)                        | d1, c1, o1                              |
      | deals       | closed deal          | answered by Olena    | row-9        | deal                        | u-olena  | deal                | call for u-olena (done)                           | new deal, c1, o1                        |
      | deals       | closed deal          | missed               | row-10       | deal                        | u-olena  | deal                | missed for u-senior (+4 h)                        | new deal, c1, o1                        |
      | deals       | converted lead       | answered by Olena    | row-9        | deal                        | u-olena  | deal                | call for u-olena (done)                           | new deal, c1, o1                        |
      | deals       | open deal            | called by Olena      | row-11       | -                           | -        | d1                  | call for u-olena (done)                           | d1, c1, o1                              |
      | deals       | open deal            | form                 | row-16       | -                           | -        | d1                  | -                                                 | -                                       |
      | deals       | new                  | form                 | row-17       | organization, contact, deal | u-senior | deal                | -                                                 | -                                       |
      | all three   | new                  | answered by Olena    | row-1        | contact, lead, deal         | u-olena  | lead, deal, contact | -                                                 | -                                       |
      | all three   | new                  | missed               | row-3        | contact, lead, deal         | u-senior | lead, deal, contact | -                                                 | -                                       |
      | all three   | open lead            | answered by Olena    | row-4        | deal                        | u-olena  | l1, deal, c1        | -                                                 | -                                       |
      | all three   | open deal            | answered by Olena    | row-4        | lead                        | u-olena  | lead, d1, c1        | -                                                 | -                                       |
      | all three   | open lead and deal   | answered by Ihor     | row-5        | -                           | -        | l1, d1, c1          | -                                                 | -                                       |
      | all three   | closed lead and deal | answered by Ihor     | row-9        | lead, deal                  | u-ihor   | lead, deal, c1      | -                                                 | -                                       |
      | all three   | contact only         | missed               | row-10       | lead, deal                  | u-olena  | lead, deal, c1      | -                                                 | -                                       |
      | all three   | open lead and deal   | called by Olena      | row-11       | -                           | -        | l1, d1, c1          | -                                                 | -                                       |
      | inquiries   | new                  | answered by Olena    | row-1        | contact, lead               | u-olena  | lead, contact       | -                                                 | -                                       |
      | inquiries   | open deal            | answered by Olena    | row-9        | lead                        | u-olena  | lead, c1            | -                                                 | -                                       |
      | orders      | new                  | answered by Olena    | row-1        | contact, deal               | u-olena  | deal, contact       | -                                                 | -                                       |
      | orders      | open lead            | answered by Olena    | row-9        | deal                        | u-olena  | deal, c1            | -                                                 | -                                       |
      | only orders | new                  | answered by Olena    | no-client    | -                           | -        | -                   | -                                                 | -                                       |
      | only orders | new                  | missed               | no-client    | -                           | -        | -                   | -                                                 | -                                       |
      | only orders | contact only         | answered by Olena    | row-9        | deal                        | u-olena  | deal                | -                                                 | -                                       |
      | only orders | closed deal          | answered by Olena    | row-9        | deal                        | u-olena  | deal                | -                                                 | -                                       |
      | only orders | open deal            | answered by Olena    | row-4        | -                           | -        | d1                  | -                                                 | -                                       |
      | clients     | new                  | answered by Olena    | row-1        | contact                     | u-olena  | contact             | -                                                 | -                                       |
      | clients     | contact only         | answered by Olena    | row-9        | -                           | -        | c1                  | -                                                 | -                                       |
      | nothing     | new                  | missed               | journal-only | -                           | -        | -                   | -                                                 | -                                       |
      | nothing     | open lead            | answered by Olena    | journal-only | -                           | -        | -                   | -                                                 | -                                       |
      """;

  private static final Set<Capability> SIDE_BY_SIDE =
      EnumSet.of(
          Capability.CONTACTS,
          Capability.ORGANIZATIONS,
          Capability.LEADS,
          Capability.DEALS,
          Capability.NOTES,
          Capability.LEAD_WITH_DEAL);

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

  /** The row as the scenario fills it, from its mode, client and interaction. */
  private static List<String> decide(List<String> row) {
    Plan plan =
        new Scenario(new Phrasebook(), kind -> SIDE_BY_SIDE)
            .plan(
                Samples.occasion(
                    interaction(row.get(2)), client(row.get(1)), project(row.getFirst())));
    if (plan instanceof Plan.Skip skip) {
      return Stream.concat(
              row.subList(0, 3).stream(), Stream.of(skip.code(), "-", "-", "-", "-", "-"))
          .toList();
    }
    Plan.Steps steps = (Plan.Steps) plan;
    assertThat(steps.complete()).isTrue();
    assertThat(steps.steps())
        .allSatisfy(
            step -> {
              assertThat(step.rule()).isEqualTo(row.get(3));
              assertThat(step.why()).matches("[A-Z][^.]*\\.");
            });
    assertThat(steps.steps()).extracting(PlannedStep::key).doesNotHaveDuplicates();
    return List.of(
        row.getFirst(),
        row.get(1),
        row.get(2),
        steps.row(),
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
      case CreateDeal made -> made.owner();
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

  private static Project project(String mode) {
    return switch (mode) {
      case "leads" -> Samples.project();
      case "deals" -> edited(new Row(true, true, false, true, true, true, false), false);
      case "calls out" -> outgoing(new Row(true, false, true, false, true, true, false));
      case "nothing" -> edited(Row.NOTHING, false);
      case "clients" -> edited(new Row(true, false, false, false, false, true, false), true);
      case "all three" -> Samples.connected(Samples.project());
      case "inquiries" -> edited(new Row(true, false, true, false, false, true, true), true);
      case "orders" -> edited(new Row(true, false, false, true, false, true, true), true);
      case "only orders" -> edited(new Row(false, false, false, true, false, true, false), true);
      default -> throw new IllegalArgumentException(mode);
    };
  }

  /** Incoming calls and forms lead to this row; a form to no task. */
  private static Project edited(Row row, boolean sideBySide) {
    Map<Trigger, Row> rows = new EnumMap<>(Trigger.class);
    for (Trigger trigger : Trigger.values()) {
      if (trigger.label().startsWith("in-")) {
        rows.put(trigger, row);
      }
    }
    rows.put(
        Trigger.FORM,
        new Row(
            row.contact(), row.organization(), row.lead(), row.deal(), false, row.note(), false));
    Project project = Samples.withMatrix(rows);
    return sideBySide ? Samples.connected(project) : project;
  }

  private static Project outgoing(Row row) {
    Map<Trigger, Row> rows = new EnumMap<>(Trigger.class);
    for (Trigger trigger : Trigger.values()) {
      if (trigger.label().startsWith("out-")) {
        rows.put(trigger, row);
      }
    }
    return Samples.withMatrix(rows);
  }

  private static ClientState client(String cell) {
    Contact contact = Samples.CONTACT;
    Lead closedLead = Samples.lead("l8", LeadState.CLOSED, "c1", null);
    Deal open = Samples.deal("d1", DealState.OPEN, "c1", null, null);
    Deal closed = Samples.deal("d8", DealState.WON, "c1", null, "2026-11-21T00:00:00Z");
    return switch (cell) {
      case "new" -> Samples.newClient();
      case "open lead" -> Samples.openLead();
      case "converted lead" -> Samples.convertedLead();
      case "contact only" -> Samples.contactOnly();
      case "open deal" -> new ClientState(contact, null, null, null, open, null, List.of());
      case "closed deal" -> new ClientState(contact, null, null, null, null, closed, List.of());
      case "open lead and deal" ->
          new ClientState(contact, Samples.OPEN_LEAD, null, null, open, closed, List.of());
      case "closed lead and deal" ->
          new ClientState(contact, null, null, closedLead, null, closed, List.of());
      default -> throw new IllegalArgumentException(cell);
    };
  }

  private static Interaction interaction(String cell) {
    return switch (cell) {
      case "missed" -> CallBuilder.missed().build();
      case "answered by Olena" -> CallBuilder.answeredBy("101").build();
      case "answered by Ihor" -> CallBuilder.answeredBy("shop_ihor").build();
      case "answered by unknown" -> CallBuilder.answeredBy("199").build();
      case "called by Olena" -> CallBuilder.calledBy("101").build();
      case "called by Ihor" -> CallBuilder.calledBy("102").build();
      case "called by unknown" -> CallBuilder.calledBy("199").build();
      case "not reached by Olena" -> CallBuilder.notReachedBy("101").build();
      case "form" -> new FormBuilder().build();
      case "form with callback" -> new FormBuilder().callback().build();
      case "messenger of Olena" -> Samples.messenger("+380671234567", "101");
      case "messenger of unknown" -> Samples.messenger("+380671234567", "199");
      default -> throw new IllegalArgumentException(cell);
    };
  }
}
