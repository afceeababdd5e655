package dev.patchbay.crm.roapp;

import static dev.patchbay.crm.roapp.RoAppShop.PHONE;
import static dev.patchbay.crm.roapp.RoAppShop.RECORDING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.crm.Action;
import dev.patchbay.crm.ClientRecords.DealState;
import dev.patchbay.crm.ClientRecords.LeadState;
import dev.patchbay.crm.CrmUnderTest.Stored;
import dev.patchbay.crm.RecordKind;
import dev.patchbay.crm.RecordRef;
import dev.patchbay.delivery.ConnectedHub;
import dev.patchbay.delivery.SettableClock;
import dev.patchbay.intake.interaction.CallEvent;
import dev.patchbay.intake.interaction.CallEvent.Phase;
import dev.patchbay.intake.interaction.CallEvent.Result;
import dev.patchbay.journal.InteractionState;
import dev.patchbay.journal.JournalEntry;
import dev.patchbay.journal.LedgerStep;
import dev.patchbay.store.MemoryTable;
import dev.patchbay.store.secret.Vault;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Calls through the whole hub into RO App: which of client, inquiry and order are made, and where
 * the call is written. Ivan is the employee at 101, Iryna the senior manager; both have their users
 * by equal names.
 */
@QuarkusTest
class RoAppScenarioTest {

  private static final List<RecordKind> ALL =
      List.of(RecordKind.CONTACT, RecordKind.LEAD, RecordKind.DEAL);

  @Inject RoAppConnector connector;
  @Inject Vault vault;

  private RoAppUnderTest crm;
  private ConnectedHub hub;
  private String ivan;
  private String iryna;

  @BeforeEach
  void start() throws Exception {
    crm = new RoAppUnderTest(connector);
    ivan = crm.seedUser("Ivan Koval", "ivan@roapp.example");
    iryna = crm.seedUser("Iryna Melnyk", "iryna@roapp.example");
    SettableClock clock = new SettableClock(Instant.now());
    hub = new ConnectedHub(crm, new MemoryTable(), vault, clock, clock::advance);
    hub.project(RoAppShop.settings(), RoAppShop.employees(crm));
  }

  @AfterEach
  void nothing_that_the_vendor_does_not_know_was_sent_and_no_task_made() {
    crm.close();
    assertThat(crm.server().violations()).isEmpty();
    assertThat(crm.server().requests()).noneMatch(request -> request.contains("task"));
  }

  @Test
  void a_new_client_becomes_client_inquiry_and_order_each_with_the_call_in_its_note() {
    JournalEntry entry = sent(RoAppShop.answered());
    assertThat(made(entry)).containsExactly("contact", "lead", "deal");
    RecordRef client = ref(entry, "contact");
    assertThat(only(RecordKind.CONTACT).phones()).containsExactly(PHONE);
    assertThat(only(RecordKind.LEAD).linked()).containsExactly(client.id());
    assertThat(only(RecordKind.DEAL).linked()).containsExactly(client.id());
    assertThat(crm.stored(RecordKind.NOTE))
        .hasSize(3)
        .allSatisfy(
            note ->
                assertThat(note.text())
                    .contains("Date and time: 2026-11-22 16:00")
                    .startsWith("Incoming call, answered")
                    .contains("Status: answered")
                    .contains("Recording: " + RECORDING)
                    .contains("UTM: ", "google", "spring"));
    assertThat(noted()).containsExactlyInAnyOrderElementsOf(ids(entry, ALL));
  }

  @Test
  void utm_tags_are_in_the_notes_and_in_no_field() {
    sent(RoAppShop.answered());
    assertThat(crm.server().bodies())
        .allSatisfy(
            body ->
                body.properties().stream()
                    .filter(field -> field.getValue().toString().contains("spring"))
                    .forEach(
                        field ->
                            assertThat(field.getKey())
                                .isIn("notes", "description", "manager_notes")));
  }

  @ParameterizedTest(name = "[{index}] client {0}, inquiry {1}, order {2}")
  @CsvSource({
    "true,  true,  true,  contact lead deal, lead deal",
    "true,  true,  false, contact lead,      lead",
    "true,  false, true,  contact deal,      deal",
    "true,  false, false, contact,           ''",
    "false, true,  true,  lead,              lead deal",
    "false, true,  false, lead,              lead",
    "false, false, true,  skipped,           deal"
  })
  void what_the_project_wants_is_made_and_nothing_else(
      boolean client, boolean inquiry, boolean order, String ofNew, String ofKnown) {
    hub.project(RoAppShop.making(client, inquiry, order), RoAppShop.employees(crm));
    JournalEntry unknown = take(RoAppShop.answered());
    if (ofNew.equals("skipped")) {
      assertThat(unknown.state()).isEqualTo(InteractionState.SKIPPED);
      assertThat(unknown.reason()).startsWith("no-client");
      assertThat(crm.server().requests()).noneMatch(request -> request.startsWith("POST"));
      assertThat(ALL).allSatisfy(kind -> assertThat(crm.stored(kind)).isEmpty());
    } else {
      assertThat(unknown.state()).isEqualTo(InteractionState.SENT);
      assertThat(made(unknown)).containsExactly(ofNew.split(" "));
      assertThat(noted()).containsExactlyInAnyOrderElementsOf(ids(unknown, ALL));
    }

    String other = "+380501234568";
    RecordRef known = crm.seedContact("Petro", List.of("050 123 45 68"), List.of(), null);
    JournalEntry entry = sent(RoAppShop.answered("c2", other));
    assertThat(String.join(" ", made(entry))).isEqualTo(ofKnown);
    assertThat(crm.text(known)).contains(RECORDING);
    assertThat(ids(entry, ALL)).allSatisfy(id -> assertThat(noted()).contains(id));
  }

