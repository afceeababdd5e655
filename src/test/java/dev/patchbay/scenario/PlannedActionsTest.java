package dev.patchbay.scenario;

import static dev.patchbay.scenario.Samples.ref;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.crm.Action;
import dev.patchbay.crm.Action.AddNote;
import dev.patchbay.crm.Action.CreateContact;
import dev.patchbay.crm.Action.CreateDeal;
import dev.patchbay.crm.Action.CreateLead;
import dev.patchbay.crm.Action.CreateOrganization;
import dev.patchbay.crm.Action.CreateTask;
import dev.patchbay.crm.ClientRecords.Contact;
import dev.patchbay.crm.ClientRecords.Lead;
import dev.patchbay.crm.ClientRecords.LeadState;
import dev.patchbay.crm.RecordKind;
import dev.patchbay.crm.Target;
import dev.patchbay.intake.interaction.CallEvent;
import dev.patchbay.intake.interaction.CallEvent.Result;
import dev.patchbay.scenario.Samples.CallBuilder;
import dev.patchbay.scenario.text.Phrasebook;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the steps carry into the CRM: links, names and texts. */
class PlannedActionsTest {

  private static final Target ORGANIZATION =
      new Target.MadeBy(RecordKind.ORGANIZATION, "organization");
  private static final Target CONTACT = new Target.MadeBy(RecordKind.CONTACT, "contact");
  private static final Target LEAD = new Target.MadeBy(RecordKind.LEAD, "lead");

  @Test
  void a_new_clients_records_are_named_by_the_number_and_linked_to_each_other() {
    Plan.Steps plan = plan(CallBuilder.answeredBy("101"), Samples.newClient());
    assertThat(plan.steps().stream().map(PlannedStep::action).limit(3))
        .containsExactly(
            new CreateOrganization("+380671234567", "u-olena"),
            new CreateContact("+380671234567", "+380671234567", null, ORGANIZATION, "u-olena"),
            new CreateLead(
                "Call +380671234567",
                "+380671234567",
                "+380671234567",
                null,
                CONTACT,
                ORGANIZATION,
                "u-olena",
                Map.of("utm_source", "google", "utm_medium", "cpc")));
  }

  @Test
  void a_client_whose_name_is_sent_gets_it() {
    CallBuilder call = CallBuilder.answeredBy("101");
    call.clientName = " Petro\nSavchenko ";
    Plan.Steps plan = plan(call, Samples.newClient());
    assertThat(action(plan, "organization", CreateOrganization.class).name())
        .isEqualTo("Petro Savchenko");
    assertThat(action(plan, "contact", CreateContact.class).name()).isEqualTo("Petro Savchenko");
    assertThat(action(plan, "lead", CreateLead.class).title())
        .isEqualTo("Call +380671234567 (Petro Savchenko)");
  }

  @Test
  void the_new_lead_of_a_known_contact_belongs_to_the_contact_and_its_organization() {
    CreateLead lead =
        action(plan(CallBuilder.missed(), Samples.contactOnly()), "lead", CreateLead.class);
    assertThat(lead.contact()).isEqualTo(existing(RecordKind.CONTACT, "c1"));
    assertThat(lead.organization()).isEqualTo(existing(RecordKind.ORGANIZATION, "o1"));
    assertThat(lead.name()).isEqualTo("Petro");
  }

  @Test
  void a_contact_without_organization_or_name_gets_its_lead_all_the_same() {
    Contact bare = new Contact(ref(RecordKind.CONTACT, "c1"), null, null, null, null);
    ClientState client = Samples.state(bare, null, null);
    CreateLead lead = action(plan(CallBuilder.missed(), client), "lead", CreateLead.class);
    assertThat(lead.organization()).isNull();
    assertThat(lead.name()).isEqualTo("+380671234567");
    assertThat(lead.owner()).isEqualTo("u-senior");
  }

  @Test
  void an_open_lead_that_stands_alone_takes_note_and_task_by_itself() {
    Lead alone = Samples.lead("l1", LeadState.OPEN, null, null);
    Plan.Steps plan = plan(CallBuilder.missed(), Samples.state(null, alone, null));
    assertThat(action(plan, "note", AddNote.class).on()).isEqualTo(existing(RecordKind.LEAD, "l1"));
    assertThat(action(plan, "task-missed", CreateTask.class).on())
        .containsExactly(existing(RecordKind.LEAD, "l1"));
  }

  @Test
  void a_converted_lead_that_stood_alone_leads_to_a_contact_as_well() {
    Lead alone = Samples.lead("l1", LeadState.CONVERTED, null, null);
    Plan.Steps plan = plan(CallBuilder.answeredBy("101"), Samples.state(null, null, alone));
    assertThat(keys(plan)).startsWith("organization", "contact", "lead");
    assertThat(action(plan, "lead", CreateLead.class).contact()).isEqualTo(CONTACT);
  }

