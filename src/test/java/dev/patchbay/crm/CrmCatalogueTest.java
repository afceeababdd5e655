package dev.patchbay.crm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class CrmCatalogueTest {

  @Test
  void connectors_are_found_by_kind_and_listed_in_order() {
    var toy = new ToyConnector("toy");
    var catalogue = new CrmCatalogue(List.of(toy, new ToyConnector("another")));
    assertThat(catalogue.find("toy")).containsSame(toy);
    assertThat(catalogue.find("none")).isEmpty();
    assertThat(catalogue.find(null)).isEmpty();
    assertThat(catalogue.kinds()).containsExactly("another", "toy");
    assertThat(catalogue.all()).extracting(CrmMetadata::kind).containsExactly("another", "toy");
  }

  @Test
  void two_connectors_of_one_kind_are_refused() {
    var twins = List.<CrmConnector>of(new ToyConnector("toy"), new ToyConnector("toy"));
    assertThatThrownBy(() -> new CrmCatalogue(twins))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("toy");
  }
}
