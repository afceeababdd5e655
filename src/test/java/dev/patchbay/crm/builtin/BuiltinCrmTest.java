package dev.patchbay.crm.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.crm.Account;
import dev.patchbay.crm.Action;
import dev.patchbay.crm.Action.CreateContact;
import dev.patchbay.crm.Command;
import dev.patchbay.crm.CrmCalls;
import dev.patchbay.crm.CrmContract;
import dev.patchbay.crm.CrmUnderTest;
import dev.patchbay.crm.Failure;
import dev.patchbay.crm.Outcome;
import dev.patchbay.crm.RecordKind;
import dev.patchbay.crm.RecordRef;
import dev.patchbay.crm.Target;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BuiltinCrmTest extends CrmContract {

  @Override
  protected CrmUnderTest start() {
    return new BuiltinUnderTest();
  }

  @Test
  void a_repeated_create_finds_the_record_that_is_there() {
    var command = new Command("contact", "m:1", contact("Olena"));
    var first = (Outcome.Created) crm().open().perform(List.of(command)).getFirst();
    var second = crm().open().perform(List.of(command)).getFirst();
    assertThat(second).isEqualTo(new Outcome.Found(first.ref()));
    assertThat(crm().stored(RecordKind.CONTACT)).hasSize(1);
  }

  @Test
  void an_action_on_a_record_that_is_gone_is_refused() {
    var lead = new Target.Existing(new RecordRef(RecordKind.LEAD, "gone", null));
    var note = new Command("note", "m:1", new Action.AddNote(lead, "hello"));
    assertThat(crm().open().perform(List.of(note)).getFirst())
        .isInstanceOfSatisfying(
            Failure.Refused.class, refused -> assertThat(refused.gone()).isTrue());
    assertThat(crm().stored(RecordKind.NOTE)).isEmpty();
  }

  @Test
  void projects_do_not_see_each_other() {
    crm().open().perform(List.of(new Command("contact", "m:1", contact("Olena"))));
    var other = new Account("other", "i-2", Map.of());
    var crmOfOther = crm().connector().open(other, (CrmCalls) crm());
    assertThat(crmOfOther.find(dev.patchbay.crm.ClientQuery.byPhone("+380501234567")))
        .isEqualTo(new dev.patchbay.crm.Lookup.Known(dev.patchbay.crm.ClientRecords.NONE));
  }

  private static Action contact(String name) {
    return new CreateContact(name, "+380501234567", null, null, null);
  }
}