  @Test
  void a_converted_lead_with_an_organization_alone_keeps_it() {
    Target known = existing(RecordKind.ORGANIZATION, "o7");
    Lead lead =
        new Lead(
            ref(RecordKind.LEAD, "l1"),
            "Call",
            null,
            LeadState.CONVERTED,
            null,
            null,
            ref(RecordKind.ORGANIZATION, "o7"),
            null,
            null);
    Plan.Steps plan = plan(CallBuilder.answeredBy("101"), Samples.state(null, null, lead));
    assertThat(keys(plan)).startsWith("contact", "lead");
    assertThat(action(plan, "contact", CreateContact.class).organization()).isEqualTo(known);
    assertThat(action(plan, "lead", CreateLead.class).organization()).isEqualTo(known);
    assertThat(action(plan, "task-call", CreateTask.class).on())
        .containsExactly(LEAD, CONTACT, known);
  }

  @Test
  void every_plan_keeps_the_hard_rules_of_the_matrix() {
    for (ClientState client :
        List.of(
            Samples.newClient(),
            Samples.openLead(),
            Samples.convertedLead(),
            Samples.contactOnly())) {
      Stream.of(
              CallBuilder.missed(),
              CallBuilder.answeredBy("101"),
              CallBuilder.answeredBy("102"),
              CallBuilder.answeredBy("199"),
              CallBuilder.pickedUpBy("101"))
          .map(call -> plan(call, client))
          .forEach(PlannedActionsTest::assertHardRules);
    }
  }

  private static void assertHardRules(Plan.Steps plan) {
    Set<String> before = new HashSet<>();
    for (PlannedStep step : plan.steps()) {
      assertThat(step.action()).isNotInstanceOf(CreateDeal.class);
      if (step.action() instanceof CreateLead lead) {
        assertThat(Stream.of(lead.contact(), lead.organization())).anyMatch(t -> t != null);
      }
      step.action()
          .targets()
          .forEach(
              target -> {
                if (target instanceof Target.MadeBy made) {
                  assertThat(before).contains(made.step());
                }
              });
      assertThat(before.add(step.key())).isTrue();
    }
  }

  @Test
  void the_note_tells_the_call_in_the_projects_time() {
    CallBuilder call = CallBuilder.answeredBy("101");
    call.clientName = "Petro";
    AddNote note = action(plan(call, Samples.newClient()), "note", AddNote.class);
    assertThat(note.on()).isEqualTo(LEAD);
    assertThat(note.text())
        .isEqualTo(
            """
            Incoming call, answered
            Date and time: 2026-11-22 16:00 (Europe/Kyiv)
            Client: Petro, +380671234567
            Line dialled: +380443334455
            Answered by: Olena Koval (101)
            Status: answered
            Duration: 0:02:05, talk 0:01:50
            Recording: https://rec.example/1.mp3
            UTM: utm_medium=cpc, utm_source=google\
            """);
  }

  @Test
  void the_note_of_a_bare_missed_call_says_what_is_not_known() {
    CallBuilder call = CallBuilder.missed();
    call.startedAt = null;
    call.line = null;
    call.linePhone = null;
    call.duration = null;
    call.talk = null;
    call.utm = Map.of();
    assertThat(action(plan(call, Samples.newClient()), "note", AddNote.class).text())
        .isEqualTo(
            """
            Incoming call, missed
            Date and time: 2026-11-22 16:05 (Europe/Kyiv)
            Client: +380671234567
            Line dialled: -
            Employee: nobody
            Status: missed (NO ANSWER)
            Duration: unknown
            Recording: none
            UTM: none\
            """);
  }

  @Test
  void a_voicemail_is_a_missed_call_with_a_recording() {
    CallBuilder call = CallBuilder.missed();
    call.result = Result.VOICEMAIL;
    call.recording = "https://rec.example/voice.mp3";
    assertThat(action(plan(call, Samples.openLead()), "task-missed", CreateTask.class).text())
        .contains("Status: voicemail (NO ANSWER)", "Recording: https://rec.example/voice.mp3");
  }

  @Test
  void a_value_from_outside_cannot_pose_as_another_line() {
    CallBuilder call = CallBuilder.answeredBy("101", "x\nRecording: https://evil.example");
    call.utm = Map.of("utm_source", "a\r\nStatus: paid");
    call.line = "a\nb";
    call.linePhone = null;
    call.recording = "https://rec.example/1.mp3\nUTM: x";
    String text = action(plan(call, Samples.newClient()), "note", AddNote.class).text();
    assertThat(text.lines()).hasSize(9);
    assertThat(text).contains("UTM: utm_source=a Status: paid");
  }

