package dev.patchbay.scenario;

import static dev.patchbay.scenario.Samples.REPORTED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.crm.Action;
import dev.patchbay.crm.Action.AddNote;
import dev.patchbay.crm.Action.CreateContact;
import dev.patchbay.crm.Action.CreateLead;
import dev.patchbay.crm.Action.CreateTask;
import dev.patchbay.crm.Action.Extras;
import dev.patchbay.crm.Action.UpdateTask;
import dev.patchbay.crm.ClientRecords.Lead;
import dev.patchbay.crm.ClientRecords.LeadState;
import dev.patchbay.crm.CrmMetadata.Capability;
import dev.patchbay.crm.RecordKind;
import dev.patchbay.crm.Target;
import dev.patchbay.intake.interaction.Interaction;
import dev.patchbay.project.Employee;
import dev.patchbay.project.Matrix.Row;
import dev.patchbay.project.Matrix.Trigger;
import dev.patchbay.project.Project;
import dev.patchbay.project.ProjectSettings.Assignee;
import dev.patchbay.project.ScenarioSettings;
import dev.patchbay.scenario.Samples.CallBuilder;
import dev.patchbay.scenario.Samples.FormBuilder;
import dev.patchbay.scenario.Samples.SettingsBuilder;
import dev.patchbay.scenario.text.Phrasebook;
import dev.patchbay.store.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the settings of the group {@code scenario} change. */
class ScenarioOptionsTest {

  private final SettingsBuilder settings = new SettingsBuilder();

  @ParameterizedTest
  @CsvSource({
    "no-second-deal, open lead,      row-4, -",
    "no-second-deal, contact only,   row-9, lead",
    "note-only,      open lead,      row-4, -",
    "note-only,      contact only,   row-9, -",
    "note-only,      converted lead, row-8, -",
    "note-only,      new,            row-1, organization contact lead",
    "always,         open lead,      row-9, lead",
    "always,         contact only,   row-9, lead",
    "always,         new,            row-1, organization contact lead"
  })
  void a_further_call_makes_what_repeat_call_says(
      String repeat, String client, String row, String made) {
    scenario("{\"repeatCall\": \"" + repeat + "\"}");
    Plan.Steps plan = plan(CallBuilder.answeredBy("101").build(), client(client));
    assertThat(plan.row()).isEqualTo(row);
    assertThat(
            String.join(
                " ",
                keys(plan).stream()
                    .filter(List.of("organization", "contact", "lead")::contains)
                    .toList()))
        .isEqualTo(made.equals("-") ? "" : made);
    assertThat(keys(plan)).contains("note", "task-call");
  }

  @Test
  void a_call_that_only_makes_a_note_is_written_on_the_contact() {
    scenario("{\"repeatCall\": \"note-only\"}");
    Plan.Steps plan = plan(CallBuilder.answeredBy("101").build(), Samples.contactOnly());
    assertThat(((AddNote) action(plan, "note")).on())
        .isEqualTo(new Target.Existing(Samples.CONTACT.ref()));
  }

  @ParameterizedTest
  @CsvSource({"0, row-9", "7, row-9", "8, row-4", "30, row-4"})
  void a_lead_that_was_closed_lately_is_used_again(int days, String row) {
    scenario("{\"reuseClosedDays\": " + days + "}");
    Lead closed = closed(REPORTED.minus(Duration.ofDays(7)));
    ClientState client =
        new ClientState(Samples.CONTACT, null, null, closed, null, null, List.of());
    Plan.Steps plan = plan(CallBuilder.answeredBy("101").build(), client);
    assertThat(plan.row()).isEqualTo(row);
    assertThat(keys(plan).contains("lead")).isEqualTo(row.equals("row-9"));
  }

  @Test
  void without_the_setting_a_lead_that_was_closed_before_its_call_is_worked_on_is_not_used_again() {
    ClientState client =
        new ClientState(
            Samples.CONTACT, null, null, closed(REPORTED.plusSeconds(60)), null, null, List.of());
    assertThat(keys(plan(CallBuilder.missed().build(), client))).contains("lead");
  }

