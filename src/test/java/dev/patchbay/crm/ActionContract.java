package dev.patchbay.crm;

import static dev.patchbay.crm.ContractSupport.existing;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.crm.Action.AddNote;
import dev.patchbay.crm.Action.CreateContact;
import dev.patchbay.crm.ClientRecords.LeadState;
import dev.patchbay.crm.CrmUnderTest.Topic;
import dev.patchbay.crm.CrmUnderTest.Work;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the actions of a plan leave behind in the CRM. */
interface ActionContract extends ContractSupport {

  @Test
  default void connecting_names_the_account_and_its_users_and_can_be_repeated() {
    var user = crm().seedUser("Ivan Koval", "ivan@example.com");
    crm().open().connect();
    var connected = crm().open().connect();
    assertThat(connected).isInstanceOf(Connected.Ready.class);
    var ready = (Connected.Ready) connected;
    assertThat(ready.account()).isNotBlank();
    assertThat(ready.users())
        .contains(new Connected.CrmUser(user, "Ivan Koval", "ivan@example.com"));
  }

  @Test
  default void an_organization_is_made() {
    needs(Topic.ORGANIZATIONS);
    var owner = crm().seedUser("Ivan Koval", "ivan@example.com");
    var ref = create("m:org", ContractSupport.organization(owner));
    assertThat(ref.kind()).isEqualTo(RecordKind.ORGANIZATION);
    assertThat(stored(ref).title()).isEqualTo("Bondar and sons");
    assertThat(stored(ref).owner()).isEqualTo(owner);
  }

  @Test
  default void a_contact_is_made_and_then_found() {
    var owner = crm().seedUser("Ivan Koval", "ivan@example.com");
    var ref = create("m:contact", ContractSupport.contact(null, owner));
    assertThat(stored(ref).title()).isEqualTo("Olena Bondar");
    assertThat(stored(ref).emails()).containsExactly(MAIL);
    assertThat(find().contacts())
        .singleElement()
        .satisfies(
            contact -> {
              assertThat(contact.ref()).isEqualTo(ref);
              assertThat(contact.owner()).isEqualTo(owner);
            });
  }

  @Test
  default void a_contact_belongs_to_its_organization() {
    needs(Topic.ORGANIZATIONS);
    needs(Topic.ORGANIZATION_LINKS);
    var organization = create("m:org", ContractSupport.organization(null));
    create("m:contact", ContractSupport.contact(existing(organization), null));
    assertThat(find().contacts())
        .extracting(contact -> contact.organization().id())
        .containsExactly(organization.id());
  }

  @ParameterizedTest
  @ValueSource(strings = {"+380501234567", "Olena", "Олена Бондар", "O'Neil <sales> & \"co\""})
  default void any_name_makes_a_contact(String name) {
    var ref = create("m:contact", new CreateContact(name, PHONE, null, null, null));
    assertThat(stored(ref).title()).isEqualTo(name);
    assertThat(find().contacts()).extracting(ClientRecords.Contact::name).containsExactly(name);
  }

  @Test
  default void a_lead_is_made_for_its_contact_and_then_found_open() {
    needs(Topic.LEADS);
    var owner = crm().seedUser("Ivan Koval", "ivan@example.com");
    var contact = seedContact();
    var ref = create("m:lead", ContractSupport.lead(existing(contact), null, owner));
    assertThat(find().leads())
        .singleElement()
        .satisfies(
            lead -> {
              assertThat(lead.ref()).isEqualTo(ref);
              assertThat(lead.state()).isEqualTo(LeadState.OPEN);
              assertThat(lead.owner()).isEqualTo(owner);
            });
  }

  @Test
  default void a_note_keeps_its_text_and_hangs_on_its_record() {
    var on = seedSubject();
    var ref = create("m:note", new AddNote(existing(on), "Ліза & <Tom> said \"yes\"\nsecond line"));
    var note = stored(ref);
    assertThat(note.text()).contains("Ліза & <Tom> said \"yes\"").contains("second line");
    assertThat(note.linked()).contains(on.id());
  }

  @Test
  default void an_open_task_asks_its_assignee_for_work() {
    needs(Topic.TASKS);
    var assignee = crm().seedUser("Ivan Koval", "ivan@example.com");
    var on = seedSubject();
    var ref = create("m:task", ContractSupport.task(List.of(existing(on)), assignee, false));
    var task = stored(ref);
    assertThat(task.title()).isEqualTo("Call back");
    assertThat(task.text()).contains("Missed at noon").contains("Line 2");
    assertThat(task.done()).isFalse();
    assertThat(task.due()).isEqualTo(DUE);
    assertThat(task.owner()).isEqualTo(assignee);
    assertThat(task.linked()).contains(on.id());
  }

  @Test
  default void a_done_task_records_a_fact() {
    needs(Topic.TASKS);
    var assignee = crm().seedUser("Ivan Koval", "ivan@example.com");
    var ref =
        create("m:task", ContractSupport.task(List.of(existing(seedSubject())), assignee, true));
    assertThat(stored(ref).done()).isTrue();
    assertThat(stored(ref).owner()).isEqualTo(assignee);
  }

  @Test
  default void without_an_owner_the_crm_decides() {
    everyAction().forEach(action -> create("m:" + action.hashCode(), action));
  }

  @Test
  default void a_new_client_is_made_whole_with_exactly_the_stated_calls() {
    needs(Topic.LEADS);
    var owner = crm().seedUser("Ivan Koval", "ivan@example.com");
    var plan = NewClient.plan(owner, has(Topic.ORGANIZATIONS), has(Topic.TASKS));
    var before = crm().calls();

    var refs = PlanRunner.run(crm().open(), plan);

    assertThat(crm().calls() - before).isEqualTo(crm().expectedCalls(Work.NEW_CLIENT));
    assertThat(refs.keySet())
        .containsExactlyInAnyOrderElementsOf(plan.stream().map(Command::step).toList());
    plan.stream()
        .collect(Collectors.groupingBy(command -> command.action().makes(), Collectors.counting()))
        .forEach((kind, made) -> assertThat(count(kind)).as("%s", kind).isEqualTo(made.intValue()));
    for (var step : List.of("note", "call", "review")) {
      if (refs.containsKey(step)) {
        assertThat(stored(refs.get(step)).linked()).as(step).contains(refs.get("lead").id());
      }
    }
    assertThat(find().contacts()).extracting(c -> c.ref()).containsExactly(refs.get("contact"));
    assertThat(find().leads()).extracting(l -> l.ref()).containsExactly(refs.get("lead"));
  }

  @Test
  default void recording_a_call_on_a_lead_takes_exactly_the_stated_calls() {
    needs(Topic.LEADS);
    var lead = crm().seedLead("Roof repair", seedContact(), LeadState.OPEN, null);
    var call =
        has(Topic.TASKS)
            ? ContractSupport.task(List.of(existing(lead)), null, true)
            : new AddNote(existing(lead), "Incoming call, answered, 2 min");
    var before = crm().calls();
    PlanRunner.run(crm().open(), List.of(new Command("call", "m:call", call)));
    assertThat(crm().calls() - before).isEqualTo(crm().expectedCalls(Work.CALL_ON_LEAD));
  }
}
