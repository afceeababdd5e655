package dev.patchbay.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.patchbay.crm.Failure;
import dev.patchbay.crm.RecordKind;
import dev.patchbay.crm.RecordRef;
import dev.patchbay.crm.Recovery;
import dev.patchbay.delivery.FaultyCrms.Fault;
import dev.patchbay.delivery.Redrive.Doubt;
import dev.patchbay.intake.interaction.CallEvent.Phase;
import dev.patchbay.intake.interaction.CallEvent.Result;
import dev.patchbay.journal.InteractionState;
import dev.patchbay.journal.JournalEntry;
import dev.patchbay.journal.LedgerStep;
import dev.patchbay.journal.MainRecord;
import dev.patchbay.journal.Origin;
import dev.patchbay.journal.Origins;
import dev.patchbay.journal.Shelved;
import dev.patchbay.project.Gate.Setup;
import dev.patchbay.project.Integration;
import dev.patchbay.project.ProjectSettings;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Interactions whose project gets another CRM, or none, before they are done. */
class ChangedCrmTest {

  private static final List<RecordKind> ALL =
      List.of(RecordKind.CONTACT, RecordKind.LEAD, RecordKind.NOTE, RecordKind.TASK);

  private final Hub hub = new Hub();

  @Test
  void what_was_begun_for_the_crm_before_is_planned_anew_and_made_whole_in_the_new_one() {
    String id = halfDone();
    change("i2");
    JournalEntry entry = hub.entry(id);
    assertThat(entry.state()).isEqualTo(InteractionState.SENT);
    assertThat(entry.decision().integration()).isEqualTo("i2");
    assertThat(hub.crm("i2", RecordKind.CONTACT)).hasSize(1);
    assertThat(hub.crm("i2", RecordKind.LEAD)).hasSize(1);
    assertThat(entry.ledger())
        .extracting(LedgerStep::ref)
        .filteredOn(ref -> ref != null && ref.kind() == RecordKind.CONTACT)
        .extracting(RecordRef::id)
        .containsExactly(hub.crm("i2", RecordKind.CONTACT).getFirst().id());
    assertThat(entry.shelved()).extracting(Shelved::integration).containsExactly("i1");
    assertThat(entry.shelved().getFirst().ledger()).anyMatch(LedgerStep::finished);
  }

  @Test
  void when_the_crm_before_comes_back_what_was_done_there_is_not_done_again() {
    String id = halfDone();
    disconnect();
    hub.pass(Duration.ofMinutes(1));
    down();
    change("i2");
    assertThat(hub.entry(id).state()).isEqualTo(InteractionState.RETRYING);
    hub.crms.actionFailures.clear();
    change("i1");
    assertThat(hub.entry(id).state()).isEqualTo(InteractionState.SENT);
    assertThat(hub.crm(RecordKind.CONTACT)).hasSize(1);
    assertThat(hub.crm(RecordKind.LEAD)).hasSize(1);
    assertThat(ALL).allMatch(kind -> hub.crm("i2", kind).isEmpty());
  }

  @Test
  void a_step_in_doubt_is_looked_for_when_its_crm_comes_back() {
    hub.crms.faults.add(Fault.LOST_AFTER_COMMIT);
    String id = delivered("c1");
    down();
    change("i2");
    hub.crms.actionFailures.clear();
    change("i1");
    hub.pass(Duration.ofMinutes(2));
    assertThat(hub.entry(id).state()).isEqualTo(InteractionState.SENT);
    assertThat(hub.crms.recoveries).isEqualTo(1);
    assertThat(hub.crm(RecordKind.CONTACT)).hasSize(1);
  }

  @Test
  void a_step_that_stayed_in_doubt_there_is_kept_when_the_call_is_made_in_the_new_crm() {
    hub.crms.faults.add(Fault.LOST_BEFORE_COMMIT);
    hub.crms.recovery = Optional.of(new Recovery.Undecidable("no way to tell"));
    String id = delivered("c1");
    hub.pass(Duration.ofMinutes(2));
    assertThat(hub.entry(id).state()).isEqualTo(InteractionState.NEEDS_ATTENTION);
    change("i2");
    assertThat(hub.entry(id).state())
        .as("a person decides")
        .isEqualTo(InteractionState.NEEDS_ATTENTION);
    hub.redrive.one("demo", id, Doubt.LOOK_AGAIN);
    hub.deliver();
    assertThat(hub.entry(id).state()).isEqualTo(InteractionState.SENT);
    assertThat(hub.entry(id).shelved().getFirst().ledger()).anyMatch(LedgerStep::uncertain);
    assertThat(hub.crm("i2", RecordKind.CONTACT)).hasSize(1);
  }

