package dev.patchbay.scenario;

import static dev.patchbay.scenario.Samples.IHOR;
import static dev.patchbay.scenario.Samples.IRYNA;
import static dev.patchbay.scenario.Samples.OLENA;
import static dev.patchbay.scenario.Samples.REPORTED;
import static dev.patchbay.scenario.Samples.STARTED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.crm.Action;
import dev.patchbay.crm.Action.CreateLead;
import dev.patchbay.crm.Action.CreateTask;
import dev.patchbay.crm.ClientRecords.Lead;
import dev.patchbay.crm.ClientRecords.LeadState;
import dev.patchbay.project.Employee;
import dev.patchbay.project.Project;
import dev.patchbay.project.ProjectSettings.Assignee;
import dev.patchbay.scenario.Samples.CallBuilder;
import dev.patchbay.scenario.Samples.SettingsBuilder;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What each setting changes, and what happens when people or their CRM users are missing. */
class ScenarioSettingsTest {

  private final SettingsBuilder settings = new SettingsBuilder();

  @Test
  void open_tasks_are_due_four_hours_after_the_end_of_the_call() {
    CreateTask task = task(plan(CallBuilder.missed(), Samples.newClient()), "task-missed");
    assertThat(task.due()).isEqualTo(STARTED.plusSeconds(25).plus(Duration.ofHours(4)));
    assertThat(task.done()).isFalse();
  }

  @Test
  void task_due_hours_moves_every_open_task() {
    settings.taskDueHours = 24;
    Duration day = Duration.ofHours(24);
    assertThat(task(plan(CallBuilder.missed(), Samples.newClient()), "task-missed").due())
        .isEqualTo(STARTED.plusSeconds(25).plus(day));
    assertThat(task(plan(CallBuilder.answeredBy("102"), Samples.openLead()), "task-review").due())
        .isEqualTo(STARTED.plusSeconds(125).plus(day));
    assertThat(task(plan(CallBuilder.answeredBy("199"), Samples.openLead()), "task-settings").due())
        .isEqualTo(STARTED.plusSeconds(125).plus(day));
  }

  @Test
  void a_start_in_the_future_does_not_move_the_due_time_past_the_report() {
    CallBuilder wrongClock = CallBuilder.missed();
    wrongClock.startedAt = REPORTED.plus(Duration.ofHours(2));
    assertThat(task(plan(wrongClock, Samples.newClient()), "task-missed").due())
        .isEqualTo(REPORTED.plus(Duration.ofHours(4)));
  }

  @Test
  void a_call_without_times_is_taken_to_end_when_it_was_reported() {
    CallBuilder bare = CallBuilder.missed();
    bare.startedAt = null;
    assertThat(task(plan(bare, Samples.newClient()), "task-missed").due())
        .isEqualTo(REPORTED.plus(Duration.ofHours(4)));
  }

  @Test
  void without_review_tasks_only_who_answered_gets_a_task() {
    settings.reviewTask = false;
    assertThat(keys(plan(CallBuilder.answeredBy("102"), Samples.openLead())))
        .containsExactly("note", "task-call");
    assertThat(keys(plan(CallBuilder.answeredBy("102"), Samples.contactOnly())))
        .containsExactly("lead", "note", "task-call");
  }

  @Test
  void a_missed_call_of_a_client_with_an_open_lead_can_go_to_the_responsible() {
    settings.missedExisting = Assignee.RESPONSIBLE;
    Plan.Steps plan = plan(CallBuilder.missed(), Samples.openLead());
    assertThat(task(plan, "task-missed").assignee()).isEqualTo("u-olena");
    assertThat(plan.row()).isEqualTo("row-7");
  }

  @Test
  void a_missed_call_for_whoever_answered_falls_to_the_senior_manager() {
    settings.missedExisting = Assignee.ANSWERING;
    PlannedStep step = step(plan(CallBuilder.missed(), Samples.openLead()), "task-missed");
    assertThat(((CreateTask) step.action()).assignee()).isEqualTo("u-senior");
    assertThat(step.why())
        .endsWith("it is for Iryna Melnyk, the senior manager, because no known employee talked.");
  }

  @Test
  void the_new_lead_of_a_known_contact_belongs_to_whom_the_settings_say() {
    settings.contactAnswered = Assignee.RESPONSIBLE;
    settings.contactMissed = Assignee.SENIOR;
    assertThat(leadOwner(plan(CallBuilder.answeredBy("102"), Samples.contactOnly())))
        .isEqualTo("u-olena");
    assertThat(leadOwner(plan(CallBuilder.missed(), Samples.contactOnly()))).isEqualTo("u-senior");
  }

