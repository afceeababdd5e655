package dev.patchbay.crm.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.crm.Action;
import dev.patchbay.crm.Action.AddNote;
import dev.patchbay.crm.Action.CreateContact;
import dev.patchbay.crm.Action.CreateLead;
import dev.patchbay.crm.Action.CreateOrganization;
import dev.patchbay.crm.Action.CreateTask;
import dev.patchbay.crm.Action.Extras;
import dev.patchbay.crm.Changes;
import dev.patchbay.crm.ChangesQuery;
import dev.patchbay.crm.ClientQuery;
import dev.patchbay.crm.ClientRecords.DealState;
import dev.patchbay.crm.ClientRecords.LeadState;
import dev.patchbay.crm.Command;
import dev.patchbay.crm.CrmRecord;
import dev.patchbay.crm.Failure;
import dev.patchbay.crm.Lookup;
import dev.patchbay.crm.Outcome;
import dev.patchbay.crm.Reading;
import dev.patchbay.crm.RecordKind;
import dev.patchbay.crm.RecordRef;
import dev.patchbay.crm.Target;
import dev.patchbay.crm.builtin.BuiltinRecords.RecordChange;
import dev.patchbay.crm.builtin.BuiltinStages.Stage;
import dev.patchbay.store.Document;
import dev.patchbay.store.Document.Key;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BuiltinRecordsTest {

  private static final String PHONE = "+380501234567";

  private final BuiltinUnderTest builtin = new BuiltinUnderTest();
  private final BuiltinRecords records = builtin.records;
  private int steps;

  @Test
  void everything_made_for_a_client_is_listed_by_his_number() {
    var organization = make(new CreateOrganization("Bondar", "anna"));
    var contact = make(new CreateContact("Olena", PHONE, null, on(organization), "anna"));
    var lead = make(lead(contact));
    var note = make(new AddNote(on(lead), "Incoming call"));
    var task =
        make(
            new CreateTask(
                List.of(on(lead), on(contact)), "Call back", "", "anna", Instant.EPOCH, false));
    make(new CreateContact("Petro", "+380671112233", null, null, null));

    Map.of(
            RecordKind.ORGANIZATION, organization,
            RecordKind.CONTACT, contact,
            RecordKind.LEAD, lead,
            RecordKind.NOTE, note,
            RecordKind.TASK, task)
        .forEach(
            (kind, ref) ->
                assertThat(records.list("demo", kind, PHONE, 50, null).records())
                    .as("%s", kind)
                    .extracting(BuiltinRecord::id)
                    .containsExactly(ref.id()));
    var shown = records.get("demo", RecordKind.TASK, task.id()).orElseThrow();
    assertThat(shown.links())
        .containsOnly(
            Map.entry(RecordKind.LEAD, lead.id()), Map.entry(RecordKind.CONTACT, contact.id()));
    assertThat(shown.done()).isFalse();
    assertThat(shown.phones()).containsExactly(PHONE);
  }

  @Test
  void a_list_pages_through_everything_once() {
    var made = new ArrayList<String>();
    for (int i = 0; i < 5; i++) {
      made.add(make(new CreateContact("Client " + i, PHONE, null, null, null)).id());
    }
    assertThat(allPages(null)).containsExactlyInAnyOrderElementsOf(made);
    assertThat(allPages(PHONE)).containsExactlyInAnyOrderElementsOf(made);
    assertThat(records.list("other", RecordKind.CONTACT, null, 50, null).records()).isEmpty();
  }

  @Test
  void a_converted_lead_becomes_a_deal_once() {
    var contact = make(new CreateContact("Olena", PHONE, null, null, null));
    var lead = make(lead(contact));

    change(lead, "converted");
    change(lead, "converted");

    assertThat(records.list("demo", RecordKind.DEAL, PHONE, 50, null).records())
        .singleElement()
        .satisfies(
            deal -> {
              assertThat(deal.links().get(RecordKind.LEAD)).isEqualTo(lead.id());
              assertThat(deal.links().get(RecordKind.CONTACT)).isEqualTo(contact.id());
              assertThat(deal.status()).isEqualTo("open");
            });
    assertThat(leadState()).isEqualTo(LeadState.CONVERTED);
    assertThat(records.changeLead("demo", lead.id(), "closed"))
        .isInstanceOf(RecordChange.NotPossible.class);
  }

  @Test
  void a_lead_in_work_is_open_and_a_closed_one_is_not() {
    var lead = make(lead(make(new CreateContact("Olena", PHONE, null, null, null))));
    change(lead, "in-work");
    assertThat(leadState()).isEqualTo(LeadState.OPEN);
    change(lead, "closed");
    assertThat(leadState()).isEqualTo(LeadState.CLOSED);
  }

  @Test
  void a_lead_keeps_when_it_was_closed_until_it_is_opened_again() {
    var lead = make(lead(make(new CreateContact("Olena", PHONE, null, null, null))));
    assertThat(closedAt(lead)).isNull();
    change(lead, "closed");
    var closed = closedAt(lead);
    assertThat(closed).isNotNull();
    change(lead, "closed");
    assertThat(closedAt(lead)).isEqualTo(closed);
    change(lead, "in-work");
    assertThat(closedAt(lead)).isNull();
  }

  @Test
  void what_the_rules_wrote_is_shown_and_goes_with_the_lead_into_the_deal() {
    var contact = make(new CreateContact("Olena", PHONE, null, null, null));
    var extras = new Extras(null, "in-work", Map.of("colour", "red", "amount", 1200));
    var lead =
        make(
            new CreateLead(
                "Call", "Olena", PHONE, null, on(contact), null, null, Map.of(), extras));
    assertThat(records.get("demo", RecordKind.LEAD, lead.id()).orElseThrow())
        .satisfies(
            shown -> {
              assertThat(shown.status()).isEqualTo("in-work");
              assertThat(shown.fields()).isEqualTo(extras.fields());
            });
    change(lead, "converted");
    assertThat(records.list("demo", RecordKind.DEAL, PHONE, 50, null).records())
        .extracting(BuiltinRecord::fields)
        .containsExactly(extras.fields());
  }

  @Test
  void a_status_that_there_is_not_is_refused_by_its_name() {
    var extras = new Extras(null, "somewhen", Map.of());
    var deal = new Action.CreateDeal("Roof", null, null, null, Map.of(), extras);
    assertThat(builtin.open().perform(List.of(new Command("deal", "m:deal", deal))).getFirst())
        .isInstanceOfSatisfying(
            Failure.Refused.class,
            refused -> assertThat(refused.reason()).contains("stage").contains("somewhen"));
  }

  @Test
  void what_is_no_lead_or_no_status_of_a_lead_is_told() {
    assertThat(records.changeLead("demo", "none", "closed"))
        .isInstanceOf(RecordChange.NotFound.class);
    assertThat(records.changeLead("demo", "none", "won"))
        .isInstanceOf(RecordChange.NotPossible.class);
  }

  @Test
  void a_record_of_before_there_were_stages_is_read_listed_and_told_whole() {
    var old =
        """
        {"id":"0a","kind":"lead","title":"Old","phones":["+380501234567"],"status":"converted",
         "links":{},"createdAt":"2026-01-01T10:00:00Z","closedAt":"2026-01-02T10:00:00Z"}""";
    builtin.table().put(Document.of(new Key("CRM#demo", "lead#0a"), old));
    var record = records.get("demo", RecordKind.LEAD, "0a").orElseThrow();
    assertThat(record.status()).isEqualTo("converted");
    assertThat(record.state()).isEqualTo(DealState.WON);
    assertThat(listed(Instant.EPOCH)).extracting(CrmRecord::title).containsExactly("Old");
    assertThat(listed(Instant.parse("2026-01-01T10:00:00.001Z"))).isEmpty();
    records.change("demo", RecordKind.LEAD, "0a", title("New name"));
    assertThat(listed(Instant.parse("2026-01-01T10:00:00.001Z")))
        .extracting(CrmRecord::title)
        .containsExactly("New name");
  }

  @Test
  void a_change_that_was_broken_off_leaves_nothing_behind_in_the_list() {
    var lead = make(lead(make(new CreateContact("Olena", PHONE, null, null, null))));
    var log = new Key("CRM#demo#CHANGED#lead", "2099-01-01T00:00:00.000Z#" + lead.id());
    builtin.table().put(Document.of(log, "{}"));
    assertThat(listed(Instant.EPOCH)).hasSize(1);
  }

  @Test
  void a_client_who_is_erased_is_told_as_removed() {
    var contact = make(new CreateContact("Olena", PHONE, null, null, null));
    assertThat(records.erase("demo", PHONE, null)).isEqualTo(1);
    var page =
        (Changes.Page)
            builtin.open().changes(new ChangesQuery(RecordKind.CONTACT, Instant.EPOCH, null));
    assertThat(page.changes())
        .singleElement()
        .isInstanceOfSatisfying(
            Changes.Change.Removed.class,
            removed -> assertThat(removed.ref().id()).isEqualTo(contact.id()));
  }

  @Test
  void a_projects_own_stages_are_described_used_and_kept_by_records_when_they_are_taken_out() {
    records.saveStages(
        "demo",
        new BuiltinStages(
            BuiltinStages.DEFAULT.leads(),
            List.of(
                new Stage("scheduled", "Scheduled", DealState.OPEN),
                new Stage("finished", "Finished", DealState.WON),
                new Stage("cancelled", "Cancelled", DealState.LOST))));
    var deal = make(new Action.CreateDeal("Visit", null, null, null, Map.of()));
    assertThat(records.get("demo", RecordKind.DEAL, deal.id()).orElseThrow().status())
        .isEqualTo("scheduled");
    var moved =
        records.change(
            "demo",
            RecordKind.DEAL,
            deal.id(),
            new BuiltinEdit(null, "finished", new BigDecimal("99.90"), "EUR", "anna", null));
    assertThat(moved).isInstanceOf(RecordChange.Changed.class);
    records.saveStages("demo", BuiltinStages.DEFAULT);

    var read = (Reading.Present) builtin.open().read(deal);
    assertThat(read.record().status()).isEqualTo("finished");
    assertThat(read.record().state()).isEqualTo(DealState.WON);
    assertThat(read.record().amount()).isEqualByComparingTo("99.9");
    assertThat(read.record().currency()).isEqualTo("EUR");
    assertThat(read.record().owner()).isEqualTo("anna");
    assertThat(read.record().closedAt()).isNotNull();
    assertThat(
            records.change(
                "demo",
                RecordKind.DEAL,
                deal.id(),
                new BuiltinEdit(null, "scheduled", null, null, null, null)))
        .isInstanceOf(RecordChange.NotPossible.class);
  }

  private List<CrmRecord> listed(Instant since) {
    var page =
        (Changes.Page) builtin.open().changes(new ChangesQuery(RecordKind.LEAD, since, null));
    return page.changes().stream()
        .map(change -> ((Changes.Change.Present) change).record())
        .toList();
  }

  private static BuiltinEdit title(String title) {
    return new BuiltinEdit(title, null, null, null, null, null);
  }

  @Test
  void a_pointer_left_over_by_a_broken_create_shows_nothing() {
    var ref = make(new CreateContact("Olena", PHONE, null, null, null));
    var left = "of#p:380501234567#client-contact#2026-01-01T00:00:00.000Z#" + ref.id();
    builtin.table().put(Document.of(new Key("CRM#demo", left), "{}"));
    assertThat(records.list("demo", RecordKind.CONTACT, PHONE, 50, null).records()).hasSize(1);
  }

  private List<String> allPages(String phone) {
    var ids = new ArrayList<String>();
    String cursor = null;
    do {
      var page = records.list("demo", RecordKind.CONTACT, phone, 2, cursor);
      page.records().forEach(record -> ids.add(record.id()));
      cursor = page.cursor();
    } while (cursor != null);
    return ids;
  }

  private Instant closedAt(RecordRef lead) {
    return records.get("demo", RecordKind.LEAD, lead.id()).orElseThrow().closedAt();
  }

  private LeadState leadState() {
    var lookup = (Lookup.Known) builtin.open().find(ClientQuery.byPhone(PHONE));
    return lookup.records().leads().getFirst().state();
  }

  private void change(RecordRef lead, String status) {
    assertThat(records.changeLead("demo", lead.id(), status))
        .isInstanceOfSatisfying(
            RecordChange.Changed.class,
            changed -> assertThat(changed.record().status()).isEqualTo(status));
  }

  private RecordRef make(Action action) {
    var command = new Command("step", "m:" + steps++, action);
    return ((Outcome.Created) builtin.open().perform(List.of(command)).getFirst()).ref();
  }

  private static CreateLead lead(RecordRef contact) {
    return new CreateLead("Call", "Olena", PHONE, null, on(contact), null, "anna", Map.of());
  }

  private static Target on(RecordRef ref) {
    return new Target.Existing(ref);
  }
}
