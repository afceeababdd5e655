package dev.patchbay.crm;

import static dev.patchbay.crm.ContractSupport.existing;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.crm.Action.AddNote;
import dev.patchbay.crm.Action.CreateDeal;
import dev.patchbay.crm.ClientRecords.DealState;
import dev.patchbay.crm.CrmMetadata.Capability;
import dev.patchbay.crm.CrmUnderTest.Topic;
import dev.patchbay.crm.CrmUnderTest.Traffic;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How a connector gathers a lead or deal with all that belongs to it. */
interface DossierContract extends ContractSupport {

  String TEXT = "Ліза & <Tom> said \"yes\"\nsecond line";

  @Test
  default void a_deal_comes_with_its_client_organization_notes_and_tasks() {
    needs(Capability.CHANGES);
    needs(Topic.DEALS);
    needs(Topic.NOTES_ON_DEALS);
    var client = client();
    var deal =
        create(
            "demo.17:deal",
            new CreateDeal("Call deal", client.contact, client.organization, null, Map.of()));
    isWhole(client, deal);
  }

  @Test
  default void a_lead_comes_with_its_client_organization_notes_and_tasks() {
    needs(Capability.CHANGES);
    needs(Topic.LEADS);
    var client = client();
    var lead =
        create("demo.17:lead", ContractSupport.lead(client.contact, client.organization, null));
    isWhole(client, lead);
  }

  private Client client() {
    var organization =
        has(Topic.ORGANIZATIONS) && has(Topic.ORGANIZATION_LINKS)
            ? existing(create("demo.17:organization", ContractSupport.organization(null)))
            : null;
    var contact = create("demo.17:contact", ContractSupport.contact(organization, null));
    return new Client(existing(contact), contact.id(), organization);
  }

  private void isWhole(Client client, RecordRef ref) {
    var assignee = crm().seedUser("Ivan Koval", "ivan@example.com");
    var on = existing(ref);
    create("demo.17:note", new AddNote(on, TEXT));
    create("demo.18:note", new AddNote(on, "Called back"));
    var other = create("demo.19:contact", somebodyElse());
    if (has(Topic.NOTES_ON_CONTACTS)) {
      create("demo.19:note", new AddNote(existing(other), "Not of this record"));
    }
    if (has(Topic.TASKS)) {
      create("demo.17:task", ContractSupport.task(List.of(on), assignee, true));
      create("demo.18:task", ContractSupport.task(List.of(on), assignee, false));
    }

    Dossier dossier = dossier(ref);

    assertThat(dossier.record()).isEqualTo(read(ref));
    assertThat(dossier.contact().ref().id()).isEqualTo(client.id);
    assertThat(dossier.contact().title()).isEqualTo("Olena Bondar");
    assertThat(dossier.contact().phones()).containsExactly(PHONE);
    assertThat(dossier.contact().emails()).containsExactly(MAIL);
    assertThat(dossier.organizationName())
        .isEqualTo(client.organization == null ? null : "Bondar and sons");
    assertThat(dossier.notes())
        .extracting(Dossier.Note::text)
        .as("as people wrote them, without the hub's mark")
        .containsExactly(TEXT, "Called back");
    assertThat(dossier.notes()).allSatisfy(note -> assertThat(note.createdAt()).isNotNull());
    if (has(Topic.TASKS)) {
      assertThat(dossier.tasks()).extracting(Dossier.Task::done).containsExactly(true, false);
      var open = dossier.tasks().getLast();
      assertThat(open.subject()).isEqualTo("Call back");
      assertThat(open.text()).isEqualTo("Missed at noon\nLine 2");
      assertThat(open.assignee()).isEqualTo(assignee);
      assertThat(open.due()).isEqualTo(DUE);
    }
  }

  @Test
  default void the_dossier_of_a_deleted_record_says_so() {
    needs(Capability.CHANGES);
    var ref = seedMain();
    crm().remove(ref);
    assertThat(crm().open().dossier(ref)).isInstanceOf(Dossier.Answer.Gone.class);
  }

  @Test
  default void a_dossier_that_cannot_be_read_whole_is_none() {
    needs(Capability.CHANGES);
    needs(Topic.NETWORK);
    var ref = seedMain();
    crm().failNext(Traffic.READ, new Fault.Status(500));
    assertThat(crm().open().dossier(ref))
        .isInstanceOfSatisfying(
            Dossier.Answer.Failed.class,
            failed -> assertThat(failed.failure()).isInstanceOf(Failure.Unavailable.class));
  }

  private RecordRef seedMain() {
    return has(Topic.DEALS)
        ? crm().seedDeal("New roof", seedContact(), DealState.OPEN, null)
        : seedSubject();
  }

  private Dossier dossier(RecordRef ref) {
    var answer = crm().open().dossier(ref);
    assertThat(answer).isInstanceOf(Dossier.Answer.Known.class);
    return ((Dossier.Answer.Known) answer).dossier();
  }

  private static Action somebodyElse() {
    return new Action.CreateContact("Petro Melnyk", "+380671112233", null, null, null);
  }

  /**
   * @param organization null where the CRM has none
   */
  record Client(Target contact, String id, Target organization) {}
}