  @Test
  void what_is_open_is_not_made_again_and_gets_the_call() {
    RecordRef client = client();
    RecordRef inquiry = crm.seedLead("Roof", client, LeadState.OPEN, null);
    RecordRef order = crm.seedDeal("Roof", client, DealState.OPEN, null);
    assertThat(made(sent(RoAppShop.answered()))).isEmpty();
    assertThat(noted()).containsExactlyInAnyOrder(client.id(), inquiry.id(), order.id());
  }

  @ParameterizedTest
  @CsvSource({"CLOSED, OPEN, lead", "CONVERTED, OPEN, lead", "OPEN, WON, deal", "OPEN, LOST, deal"})
  void each_is_looked_for_on_its_own_and_a_closed_one_leads_to_a_new_one_of_the_client(
      LeadState inquiry, DealState order, String made) {
    RecordRef client = client();
    RecordRef lead = crm.seedLead("Roof", client, inquiry, null);
    RecordRef deal = crm.seedDeal("Roof", client, order, null);
    JournalEntry entry = sent(RoAppShop.answered());
    assertThat(made(entry)).containsExactly(made);
    RecordRef fresh = ref(entry, made);
    assertThat(crm.stored(fresh.kind()))
        .filteredOn(row -> row.id().equals(fresh.id()))
        .singleElement()
        .satisfies(row -> assertThat(row.linked()).containsExactly(client.id()));
    String open = inquiry == LeadState.OPEN ? lead.id() : deal.id();
    assertThat(noted()).containsExactlyInAnyOrder(client.id(), fresh.id(), open);
  }

  @Test
  void of_several_open_ones_the_newest_gets_the_call() {
    RecordRef client = client();
    crm.seedLead("Old", client, LeadState.OPEN, null);
    RecordRef inquiry = crm.seedLead("New", client, LeadState.OPEN, null);
    crm.seedDeal("Old", client, DealState.OPEN, null);
    RecordRef order = crm.seedDeal("New", client, DealState.OPEN, null);
    sent(RoAppShop.answered());
    assertThat(noted()).containsExactlyInAnyOrder(client.id(), inquiry.id(), order.id());
  }

  @Test
  void records_belong_to_the_employee_of_the_same_name_and_of_a_missed_call_to_the_senior() {
    sent(RoAppShop.answered());
    assertThat(ALL).allSatisfy(kind -> assertThat(only(kind).owner()).isEqualTo(ivan));
    JournalEntry missed = sent(RoAppShop.missed("c2", "+380501234568"));
    assertThat(made(missed)).containsExactly("contact", "lead", "deal");
    assertThat(ALL)
        .allSatisfy(
            kind -> assertThat(crm.stored(kind).getLast().owner()).as("%s", kind).isEqualTo(iryna));
    assertThat(crm.text(ref(missed, "deal"))).contains("Incoming call, missed", "Recording: none");
  }

  @Test
  void a_recording_that_comes_late_is_written_into_the_three_notes() {
    String id = sent(RoAppShop.event("c1", PHONE, Phase.COMPLETED, Result.ANSWERED, null)).id();
    assertThat(crm.stored(RecordKind.NOTE))
        .allSatisfy(note -> assertThat(note.text()).contains("Recording: none"));
    take(RoAppShop.event("c1", PHONE, Phase.RECORDED, null, RECORDING));
    assertThat(hub.entry(id).state()).isEqualTo(InteractionState.SENT);
    assertThat(crm.stored(RecordKind.NOTE))
        .hasSize(3)
        .allSatisfy(note -> assertThat(note.text()).contains("Recording: " + RECORDING));
  }

  private RecordRef client() {
    return crm.seedContact("Petro", List.of(PHONE), List.of(), null);
  }

  private JournalEntry sent(CallEvent event) {
    JournalEntry entry = take(event);
    assertThat(entry.state()).as(entry.reason()).isEqualTo(InteractionState.SENT);
    return entry;
  }

  private JournalEntry take(CallEvent event) {
    String id = hub.accept(event);
    hub.deliver();
    return hub.entry(id);
  }

  /** The keys of the steps that made anything but notes. */
  private static List<String> made(JournalEntry entry) {
    return entry.ledger().stream()
        .filter(step -> !(step.action() instanceof Action.AddNote))
        .map(LedgerStep::key)
        .toList();
  }

  private static RecordRef ref(JournalEntry entry, String step) {
    return entry.ledger().stream()
        .filter(each -> each.key().equals(step))
        .map(LedgerStep::ref)
        .findFirst()
        .orElseThrow();
  }

  private static List<String> ids(JournalEntry entry, List<RecordKind> kinds) {
    return entry.ledger().stream()
        .map(LedgerStep::ref)
        .filter(ref -> kinds.contains(ref.kind()))
        .map(RecordRef::id)
        .toList();
  }

  /** The ids of the records that carry a note. */
  private List<String> noted() {
    return crm.stored(RecordKind.NOTE).stream().flatMap(note -> note.linked().stream()).toList();
  }

  private Stored only(RecordKind kind) {
    return crm.stored(kind).getFirst();
  }
}