  @Test
  void a_recording_of_a_call_that_is_whole_in_the_crm_before_makes_nothing_in_the_new_one() {
    String id = delivered("c1");
    change("i2");
    hub.accept(Hub.event("c1", Phase.COMPLETED, Result.ANSWERED, Hub.CLIENT, 90));
    hub.deliver();
    assertThat(hub.entry(id).state()).isEqualTo(InteractionState.SENT);
    assertThat(hub.entry(id).reason()).startsWith("other-crm: ");
    assertThat(hub.entry(id).settled()).isTrue();
    assertThat(ALL).allMatch(kind -> hub.crm("i2", kind).isEmpty());
    assertThat(hub.workLeft()).isZero();
  }

  @Test
  void a_recording_that_comes_while_no_crm_is_connected_is_written_when_the_same_comes_back() {
    String id = delivered("c1");
    disconnect();
    hub.accept(Hub.event("c1", Phase.COMPLETED, Result.ANSWERED, Hub.CLIENT, 90));
    hub.deliver();
    assertThat(hub.entry(id).state()).isEqualTo(InteractionState.HELD);
    change("i1");
    assertThat(hub.entry(id).state()).isEqualTo(InteractionState.SENT);
    assertThat(hub.crm(RecordKind.NOTE)).hasSize(1);
    assertThat(hub.crm(RecordKind.NOTE).getFirst().toString()).contains("0:01:30");
  }

  @Test
  void a_call_that_was_only_picked_up_before_the_change_goes_on_in_the_new_crm() {
    String id = hub.accept(Hub.event("c1", Phase.ANSWERED, null, Hub.CLIENT, null));
    hub.deliver();
    change("i2");
    hub.accept(Hub.completed("c1"));
    hub.deliver();
    assertThat(hub.entry(id).state()).isEqualTo(InteractionState.SENT);
    assertThat(hub.crm("i2", RecordKind.NOTE)).hasSize(1);
    assertThat(hub.entry(id).decision().integration()).isEqualTo("i2");
  }

  @Test
  void a_repeat_of_a_lead_in_the_crm_before_leaves_nothing_in_the_new_one() {
    String first = form("f1", "Hello");
    change("i2");
    String second = form("f2", "Hello, do you hear me?");
    JournalEntry entry = hub.entry(second);
    assertThat(entry.state()).isEqualTo(InteractionState.DUPLICATE);
    assertThat(entry.duplicate().lead()).isEqualTo(first);
    assertThat(entry.reason()).contains("in the CRM that was connected before");
    assertThat(ALL).allMatch(kind -> hub.crm("i2", kind).isEmpty());
  }

  @Test
  void a_repeat_of_a_lead_that_was_brought_along_is_noted_on_its_copy() {
    String first = form("f1", "Hello");
    change("i2");
    hub.accept(Hub.completed("c1"));
    hub.deliver();
    RecordRef copy = MainRecord.of(hub.entry(journalIdOfCall())).orElseThrow();
    hub.brought =
        (project, integration, ref) ->
            integration.equals("i1") && ref.equals(MainRecord.of(hub.entry(first)).orElseThrow())
                ? Optional.of(copy)
                : Optional.empty();
    int before = hub.crm("i2", RecordKind.NOTE).size();
    JournalEntry entry = hub.entry(form("f2", "Hello, do you hear me?"));
    assertThat(entry.state()).isEqualTo(InteractionState.DUPLICATE);
    assertThat(entry.duplicate().record()).isEqualTo(copy);
    assertThat(entry.duplicate().integration()).isEqualTo("i2");
    assertThat(hub.crm("i2", RecordKind.NOTE)).hasSize(before + 1);
  }

  @Test
  void while_the_new_crm_is_not_set_up_everything_is_held() {
    disconnect();
    hub.connect("i2");
    setup(new Setup("builtin", hub.clock.instant(), true, false));
    String id = delivered("c1");
    assertThat(hub.entry(id).state()).isEqualTo(InteractionState.HELD);
    assertThat(hub.entry(id).reason()).contains("not set up yet");
    setup(null);
    hub.redrive.all("demo", InteractionState.HELD, null);
    hub.deliver();
    assertThat(hub.entry(id).state()).isEqualTo(InteractionState.SENT);
  }

