package dev.patchbay.crm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.crm.CrmMetadata.Capability;
import dev.patchbay.crm.CrmUnderTest.Topic;
import dev.patchbay.crm.CrmUnderTest.Traffic;
import org.junit.jupiter.api.Test;

/** How a connector takes back what the hub made. */
interface RemoveContract extends ContractSupport {

  @Test
  default void what_the_hub_made_is_removed_and_removing_it_again_is_harmless() {
    needs(Capability.REMOVE);
    for (Action action : everyAction()) {
      RecordKind kind = action.makes();
      if (crm().unremovable().containsKey(kind)) {
        continue;
      }
      int before = count(kind);
      var ref = create("m:" + action.hashCode(), action);
      assertThat(count(kind)).isEqualTo(before + 1);
      assertThat(crm().open().remove(ref)).as("%s", action).isInstanceOf(Outcome.Found.class);
      assertThat(count(kind)).as("%s", action).isEqualTo(before);
      assertThat(crm().open().remove(ref)).as("%s", action).isInstanceOf(Outcome.Found.class);
      assertThat(count(kind)).isEqualTo(before);
    }
  }

  @Test
  default void what_is_removed_is_found_no_more() {
    needs(Capability.REMOVE);
    needs(Capability.CHANGES);
    var contact = create("m:contact", ContractSupport.contact(null, null));
    if (!crm().unremovable().containsKey(RecordKind.CONTACT)) {
      crm().open().remove(contact);
      assertThat(find()).isEqualTo(ClientRecords.NONE);
      assertThat(crm().open().read(contact)).isInstanceOf(Reading.Gone.class);
    }
  }

  @Test
  default void a_removal_that_fails_says_how() {
    needs(Capability.REMOVE);
    needs(Topic.NETWORK);
    var contact = create("m:contact", ContractSupport.contact(null, null));
    assertThat(remove(contact, new Fault.Status(401))).isInstanceOf(Failure.Unauthorized.class);
    assertThat(remove(contact, new Fault.Status(403))).isInstanceOf(crm().outcomeOf(403));
    assertThat(remove(contact, new Fault.Status(500))).isInstanceOf(Outcome.InDoubt.class);
  }

  private Outcome remove(RecordRef ref, Fault fault) {
    crm().failNext(Traffic.WRITE, fault);
    Outcome outcome = crm().open().remove(ref);
    assertThat(outcome.toString()).doesNotContain(crm().secret());
    return outcome;
  }
}