  @ParameterizedTest
  @CsvSource({
    "lead, lead, false",
    "deal, lead, true",
    "both, lead, true",
    "none, lead, false",
    "none, both, true",
    "lead, both, false",
    "lead, deal, false"
  })
  void deals_count_beside_an_open_lead_where_a_row_sees_them(
      String forms, String calls, boolean count) {
    Map<Trigger, Row> rows = new EnumMap<>(Trigger.class);
    for (Trigger trigger : Trigger.values()) {
      rows.put(trigger, making(trigger == Trigger.FORM ? forms : calls));
    }
    Scenario scenario = new Scenario(new Phrasebook(), kind -> EnumSet.allOf(Capability.class));
    Project project = Samples.connected(Samples.withMatrix(rows));
    assertThat(scenario.dealsCount(new FormBuilder().build(), project)).isEqualTo(count);
  }

  private static Row making(String records) {
    boolean lead = records.equals("lead") || records.equals("both");
    boolean deal = records.equals("deal") || records.equals("both");
    return new Row(true, false, lead, deal, false, true, false);
  }

  @Test
  void a_lead_whose_end_is_not_known_is_not_used_again() {
    scenario("{\"reuseClosedDays\": 365}");
    ClientState client =
        new ClientState(Samples.CONTACT, null, null, closed(null), null, null, List.of());
    assertThat(plan(CallBuilder.missed().build(), client).row()).isEqualTo("row-10");
  }

  @Test
  void a_talk_completes_our_open_tasks_to_call_back() {
    for (CallBuilder talk : List.of(CallBuilder.answeredBy("101"), CallBuilder.calledBy("101"))) {
      Plan.Steps plan = withMissedTask(talk.build(), Samples.openLead());
      UpdateTask task = (UpdateTask) action(plan, "reached-t1");
      assertThat(task.done()).isTrue();
      assertThat(task.task()).isEqualTo(new Target.Existing(Samples.ref(RecordKind.TASK, "t1")));
      assertThat(task.text()).startsWith("Done: somebody talked to the client.\n");
    }
  }

  @Test
  void a_call_without_a_talk_completes_no_task_and_neither_does_a_form() {
    assertThat(keys(withMissedTask(CallBuilder.missed().build(), Samples.openLead())))
        .containsExactly("note", "task-missed");
    assertThat(keys(withMissedTask(new FormBuilder().build(), Samples.openLead())))
        .containsExactly("note");
  }

  @Test
  void tasks_to_call_back_can_be_left_open() {
    scenario("{\"completeMissedTasks\": false}");
    assertThat(keys(withMissedTask(CallBuilder.answeredBy("101").build(), Samples.openLead())))
        .containsExactly("note", "task-call");
  }

  @Test
  void a_talk_that_the_matrix_keeps_in_the_journal_completes_the_task_all_the_same() {
    scenario("{\"matrix\": {\"rows\": {\"out-answered-existing\": {}}}}");
    assertThat(keys(withMissedTask(CallBuilder.calledBy("101").build(), Samples.openLead())))
        .containsExactly("reached-t1");
  }

  @ParameterizedTest
  @CsvSource({
    "last-rung,   102, u-olena, u-ihor",
    "last-rung,   199, u-olena, u-senior",
    "responsible, 102, u-olena, u-olena",
    "responsible, 102, ,        u-ihor",
    "responsible, 199, ,        u-senior",
    "senior,      102, u-olena, u-senior"
  })
  void a_missed_call_goes_to_whom_the_setting_names_or_to_the_next(
      String assignee, String rang, String owner, String expected) {
    settings.missedExisting = Assignee.valueOf(assignee.toUpperCase().replace('-', '_'));
    Lead open =
        new Lead(Samples.OPEN_LEAD.ref(), "x", owner, LeadState.OPEN, null, null, null, null, null);
    CallBuilder missed = CallBuilder.missed();
    missed.employee = List.of(rang);
    Plan.Steps plan = plan(missed.build(), Samples.state(null, open, null));
    assertThat(((CreateTask) action(plan, "task-missed")).assignee()).isEqualTo(expected);
  }