  @Test
  void an_owner_who_is_no_employee_still_gets_his_task_as_a_crm_user() {
    Project withoutOlena = settings.project(IHOR, IRYNA);
    Plan.Steps plan = plan(CallBuilder.answeredBy("102"), Samples.openLead(), withoutOlena);
    CreateTask review = task(plan, "task-review");
    assertThat(review.assignee()).isEqualTo("u-olena");
    assertThat(review.text())
        .startsWith("Ihor Bondar talked to the client. Responsible: CRM user u-olena.");
  }

  @Test
  void a_lead_without_an_owner_takes_its_contacts_as_responsible() {
    ClientState client = Samples.state(Samples.CONTACT, unowned(), null);
    assertThat(plan(CallBuilder.answeredBy("101"), client).row()).isEqualTo("row-4");
    assertThat(task(plan(CallBuilder.answeredBy("102"), client), "task-review").assignee())
        .isEqualTo("u-olena");
  }

  @Test
  void where_nobody_owns_the_client_nobody_is_asked_to_review() {
    ClientState client = Samples.state(null, unowned(), null);
    Plan.Steps plan = plan(CallBuilder.answeredBy("102"), client);
    assertThat(plan.row()).isEqualTo("row-5");
    assertThat(keys(plan)).containsExactly("note", "task-call");
  }

  @Test
  void an_employee_without_a_crm_user_is_replaced_by_the_senior_manager_and_it_is_said() {
    Employee unmapped =
        new Employee("ihor", "Ihor Bondar", null, null, List.of("102"), null, null, null);
    Project project = settings.project(OLENA, unmapped, IRYNA);
    Plan.Steps plan = plan(CallBuilder.answeredBy("102"), Samples.newClient(), project);
    assertThat(plan.row()).isEqualTo("row-1");
    assertThat(leadOwner(plan)).isEqualTo("u-senior");
    assertThat(step(plan, "lead").why())
        .isEqualTo(
            "A new client gets the records that the matrix names; the owner is Iryna Melnyk,"
                + " the senior manager, because Ihor Bondar, who talked, has no user in the"
                + " CRM.");
    assertThat(task(plan, "task-call").text()).contains("Answered by: Ihor Bondar (102)");
  }

  @Test
  void without_a_senior_manager_there_is_still_a_plan_that_says_so() {
    for (String senior : new String[] {null, "gone"}) {
      settings.senior = senior;
      Plan.Steps plan = plan(CallBuilder.missed(), Samples.newClient());
      assertThat(keys(plan))
          .containsExactly("organization", "contact", "lead", "note", "task-missed");
      assertThat(leadOwner(plan)).isNull();
      assertThat(task(plan, "task-missed").assignee()).isNull();
      assertThat(step(plan, "task-missed").why())
          .endsWith("it is for nobody (no senior manager is set).");
    }
  }

  @Test
  void a_senior_manager_without_a_crm_user_leaves_the_owner_to_the_crm_and_it_is_said() {
    Employee unmapped = new Employee("iryna", "Iryna", null, " ", null, null, null, null);
    Plan.Steps plan =
        plan(CallBuilder.missed(), Samples.newClient(), settings.project(OLENA, unmapped));
    assertThat(leadOwner(plan)).isNull();
    assertThat(step(plan, "lead").why())
        .endsWith("the owner is nobody (the senior manager Iryna has no user in the CRM).");
  }

  private static Lead unowned() {
    Lead lead = Samples.lead("l1", LeadState.OPEN, null, null);
    return new Lead(lead.ref(), lead.title(), null, lead.state(), null, null, null, null, null);
  }

  private Plan.Steps plan(CallBuilder call, ClientState client) {
    return plan(call, client, settings.project());
  }

  private static Plan.Steps plan(CallBuilder call, ClientState client, Project project) {
    return (Plan.Steps) Samples.plan(call.build(), client, project);
  }

  private static List<String> keys(Plan.Steps plan) {
    return plan.steps().stream().map(PlannedStep::key).toList();
  }

  private static PlannedStep step(Plan.Steps plan, String key) {
    return plan.steps().stream().filter(s -> s.key().equals(key)).findFirst().orElseThrow();
  }

  private static CreateTask task(Plan.Steps plan, String key) {
    return (CreateTask) step(plan, key).action();
  }

  private static String leadOwner(Plan.Steps plan) {
    Action lead = step(plan, "lead").action();
    return ((CreateLead) lead).owner();
  }
}
