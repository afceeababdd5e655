package dev.patchbay.scenario;

import static dev.patchbay.scenario.Samples.REPORTED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.crm.Action;
import dev.patchbay.intake.interaction.Call;
import dev.patchbay.project.Project;
import dev.patchbay.scenario.Samples.CallBuilder;
import dev.patchbay.scenario.text.Phrasebook;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ScenarioPhasesTest {

  private final Scenario scenario = new Scenario(new Phrasebook());
  private final Project project = Samples.project();

  @Test
  void a_ringing_phone_decides_nothing() {
    assertThat(plan(CallBuilder.ringing(), Samples.newClient())).isInstanceOf(Plan.Wait.class);
  }

  @Test
  void at_pick_up_a_new_client_gets_the_records_and_no_note_or_task_yet() {
    Plan.Steps atPickUp = steps(CallBuilder.pickedUpBy("101"), Samples.newClient());
    assertThat(keys(atPickUp)).containsExactly("organization", "contact", "lead");
    assertThat(atPickUp.complete()).isFalse();
    assertThat(atPickUp.row()).isEqualTo("row-1");
  }

  @Test
  void at_pick_up_a_client_with_an_open_lead_needs_nothing_yet() {
    Plan.Steps atPickUp = steps(CallBuilder.pickedUpBy(), Samples.openLead());
    assertThat(atPickUp.steps()).isEmpty();
    assertThat(atPickUp.complete()).isFalse();
  }

  @Test
  void a_pick_up_that_names_nobody_waits_rather_than_give_the_lead_to_the_wrong_owner() {
    assertThat(plan(CallBuilder.pickedUpBy(), Samples.newClient())).isInstanceOf(Plan.Wait.class);
  }

  @ParameterizedTest
  @MethodSource("clients")
  void phase_by_phase_makes_the_same_steps_as_all_at_once(ClientState client) {
    for (String handle : List.of("101", "102", "199")) {
      Plan.Steps atOnce = steps(CallBuilder.answeredBy(handle), client);
      Map<String, Action> inParts = new LinkedHashMap<>();
      Stream.of(CallBuilder.pickedUpBy(handle), CallBuilder.answeredBy(handle))
          .flatMap(call -> steps(call, client).steps().stream())
          .forEach(step -> inParts.putIfAbsent(step.key(), step.action()));
      Map<String, Action> whole = new LinkedHashMap<>();
      atOnce.steps().forEach(step -> whole.put(step.key(), step.action()));
      assertThat(inParts).isEqualTo(whole);
      assertThat(whole).hasSameSizeAs(atOnce.steps());
    }
  }

  static Stream<ClientState> clients() {
    return Stream.of(
        Samples.newClient(), Samples.openLead(), Samples.convertedLead(), Samples.contactOnly());
  }

  @Test
  void a_pick_up_that_ends_as_missed_keeps_its_records_and_gets_the_missed_task() {
    CallBuilder tooShort = CallBuilder.answeredBy("101");
    tooShort.outcome = Call.Outcome.MISSED;
    tooShort.talk = 0;
    Plan.Steps atEnd = steps(tooShort, Samples.newClient());
    assertThat(keys(atEnd))
        .containsExactly("organization", "contact", "lead", "note", "task-missed");
    assertThat(atEnd.row()).isEqualTo("row-3");
  }

  @Test
  void a_talk_below_the_minimum_is_explained() {
    Samples.SettingsBuilder settings = new Samples.SettingsBuilder();
    settings.minTalkSeconds = 10;
    CallBuilder tooShort = CallBuilder.answeredBy("101");
    tooShort.outcome = Call.Outcome.MISSED;
    tooShort.talk = 3;
    Plan.Steps plan =
        (Plan.Steps) Samples.plan(tooShort.build(), Samples.newClient(), settings.project());
    assertThat(plan.summary())
        .isEqualTo(
            "Incoming call, answered for 3 s, less than the 10 s that count as a talk, so missed,"
                + " from a new client.");
  }

  @Test
  void a_picked_up_call_whose_end_never_came_is_finished_with_an_unknown_duration() {
    Plan.Steps plan =
        (Plan.Steps)
            scenario.planWithoutEnd(
                Samples.occasion(
                    CallBuilder.pickedUpBy("101").build(), Samples.newClient(), project));
    assertThat(plan.complete()).isTrue();
    assertThat(keys(plan)).containsExactly("organization", "contact", "lead", "note", "task-call");
    Action.AddNote note = (Action.AddNote) plan.steps().get(3).action();
    assertThat(note.text()).contains("Duration: unknown, the end of the call was never reported");
  }

  @Test
  void open_tasks_of_a_call_whose_end_never_came_are_due_from_when_the_waiting_ended() {
    Plan.Steps plan =
        (Plan.Steps)
            scenario.planWithoutEnd(
                Samples.occasion(CallBuilder.pickedUpBy().build(), Samples.newClient(), project));
    Action.CreateTask task = (Action.CreateTask) plan.steps().getLast().action();
    assertThat(plan.row()).isEqualTo("row-2");
    assertThat(task.due()).isEqualTo(REPORTED.plus(Duration.ofHours(4)));
  }

  @Test
  void a_call_that_only_rang_is_skipped_when_its_end_never_came() {
    assertThat(
            scenario.planWithoutEnd(
                Samples.occasion(CallBuilder.ringing().build(), Samples.newClient(), project)))
        .isEqualTo(
            new Plan.Skip(
                "end-never-reported", "Only the ringing was reported, and no end within 4 hours."));
  }

  private Plan plan(CallBuilder call, ClientState client) {
    return Samples.plan(call.build(), client, project);
  }

  private Plan.Steps steps(CallBuilder call, ClientState client) {
    return (Plan.Steps) plan(call, client);
  }

  private static List<String> keys(Plan.Steps plan) {
    return plan.steps().stream().map(PlannedStep::key).toList();
  }
}