  @Test
  void the_second_senior_manager_checks_the_settings() {
    scenario("{\"secondSeniorManager\": \"ihor\"}");
    Plan.Steps unknown = plan(CallBuilder.answeredBy("199").build(), Samples.newClient());
    assertThat(((CreateTask) action(unknown, "task-settings")).assignee()).isEqualTo("u-ihor");
    assertThat(((CreateLead) action(unknown, "lead")).owner()).isEqualTo("u-senior");
    Plan.Steps missed = plan(CallBuilder.missed().build(), Samples.newClient());
    assertThat(((CreateTask) action(missed, "task-missed")).assignee()).isEqualTo("u-senior");
  }

  @Test
  void the_second_senior_manager_stands_in_for_one_whom_the_crm_does_not_know() {
    scenario("{\"secondSeniorManager\": \"ihor\"}");
    Employee iryna = Samples.IRYNA.withCrmUser(null);
    Plan.Steps plan =
        (Plan.Steps)
            Samples.plan(
                CallBuilder.missed().build(),
                Samples.newClient(),
                settings.project(iryna, Samples.IHOR));
    assertThat(((CreateLead) action(plan, "lead")).owner()).isEqualTo("u-ihor");
  }

  @Test
  void the_first_rule_that_fits_gives_pipeline_and_stage() {
    scenario(
        """
        {"stages": [
          {"kind": "lead", "stage": "s-form", "when": {"source": "form"}},
          {"kind": "lead", "stage": "s-ads", "when": {"utm": {"utm_source": "GOOGLE"}, "line": "+380 44 333 44 55"}},
          {"kind": "deal", "pipeline": "p9"},
          {"kind": "lead", "pipeline": "p1"}]}
        """);
    CallBuilder call = CallBuilder.answeredBy("101");
    assertThat(lead(call.build()).extras()).isEqualTo(new Extras(null, "s-ads", Map.of()));
    call.linePhone = "+380440000000";
    call.line = "shop";
    assertThat(lead(call.build()).extras()).isEqualTo(new Extras("p1", null, Map.of()));
    assertThat(lead(new FormBuilder().build()).extras())
        .isEqualTo(new Extras(null, "s-form", Map.of()));
  }

  @Test
  void a_forms_fields_go_to_the_records_they_belong_to() {
    FormBuilder form = new FormBuilder();
    form.fields =
        Map.of(
            RecordKind.LEAD, Map.of("budget", 500),
            RecordKind.CONTACT, Map.of("city", "Lviv"),
            RecordKind.DEAL, Map.of("price", 1));
    Plan.Steps plan = plan(form.build(), Samples.newClient());
    assertThat(((CreateLead) action(plan, "lead")).extras().fields())
        .isEqualTo(Map.of("budget", 500));
    CreateContact contact = (CreateContact) action(plan, "contact");
    assertThat(contact.extras().fields()).isEqualTo(Map.of("city", "Lviv"));
    assertThat(contact.email()).isEqualTo("petro@mail.example");
    assertThat(((AddNote) action(plan, "note")).text()).contains("budget: 500", "city: Lviv");
  }

  @Test
  void titles_follow_their_templates_and_what_is_empty_leaves_nothing() {
    scenario(
        """
        {"titles": {"call-incoming": "{name} {phone} on {line} #{id}", "form": "{form} {title} {utm_source}",
                    "messenger": "{messenger} {handle}", "call-outgoing": "{utm_term}"}}
        """);
    assertThat(lead(CallBuilder.missed().build()).title())
        .isEqualTo("+380671234567 on +380443334455 #i-1");
    assertThat(lead(new FormBuilder().build()).title()).isEqualTo("order google");
    assertThat(lead(Samples.messenger(null, "101")).title()).isEqualTo("telegram @petro");
  }

  @Test
  void without_templates_a_form_is_titled_by_its_sender_and_a_messenger_lead_by_its_id() {
    FormBuilder form = new FormBuilder();
    assertThat(lead(form.build()).title()).isEqualTo("order: Petro");
    form.title = "Big order";
    assertThat(lead(form.build()).title()).isEqualTo("Big order");
    assertThat(lead(Samples.messenger(null, "101")).title()).isEqualTo("Telegram: Petro, i-1");
  }

