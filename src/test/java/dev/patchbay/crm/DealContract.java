package dev.patchbay.crm;

import static dev.patchbay.crm.ContractSupport.existing;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.crm.Action.AddNote;
import dev.patchbay.crm.Action.CreateDeal;
import dev.patchbay.crm.ClientRecords.Deal;
import dev.patchbay.crm.ClientRecords.DealState;
import dev.patchbay.crm.CrmUnderTest.Topic;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Clients whose sales are kept in deals alone, without leads. */
interface DealContract extends ContractSupport {

  @Test
  default void a_deal_is_made_for_its_contact_and_then_found_open() {
    needs(Topic.DEALS);
    var owner = crm().seedUser("Ivan Koval", "ivan@example.com");
    var contact = seedContact();
    var ref = create("m:deal", deal(existing(contact), null, owner));
    assertThat(stored(ref).title()).isEqualTo("Call deal");
    assertThat(find().deals())
        .singleElement()
        .satisfies(
            deal -> {
              assertThat(deal.ref()).isEqualTo(ref);
              assertThat(deal.state()).isEqualTo(DealState.OPEN);
              assertThat(deal.owner()).isEqualTo(owner);
              assertThat(deal.contact().id()).isEqualTo(contact.id());
              assertThat(deal.closedAt()).isNull();
            });
    assertThat(find().leads()).isEmpty();
  }

  @Test
  default void a_deal_is_found_with_the_organization_that_it_was_made_for() {
    needs(Topic.DEALS);
    needs(Topic.ORGANIZATIONS);
    needs(Topic.ORGANIZATION_LINKS);
    var organization = create("m:org", ContractSupport.organization(null));
    var contact = create("m:contact", ContractSupport.contact(existing(organization), null));
    create("m:deal", deal(existing(contact), existing(organization), null));
    assertThat(find().deals())
        .extracting(deal -> deal.organization().id())
        .containsExactly(organization.id());
  }

  @ParameterizedTest
  @EnumSource
  default void the_state_of_a_deal_and_when_it_ended_are_told(DealState state) {
    needs(Topic.DEALS);
    var owner = crm().seedUser("Ivan Koval", "ivan@example.com");
    var seeded = crm().seedDeal("New roof", seedContact(), state, owner);
    assertThat(find().deals())
        .singleElement()
        .satisfies(
            deal -> {
              assertThat(deal.ref().id()).isEqualTo(seeded.id());
              assertThat(deal.title()).contains("New roof");
              assertThat(deal.owner()).isEqualTo(owner);
              assertThat(deal.state()).isEqualTo(state);
              assertThat(deal.open()).isEqualTo(state == DealState.OPEN);
              assertThat(deal.status()).isNotBlank();
              if (state == DealState.OPEN) {
                assertThat(deal.closedAt()).isNull();
              } else if (has(Topic.CLOSING_TIMES)) {
                assertThat(deal.closedAt()).isNotNull();
              }
            });
  }

  @Test
  default void all_deals_of_a_client_are_returned_open_and_closed() {
    needs(Topic.DEALS);
    var contact = seedContact();
    var roof = crm().seedDeal("Roof", contact, DealState.OPEN, null);
    var door = crm().seedDeal("Door", contact, DealState.OPEN, null);
    var wall = crm().seedDeal("Wall", contact, DealState.WON, null);
    var other = crm().seedContact("Other", List.of("+380671112233"), List.of(), null);
    crm().seedDeal("Not hers", other, DealState.OPEN, null);
    assertThat(find().deals())
        .filteredOn(Deal::open)
        .extracting(deal -> deal.ref().id())
        .containsExactlyInAnyOrder(roof.id(), door.id());
    assertThat(find().deals())
        .filteredOn(deal -> !deal.open())
        .extracting(deal -> deal.ref().id())
        .containsExactly(wall.id());
  }

  @Test
  default void a_note_hangs_on_a_deal() {
    needs(Topic.DEALS);
    needs(Topic.NOTES_ON_DEALS);
    var deal = crm().seedDeal("Roof", seedContact(), DealState.OPEN, null);
    var note = stored(create("m:note", new AddNote(existing(deal), "Called back")));
    assertThat(note.text()).contains("Called back");
    assertThat(note.linked()).contains(deal.id());
  }

  @Test
  default void a_note_hangs_on_a_contact() {
    needs(Topic.NOTES_ON_CONTACTS);
    var contact = seedContact();
    var note = stored(create("m:note", new AddNote(existing(contact), "Called back")));
    assertThat(note.text()).contains("Called back");
    assertThat(note.linked()).contains(contact.id());
  }

  @Test
  default void tasks_hang_on_a_deal() {
    needs(Topic.DEALS);
    needs(Topic.TASKS);
    var contact = seedContact();
    var deal = crm().seedDeal("Roof", contact, DealState.OPEN, null);
    var on = List.of(existing(deal), existing(contact));
    for (boolean done : new boolean[] {true, false}) {
      var task = stored(create("m:task-" + done, ContractSupport.task(on, null, done)));
      assertThat(task.linked()).contains(deal.id());
      assertThat(task.done()).isEqualTo(done);
    }
  }

  @Test
  default void what_became_of_a_note_or_task_on_a_deal_or_contact_is_known() {
    var contact = existing(seedContact());
    if (has(Topic.NOTES_ON_CONTACTS)) {
      recovers(new AddNote(contact, "Called back"));
    }
    if (has(Topic.DEALS)) {
      var deal = existing(crm().seedDeal("Roof", seedContact(), DealState.OPEN, null));
      if (has(Topic.NOTES_ON_DEALS)) {
        recovers(new AddNote(deal, "Called back"));
      }
      if (has(Topic.TASKS)) {
        recovers(ContractSupport.task(List.of(deal), null, true));
        recovers(ContractSupport.task(List.of(deal, contact), null, false));
      }
    }
  }

  private void recovers(Action action) {
    if (crm().undecidable().containsKey(action.makes())) {
      return;
    }
    var command = new Command("step", "demo.call-17:" + action.hashCode(), action);
    var intended = crm().clock().instant().minusSeconds(1);
    assertThat(crm().open().recover(command, intended)).isInstanceOf(Recovery.NeverHappened.class);
    var made = create(command.marker(), action);
    assertThat(crm().open().recover(command, intended))
        .isInstanceOfSatisfying(
            Recovery.Happened.class,
            happened -> assertThat(happened.ref().id()).isEqualTo(made.id()));
  }

  private static CreateDeal deal(Target contact, Target organization, String owner) {
    return new CreateDeal(
        "Call deal", contact, organization, owner, Map.of("utm_source", "spring-sale"));
  }
}
