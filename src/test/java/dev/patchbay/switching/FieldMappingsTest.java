package dev.patchbay.switching;

import static dev.patchbay.switching.SwitchHub.entry;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.intake.FieldError;
import dev.patchbay.project.FieldMapping.Entry;
import dev.patchbay.project.FormSettings.Kind;
import dev.patchbay.switching.FieldMappings.Result;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FieldMappingsTest {

  private final SwitchHub hub = new SwitchHub();

  @Test
  void names_organization_and_what_the_crm_demands_must_be_mapped() {
    assertThat(hub.fieldMappings.read(hub.project()))
        .isInstanceOfSatisfying(
            Result.Mapped.class,
            mapped -> {
              assertThat(mapped.entries()).isEmpty();
              assertThat(mapped.required())
                  .extracting(MappingRules.Required::name)
                  .containsExactly("firstName", "lastName", "organization", "deal.branch");
              assertThat(mapped.suggested()).hasSize(3);
            });
    assertThat(faults(List.of()))
        .extracting(FieldError::field)
        .containsExactly("firstName", "lastName", "organization", "deal.branch");
  }

  @Test
  void a_crm_without_organizations_demands_none() {
    hub.change(SwitchHub.to("beta", ChangeRequest.Choice.KEEP_EVERYTHING));
    hub.connect("beta", "b1");
    assertThat(faults(List.of()))
        .extracting(FieldError::field)
        .containsExactly("firstName", "lastName", "deal.branch");
  }

  @Test
  void what_does_not_fit_is_named_with_its_entry() {
    refuses(entry("firstName", "DEAL", "note", "x"), "entries[4]", "either");
    refuses(entry(null, "DEAL", "note", null), "entries[4]", "either");
    refuses(entry("shoeSize", "DEAL", "note", null), "entries[4].property", "one of");
    refuses(entry("comment", "DEAL", "colour", null), "entries[4].field", "known are branch, note");
    refuses(entry("comment", "CONTACT", "last", null), "entries[4].field", "filled");
    refuses(entry(null, "DEAL", "note", 7), "entries[4].value", "a text");
    refuses(entry(null, "DEAL", "branch", "7"), "entries[4].field", "twice");
    List<Entry> wrongBranch = new ArrayList<>(SwitchHub.mandatory());
    wrongBranch.set(3, entry(null, "DEAL", "branch", "8"));
    assertThat(faults(wrongBranch))
        .singleElement()
        .matches(fault -> fault.field().equals("entries[3].value"))
        .matches(fault -> fault.reason().contains("one of 7"));
    wrongBranch.set(3, entry("source", "DEAL", "branch", null));
    assertThat(faults(wrongBranch).getFirst().reason()).contains("takes no text");
  }

  @Test
  void what_the_connector_fills_by_itself_is_not_written_twice() {
    hub.fieldMappings.save(hub.project(), with(entry("comment", "DEAL", "note", null)));
    assertThat(hub.project().mapping().written(Kind.CONTACT)).isEmpty();
    assertThat(hub.project().mapping().written(Kind.DEAL))
        .extracting(Entry::field)
        .containsExactly("branch", "note");
    assertThat(hub.project().mappingInForce()).isEqualTo(hub.project().mapping());
  }

  @Test
  void without_a_crm_there_is_nothing_to_map() {
    hub.change(SwitchHub.to(null, ChangeRequest.Choice.KEEP_EVERYTHING));
    assertThat(hub.fieldMappings.read(hub.project())).isInstanceOf(Result.NotConnected.class);
    assertThat(hub.fieldMappings.save(hub.project(), List.of()))
        .isInstanceOf(Result.NotConnected.class);
  }

  private void refuses(Entry entry, String field, String reason) {
    assertThat(faults(with(entry)))
        .anyMatch(fault -> fault.field().startsWith(field) && fault.reason().contains(reason));
  }

  private List<FieldError> faults(List<Entry> entries) {
    return ((Result.Invalid) hub.fieldMappings.save(hub.project(), entries)).errors();
  }

  private static List<Entry> with(Entry more) {
    List<Entry> entries = new ArrayList<>(SwitchHub.mandatory());
    entries.add(more);
    return entries;
  }
}
