package dev.patchbay.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.crm.ClientRecords.DealState;
import dev.patchbay.crm.ClientRecords.LeadState;
import dev.patchbay.crm.CrmCatalogue;
import dev.patchbay.crm.RecordKind;
import dev.patchbay.crm.RecordRef;
import dev.patchbay.crm.pipedrive.PipedriveUnderTest;
import dev.patchbay.journal.InteractionState;
import dev.patchbay.journal.JournalEntry;
import dev.patchbay.project.Matrix;
import dev.patchbay.project.Matrix.Row;
import dev.patchbay.project.Matrix.Trigger;
import dev.patchbay.project.ProjectSettings;
import dev.patchbay.project.ScenarioSettings;
import dev.patchbay.store.MemoryTable;
import dev.patchbay.store.secret.Vault;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A CRM that spares itself deals beside an open lead is asked for them where they decide. */
@QuarkusTest
class DealModeTest {

  private static final Row DEALS = new Row(true, false, false, true, false, true, false);

  @Inject CrmCatalogue catalogue;
  @Inject Vault vault;

  private PipedriveUnderTest crm;
  private ConnectedHub hub;
  private RecordRef contact;

  @BeforeEach
  void start() throws IOException {
    crm = new PipedriveUnderTest(catalogue.find("pipedrive").orElseThrow());
    hub = new ConnectedHub(crm, new MemoryTable(), vault, Clock.systemUTC(), wait -> {});
    contact = crm.seedContact("Petro", List.of(Hub.CLIENT), List.of(), null);
    crm.seedLead("Roof", contact, LeadState.OPEN, null);
  }

  @AfterEach
  void close() {
    crm.close();
  }

  @Test
  void an_open_deal_beside_an_open_lead_gets_the_call_where_rows_make_deals() {
    RecordRef deal = crm.seedDeal("Door", contact, DealState.OPEN, null);
    matrix(Map.of(Trigger.IN_ANSWERED_EXISTING, DEALS));
    JournalEntry entry = delivered();
    assertThat(entry.ledger()).extracting(step -> step.key()).containsExactly("note");
    assertThat(crm.stored(RecordKind.DEAL)).hasSize(1);
    assertThat(crm.stored(RecordKind.NOTE))
        .singleElement()
        .satisfies(note -> assertThat(note.linked()).containsExactly(deal.id()));
  }

  @Test
  void a_closed_deal_beside_an_open_lead_leads_to_a_new_one_of_the_same_contact() {
    RecordRef won = crm.seedDeal("Door", contact, DealState.WON, null);
    matrix(Map.of(Trigger.IN_ANSWERED_EXISTING, DEALS));
    delivered();
    assertThat(crm.stored(RecordKind.CONTACT)).hasSize(1);
    assertThat(crm.stored(RecordKind.DEAL))
        .filteredOn(deal -> !deal.id().equals(won.id()))
        .singleElement()
        .satisfies(deal -> assertThat(deal.linked()).contains(contact.id()));
  }

  @Test
  void where_rows_make_leads_an_open_lead_spares_the_question_for_deals() {
    crm.seedDeal("Door", contact, DealState.OPEN, null);
    int before = crm.calls();
    JournalEntry entry = delivered();
    assertThat(entry.attempts().getFirst().detail()).isEqualTo("1 contacts, 1 leads, 0 deals");
    assertThat(crm.calls() - before).isEqualTo(4);
  }

  @Test
  void a_form_is_compared_with_a_deal_in_work_beside_an_open_lead() {
    crm.seedDeal("Door", contact, DealState.OPEN, null);
    String id = hub.accept(Forms.ANNA.title("Door").phone(Hub.CLIENT).submission("f1"));
    hub.deliver();
    assertThat(hub.entry(id).state()).isEqualTo(InteractionState.DUPLICATE);
  }

  private void matrix(Map<Trigger, Row> rows) {
    ProjectSettings settings = ProjectSettings.defaults("UA", null);
    hub.project(
        settings.withScenario(ScenarioSettings.DEFAULT.withMatrix(new Matrix(1, rows))), List.of());
  }

  private JournalEntry delivered() {
    String id = hub.accept(Hub.completed("c1"));
    hub.deliver();
    assertThat(hub.entry(id).state()).isEqualTo(InteractionState.SENT);
    return hub.entry(id);
  }
}
