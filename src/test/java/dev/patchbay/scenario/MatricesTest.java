package dev.patchbay.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.crm.CrmMetadata.Capability;
import dev.patchbay.project.Matrix;
import dev.patchbay.project.Matrix.Row;
import dev.patchbay.project.Matrix.Trigger;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MatricesTest {

  @Test
  void the_recommended_matrix_makes_leads_where_there_are_leads() {
    assertThat(recommended(Matrices.USUAL))
        .isEqualTo(new Row(true, true, true, false, true, true, false));
  }

  @Test
  void it_makes_deals_where_there_are_no_leads() {
    Set<Capability> has = EnumSet.copyOf(Matrices.USUAL);
    has.remove(Capability.LEADS);
    assertThat(recommended(has)).isEqualTo(new Row(true, true, false, true, true, true, false));
  }

  @Test
  void it_makes_contact_lead_and_deal_where_they_stand_side_by_side_and_writes_on_all() {
    assertThat(recommended(EnumSet.allOf(Capability.class)))
        .isEqualTo(new Row(true, false, true, true, true, true, true));
  }

  @Test
  void what_the_crm_does_not_have_is_left_out() {
    Set<Capability> has = EnumSet.of(Capability.CONTACTS, Capability.LEADS, Capability.NOTES);
    assertThat(recommended(has)).isEqualTo(new Row(true, false, true, false, false, true, false));
  }

  @Test
  void a_row_that_was_edited_for_another_crm_makes_no_lead_and_deal_where_that_is_impossible() {
    Row both = new Row(true, false, true, true, false, true, false);
    Matrix edited = new Matrix(4, Map.of(Trigger.FORM, both));
    Matrix fitted = Matrices.fitted(edited, Matrices.USUAL);
    assertThat(fitted.row(Trigger.FORM))
        .isEqualTo(new Row(true, false, true, false, false, true, false));
    assertThat(fitted.version()).isEqualTo(4);
    assertThat(Matrices.fitted(edited, EnumSet.allOf(Capability.class)).row(Trigger.FORM))
        .isEqualTo(both);
  }

  @Test
  void a_row_of_null_is_as_recommended() {
    Map<Trigger, Row> rows = new EnumMap<>(Trigger.class);
    rows.put(Trigger.FORM, null);
    assertThat(new Matrix(1, rows).edited(Trigger.FORM)).isFalse();
  }

  private static Row recommended(Set<Capability> has) {
    return Matrices.fitted(Matrix.recommended(), has).row(Trigger.IN_ANSWERED_NEW);
  }
}