  @Test
  void what_comes_while_none_is_connected_is_let_go_only_where_the_project_wants_it() {
    disconnect();
    assertThat(hub.entry(delivered("c1")).state()).isEqualTo(InteractionState.HELD);
    letGo();
    assertThat(hub.entry(delivered("c1")).state()).isEqualTo(InteractionState.HELD);
    JournalEntry gone = hub.entry(delivered("c2"));
    assertThat(gone.state()).isEqualTo(InteractionState.SKIPPED);
    assertThat(gone.reason()).startsWith("no-crm-drop: ");
    setup(new Setup("builtin", hub.clock.instant(), false, false));
    assertThat(hub.entry(delivered("c3")).state()).isEqualTo(InteractionState.HELD);
  }

  @Test
  void what_came_in_before_the_crm_was_taken_down_is_held_and_not_let_go() {
    letGo();
    String id = hub.accept(Hub.completed("c1"));
    disconnect();
    hub.deliver();
    assertThat(hub.entry(id).state()).isEqualTo(InteractionState.HELD);
  }

  @Test
  void the_lead_that_a_call_made_is_known_by_its_call_in_each_crm() {
    String id = halfDone(3);
    change("i2");
    Origins origins = new Origins(hub.table, hub.json);
    for (String integration : List.of("i1", "i2")) {
      var lead =
          (integration.equals("i1")
                  ? hub.crm(RecordKind.LEAD)
                  : hub.crm(integration, RecordKind.LEAD))
              .getFirst();
      assertThat(origins.of("demo", integration, new RecordRef(RecordKind.LEAD, lead.id(), null)))
          .as(integration)
          .map(Origin::interaction)
          .contains(id);
    }
  }

  @Test
  void a_late_refusal_of_the_crm_before_does_not_hold_the_new_one() {
    var opened = hub.project();
    IntegratedCrms crms = new IntegratedCrms(null, hub.projects, hub.metrics);
    hub.connect("i2");
    crms.hold(opened, "the key was revoked");
    assertThat(hub.project().takesWork()).isTrue();
    hub.projects.saveIntegration("demo", opened.integration().disconnected());
    crms.hold(opened, "the key was revoked");
    assertThat(hub.project().integration().heldReason()).isNull();
    hub.connect();
    crms.hold(opened, "the key was revoked");
    assertThat(hub.project().integration().heldReason()).isEqualTo("the key was revoked");
  }

  @Test
  void work_that_would_be_tried_again_much_later_goes_to_the_new_crm_soon() {
    down();
    String id = delivered("c1");
    hub.pass(Duration.ofHours(5));
    assertThat(hub.entry(id).nextTryAt()).isAfter(hub.clock.instant().plus(Duration.ofHours(1)));
    hub.crms.actionFailures.clear();
    hub.connect("i2");
    hub.pass(Duration.ofMinutes(35));
    assertThat(hub.entry(id).state()).isEqualTo(InteractionState.SENT);
    assertThat(hub.crm("i2", RecordKind.CONTACT)).hasSize(1);
  }

  private String halfDone() {
    return halfDone(2);
  }

  /** A call of which so many steps are in the first CRM when that cannot be reached any more. */
  private String halfDone(int steps) {
    for (int i = 0; i < steps; i++) {
      hub.crms.faults.add(Fault.NONE);
    }
    hub.crms.faults.add(Fault.LOST_BEFORE_COMMIT);
    String id = delivered("c1");
    assertThat(hub.entry(id).state()).isEqualTo(InteractionState.RETRYING);
    return id;
  }

  private void down() {
    for (int i = 0; i < 20; i++) {
      hub.crms.actionFailures.add(new Failure.Unavailable("down"));
    }
  }

  private String delivered(String call) {
    String id = hub.accept(Hub.completed(call));
    hub.deliver();
    return id;
  }

  private String form(String id, String comment) {
    String interaction = hub.accept(Forms.ANNA.comment(comment).wishes(null, true), id);
    hub.deliver();
    return interaction;
  }

  private String journalIdOfCall() {
    return Ids.hash("demo", "generic", "c1");
  }

  private void disconnect() {
    hub.projects.updateIntegration("demo", Integration::disconnected);
  }

  /** The change with everything that waits being set free. */
  private void change(String integration) {
    disconnect();
    hub.pass(Duration.ofMinutes(1));
    hub.connect(integration);
    hub.redrive.all("demo", InteractionState.HELD, null);
    hub.deliver();
    hub.pass(Duration.ofMinutes(1));
  }

  private void setup(Setup setup) {
    hub.projects.updateGate("demo", gate -> gate.withSetup(setup));
  }

  private void letGo() {
    ObjectNode settings = hub.json.mapper().valueToTree(hub.project().settings());
    settings.putObject("crm").put("whenDisconnected", "drop");
    hub.projects.saveSettings(
        "demo", hub.json.mapper().convertValue(settings, ProjectSettings.class));
  }
}