  @Test
  void a_messenger_contact_without_a_number_makes_a_contact_with_the_handle_in_the_note() {
    Plan.Steps plan = plan(Samples.messenger(null, "101"), Samples.newClient());
    assertThat(((CreateContact) action(plan, "contact")).phone()).isNull();
    assertThat(((AddNote) action(plan, "note")).text())
        .contains("Account: @petro", "Sent to the CRM by: Olena Koval");
  }

  @Test
  void the_owner_of_what_a_form_makes_follows_the_first_rule_that_fits() {
    scenario(
        """
        {"formOwners": [{"form": "order", "owner": "employee", "employee": "ihor"},
                        {"owner": "responsible"}]}
        """);
    FormBuilder form = new FormBuilder();
    assertThat(lead(form.build()).owner()).isEqualTo("u-ihor");
    form.form = "question";
    assertThat(lead(form.build()).owner()).isEqualTo("u-senior");
    Plan.Steps known = plan(form.build(), Samples.contactOnly());
    assertThat(((CreateLead) action(known, "lead")).owner()).isEqualTo("u-olena");
  }

  @Test
  void a_wish_to_be_called_back_is_a_task_that_is_due_in_minutes_and_names_the_number() {
    scenario("{\"callbackDueMinutes\": 15}");
    Plan.Steps plan = plan(new FormBuilder().callback().build(), Samples.newClient());
    CreateTask task = (CreateTask) action(plan, "task-callback");
    assertThat(task.due()).isEqualTo(REPORTED.plus(Duration.ofMinutes(15)));
    assertThat(task.done()).isFalse();
    assertThat(task.text()).contains("Call from: +380441112233.");
  }

  @Test
  void the_same_facts_give_the_same_plan() {
    Occasion occasion =
        Samples.occasion(new FormBuilder().build(), Samples.newClient(), settings.project());
    Scenario scenario = new Scenario(new Phrasebook());
    assertThat(scenario.plan(occasion)).isEqualTo(scenario.plan(occasion));
  }

  @Test
  void a_later_recording_changes_texts_and_no_key() {
    CallBuilder early = CallBuilder.answeredBy("102");
    early.recording = null;
    CallBuilder late = CallBuilder.answeredBy("102");
    Plan.Steps before = plan(early.build(), Samples.openLead());
    Plan.Steps after = plan(late.build(), Samples.openLead());
    assertThat(keys(after)).isEqualTo(keys(before));
    assertThat(((AddNote) action(after, "note")).text()).contains("https://rec.example/1.mp3");
  }

  private void scenario(String json) {
    settings.scenario = new Json().read(json, ScenarioSettings.class);
  }

  private Plan.Steps plan(Interaction interaction, ClientState client) {
    return (Plan.Steps) Samples.plan(interaction, client, settings.project());
  }

  private Plan.Steps withMissedTask(Interaction interaction, ClientState client) {
    ClientHistory history = new ClientHistory(List.of(Samples.ref(RecordKind.TASK, "t1")), null);
    return (Plan.Steps)
        new Scenario(new Phrasebook())
            .plan(
                new Occasion(
                    "i-1", interaction, client, history, settings.project(), REPORTED, REPORTED));
  }

  private CreateLead lead(Interaction interaction) {
    return (CreateLead) action(plan(interaction, Samples.newClient()), "lead");
  }

  private static Lead closed(Instant at) {
    return new Lead(
        Samples.ref(RecordKind.LEAD, "l8"),
        "x",
        "u-olena",
        LeadState.CLOSED,
        null,
        null,
        null,
        null,
        at);
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

  private static List<String> keys(Plan.Steps plan) {
    return plan.steps().stream().map(PlannedStep::key).toList();
  }

  private static Action action(Plan.Steps plan, String key) {
    return plan.steps().stream()
        .filter(step -> step.key().equals(key))
        .findFirst()
        .orElseThrow()
        .action();
  }
}