  @Test
  void the_missed_task_names_number_time_and_line() {
    CreateTask task =
        action(plan(CallBuilder.missed(), Samples.openLead()), "task-missed", CreateTask.class);
    assertThat(task.subject()).isEqualTo("Missed call from +380671234567: call back");
    assertThat(task.text())
        .startsWith("Nobody talked to the client. Please call back.\n")
        .contains("+380671234567", "2026-11-22 16:00 (Europe/Kyiv)", "+380443334455");
  }

  @Test
  void the_review_task_names_who_talked_and_the_recording() {
    CreateTask task =
        action(
            plan(CallBuilder.answeredBy("102"), Samples.openLead()),
            "task-review",
            CreateTask.class);
    assertThat(task.text())
        .startsWith(
            "Ihor Bondar talked to the client. Responsible: Olena Koval. Please review the call.\n")
        .contains("Recording: https://rec.example/1.mp3");
  }

  @Test
  void the_settings_task_names_what_answered() {
    CreateTask task =
        action(
            plan(CallBuilder.answeredBy("shop_anna", "199"), Samples.openLead()),
            "task-settings",
            CreateTask.class);
    assertThat(task.text())
        .startsWith(
            "Who handled the call: shop_anna, 199. Please add this number or account to an");
    CreateTask nameless =
        action(
            plan(CallBuilder.answeredBy(), Samples.openLead()), "task-settings", CreateTask.class);
    assertThat(nameless.text())
        .startsWith("The telephony did not say who handled the call. Please check the");
  }

  @Test
  void an_employee_is_named_once_and_with_one_handle_at_most() {
    assertThat(note(CallBuilder.answeredBy("olena koval"))).contains("Answered by: Olena Koval\n");
    assertThat(note(CallBuilder.answeredBy("101", "Olena Koval")))
        .contains("Answered by: Olena Koval (101)\n");
    assertThat(note(CallBuilder.answeredBy("101", "olena@shop.example")))
        .contains("Answered by: Olena Koval (101)\n");
  }

  @ParameterizedTest
  @CsvSource({
    "ANSWERED, answered",
    "ANSWER, answered",
    "completed, answered",
    "done, answered",
    "Inbound, answered",
    "PROPER, answered (PROPER)"
  })
  void the_telephonys_word_stands_only_where_it_says_more(String sent, String shown) {
    CallBuilder call = CallBuilder.answeredBy("101");
    call.status = sent;
    assertThat(note(call)).contains("Status: " + shown + "\n");
  }

  @Test
  void the_length_of_a_voice_message_is_no_talk() {
    CallBuilder call = CallBuilder.missed();
    call.result = CallEvent.Result.VOICEMAIL;
    call.status = "ANSWERED";
    call.duration = 21;
    call.talk = 12;
    assertThat(note(call)).contains("Status: voicemail\nDuration: 0:00:21\n");
  }

  private static String note(CallBuilder call) {
    return action(plan(call, Samples.openLead()), "note", Action.AddNote.class).text();
  }

  @Test
  void a_call_that_reached_nobody_names_both_rows_that_make_nothing_of_it() {
    var call = CallBuilder.notReachedBy("101").build();
    assertThat(new Scenario(new Phrasebook()).withoutClient(call, Samples.project()))
        .contains(
            new Plan.Skip(
                "journal-only",
                "The matrix makes nothing in the rows out-failed-new and out-failed-existing: it"
                    + " is kept in the journal only."));
  }

  @Test
  void the_summary_names_the_records_that_were_not_chosen() {
    ClientState client =
        Samples.state(
            Samples.CONTACT, null, null, ref(RecordKind.CONTACT, "c2"), ref(RecordKind.LEAD, "l2"));
    assertThat(plan(CallBuilder.missed(), client).summary())
        .isEqualTo(
            "Incoming call, missed, from a known client without an open lead. Also matching and"
                + " left alone: contact c2, lead l2.");
  }

  private static Target existing(RecordKind kind, String id) {
    return new Target.Existing(ref(kind, id));
  }

  private static Plan.Steps plan(CallBuilder call, ClientState client) {
    return (Plan.Steps) Samples.plan(call.build(), client, Samples.project());
  }

  private static List<String> keys(Plan.Steps plan) {
    return plan.steps().stream().map(PlannedStep::key).toList();
  }

  private static <A extends Action> A action(Plan.Steps plan, String key, Class<A> type) {
    return plan.steps().stream()
        .filter(step -> step.key().equals(key))
        .map(PlannedStep::action)
        .map(type::cast)
        .findFirst()
        .orElseThrow();
  }
}
