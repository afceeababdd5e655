package dev.patchbay.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.crm.RecordKind;
import dev.patchbay.crm.RecordRef;
import dev.patchbay.intake.interaction.CallEvent;
import dev.patchbay.intake.interaction.CallEvent.Direction;
import dev.patchbay.intake.interaction.CallEvent.Phase;
import dev.patchbay.intake.interaction.CallEvent.Result;
import dev.patchbay.intake.interaction.FormSubmission;
import dev.patchbay.intake.interaction.InteractionEvent;
import dev.patchbay.intake.interaction.MessengerContact;
import dev.patchbay.journal.InteractionState;
import dev.patchbay.journal.Journal.RawEvent;
import dev.patchbay.journal.JournalEntry;
import dev.patchbay.journal.JournalViews;
import dev.patchbay.journal.LedgerStep;
import dev.patchbay.project.Matrix;
import dev.patchbay.project.Matrix.Row;
import dev.patchbay.project.Matrix.Trigger;
import dev.patchbay.project.ProjectSettings;
import dev.patchbay.project.ScenarioSettings;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What becomes of the scenario's plans: outgoing calls, forms, messengers, other matrices. */
class ScenarioDeliveryTest {

  private final Hub hub = new Hub();

  @Test
  void an_outgoing_call_of_a_new_client_is_kept_with_what_was_decided() {
    JournalEntry entry = delivered(outgoing("c1", Result.ANSWERED));
    assertThat(entry.state()).isEqualTo(InteractionState.SKIPPED);
    assertThat(entry.reason()).startsWith("journal-only: ").contains("out-answered-new");
    assertThat(entry.decision().matrix()).isZero();
    assertThat(entry.decision().client().isNew()).isTrue();
    assertThat(hub.workLeft()).isZero();
  }

  @Test
  void a_call_that_the_client_did_not_take_asks_the_crm_nothing() {
    JournalEntry entry = delivered(outgoing("c1", Result.MISSED));
    assertThat(entry.state()).isEqualTo(InteractionState.SKIPPED);
    assertThat(hub.crms.lookups).isZero();
  }

  @Test
  void an_outgoing_call_waits_for_its_end() {
    JournalEntry begun = delivered(event("c1", Phase.ANSWERED, Direction.OUTGOING, null));
    assertThat(begun.state()).isEqualTo(InteractionState.RECEIVED);
    assertThat(hub.crms.lookups).isZero();
  }

  @Test
  void an_outgoing_call_is_written_on_the_lead_of_an_earlier_one() {
    hub.accept(Hub.completed("c1"));
    hub.deliver();
    JournalEntry entry = delivered(outgoing("c2", Result.ANSWERED));
    assertThat(entry.state()).isEqualTo(InteractionState.SENT);
    assertThat(entry.decision().row()).isEqualTo("row-11");
    assertThat(entry.ledger()).extracting(LedgerStep::key).containsExactly("note", "task-call");
    assertThat(hub.crm(RecordKind.LEAD)).hasSize(1);
  }

  @Test
  void in_deal_mode_a_second_call_is_written_on_the_deal_of_the_first() {
    matrix(new Row(true, true, false, true, true, true, false));
    hub.accept(Hub.completed("c1"));
    hub.deliver();
    JournalEntry second = delivered(Hub.completed("c2"));
    assertThat(second.decision().row()).isEqualTo("row-4");
    assertThat(second.decision().matrix()).isEqualTo(3);
    assertThat(hub.crm(RecordKind.LEAD)).isEmpty();
    assertThat(hub.crm(RecordKind.DEAL)).hasSize(1);
    assertThat(hub.crm(RecordKind.NOTE)).hasSize(2);
  }

  @Test
  void a_deal_for_nobody_is_skipped_and_no_fault() {
    matrix(new Row(false, false, false, true, false, true, false));
    JournalEntry entry = delivered(Hub.completed("c1"));
    assertThat(entry.state()).isEqualTo(InteractionState.SKIPPED);
    assertThat(entry.reason()).startsWith("no-client: ");
    assertThat(hub.crm(RecordKind.DEAL)).isEmpty();
  }

  @Test
  void a_form_makes_records() {
    JournalEntry first = delivered(form("f1"));
    assertThat(first.ledger())
        .extracting(LedgerStep::key)
        .containsExactly("organization", "contact", "lead", "note");
  }

  @Test
  void a_form_of_a_client_who_called_before_is_written_on_his_lead() {
    hub.accept(Hub.completed("c1"));
    hub.deliver();
    JournalEntry entry = delivered(form("f1"));
    assertThat(entry.decision().row()).isEqualTo("row-16");
    assertThat(hub.crm(RecordKind.LEAD)).hasSize(1);
  }

  @Test
  void a_messenger_contact_of_a_known_client_makes_nothing_and_links_what_there_is() {
    delivered(form("f1"));
    JournalEntry entry = delivered(messenger("m1", Hub.CLIENT));
    assertThat(entry.state()).isEqualTo(InteractionState.SENT);
    assertThat(entry.ledger()).isEmpty();
    assertThat(JournalViews.detail(entry, List.of()).links())
        .extracting(RecordRef::kind)
        .containsExactly(RecordKind.LEAD, RecordKind.CONTACT);
  }

  @Test
  void a_messenger_contact_without_a_number_asks_the_crm_nothing_and_makes_its_records() {
    JournalEntry entry = delivered(messenger("m1", null));
    assertThat(entry.state()).isEqualTo(InteractionState.SENT);
    assertThat(entry.decision().row()).isEqualTo("row-18");
    assertThat(hub.crms.lookups).isZero();
  }

  private JournalEntry delivered(InteractionEvent event) {
    String id =
        hub.inbox.accept(
            hub.project(),
            event,
            new RawEvent(hub.clock.instant(), "generic", "application/json", Map.of(), "{}"));
    hub.deliver();
    return hub.entry(id);
  }

  /** Incoming calls lead to this row, in the third version of the matrix. */
  private void matrix(Row row) {
    Map<Trigger, Row> rows =
        Map.of(Trigger.IN_ANSWERED_NEW, row, Trigger.IN_ANSWERED_EXISTING, row);
    ProjectSettings settings = hub.project().settings();
    hub.projects.saveSettings(
        "demo", settings.withScenario(ScenarioSettings.DEFAULT.withMatrix(new Matrix(3, rows))));
  }

  private CallEvent outgoing(String id, Result result) {
    return event(id, Phase.COMPLETED, Direction.OUTGOING, result);
  }

  private CallEvent event(String id, Phase phase, Direction direction, Result result) {
    return new CallEvent(
        "generic",
        id,
        phase,
        direction,
        null,
        result,
        Hub.CLIENT,
        null,
        "+380440000001",
        List.of("101"),
        hub.clock.instant(),
        60,
        result == Result.ANSWERED ? 50 : null,
        null,
        null,
        Map.of());
  }

  private FormSubmission form(String id) {
    return new FormSubmission(
        "form",
        id,
        hub.clock.instant(),
        "order",
        null,
        "Petro",
        Hub.CLIENT,
        Hub.CLIENT,
        null,
        "Hello",
        null,
        null,
        null,
        null,
        null);
  }

  private MessengerContact messenger(String id, String phone) {
    return new MessengerContact(
        "messenger",
        id,
        hub.clock.instant(),
        "telegram",
        "@petro",
        null,
        phone,
        phone,
        null,
        List.of("101"),
        null,
        null,
        null);
  }
}
