package dev.patchbay.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.crm.RecordKind;
import dev.patchbay.intake.interaction.FormSubmission;
import dev.patchbay.project.FieldMapping;
import dev.patchbay.project.FieldMapping.Entry;
import dev.patchbay.project.FormSettings.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MappedFieldsTest {

  @Test
  void properties_and_fixed_values_go_into_the_fields_of_their_kind() {
    FieldMapping mapping =
        mapping(
            new Entry("firstName", Kind.LEAD, "first", null),
            new Entry("lastName", Kind.LEAD, "last", null),
            new Entry("utm_source", Kind.LEAD, "src", null),
            new Entry("visit", Kind.LEAD, "visit", null),
            new Entry("comment", Kind.DEAL, "note", null),
            new Entry(null, Kind.LEAD, "branch", 7));
    assertThat(MappedFields.of(mapping, RecordKind.LEAD, form("Maria Anna Bondar")))
        .isEqualTo(Map.of("first", "Maria", "last", "Anna Bondar", "src", "ads", "branch", 7));
    assertThat(MappedFields.of(mapping, RecordKind.NOTE, form("Maria"))).isEmpty();
  }

  @Test
  void who_has_one_name_only_has_a_last_name() {
    FieldMapping mapping =
        mapping(
            new Entry("firstName", Kind.CONTACT, "first", null),
            new Entry("lastName", Kind.CONTACT, "last", null));
    assertThat(MappedFields.of(mapping, RecordKind.CONTACT, form("Maria")))
        .isEqualTo(Map.of("last", "Maria"));
    assertThat(MappedFields.of(mapping, RecordKind.CONTACT, form(null)))
        .isEqualTo(Map.of("last", "+380501234567"));
  }

  @Test
  void the_values_of_a_form_win_over_those_of_the_mapping() {
    FieldMapping mapping =
        mapping(
            new Entry(null, Kind.LEAD, "city", "Lviv"), new Entry("form", Kind.LEAD, "f", null));
    assertThat(Stages.extras(List.of(), mapping, RecordKind.LEAD, form("Maria")).fields())
        .isEqualTo(Map.of("city", "Odesa", "f", "callback"));
  }

  private static FieldMapping mapping(Entry... entries) {
    return new FieldMapping("i1", List.of(entries));
  }

  private static FormSubmission form(String name) {
    return new FormSubmission(
        "form",
        "s1",
        Instant.EPOCH,
        "callback",
        null,
        name,
        "050 123 45 67",
        "+380501234567",
        null,
        "Call me",
        null,
        null,
        Map.of("utm_source", "ads"),
        Map.of(RecordKind.LEAD, Map.of("city", "Odesa")),
        null);
  }
}
