package dev.patchbay.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.crm.RecordKind;
import dev.patchbay.crm.RecordRef;
import dev.patchbay.project.FieldMapping;
import dev.patchbay.project.Gate;
import dev.patchbay.project.Gate.Setup;
import dev.patchbay.project.Integration;
import dev.patchbay.project.Integration.State;
import dev.patchbay.project.Project;
import dev.patchbay.project.ProjectSettings;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LinksTest {

  private static final Instant T = Instant.parse("2026-11-22T10:00:00Z");
  private static final RecordRef DEAL =
      new RecordRef(RecordKind.DEAL, "5", "https://crm.example/5");
  private static final RecordRef BARE = new RecordRef(RecordKind.DEAL, "5", null);

  @Test
  void a_record_of_the_present_crm_has_its_link() {
    Links links = links(integration("i2", State.CONNECTED), null);
    assertThat(links.shown("i2", DEAL)).isEqualTo(new Links.Shown(DEAL, "i2", false, null));
    assertThat(links.working("i2", DEAL)).isEqualTo(DEAL);
    assertThat(links.work("i2")).isTrue();
  }

  @Test
  void one_of_an_earlier_crm_leads_to_where_it_was_and_is_not_offered_as_working() {
    Links links = links(integration("i2", State.CONNECTED), null);
    assertThat(links.shown("i1", DEAL)).isEqualTo(new Links.Shown(DEAL, "i1", true, null));
    assertThat(links.working("i1", DEAL)).isEqualTo(BARE);
    assertThat(links.work("i1")).isFalse();
  }

  @Test
  void one_that_was_brought_along_leads_to_its_copy() {
    RecordRef copy = new RecordRef(RecordKind.DEAL, "77", "https://new.example/77");
    BroughtAlong brought =
        (project, integration, ref) ->
            integration.equals("i1") && ref.id().equals("5") ? Optional.of(copy) : Optional.empty();
    Links links = new Links(project(integration("i2", State.CONNECTED), null), brought);
    assertThat(links.shown("i1", DEAL)).isEqualTo(new Links.Shown(copy, "i2", false, null));
    assertThat(links.working("i1", DEAL)).isEqualTo(copy);
  }

  @Test
  void without_a_crm_and_before_the_new_one_is_set_up_all_links_are_hidden_with_the_reason() {
    for (Links links :
        List.of(
            links(null, null),
            links(integration("i1", State.DISCONNECTED), null),
            links(integration("i1", State.CONNECTED), new Setup("espocrm", T, true, false)))) {
      Links.Shown shown = links.shown("i1", DEAL);
      assertThat(shown.ref()).isEqualTo(BARE);
      assertThat(shown.hidden()).isNotBlank();
      assertThat(links.work("i1")).isFalse();
    }
  }

  private static Links links(Integration integration, Setup setup) {
    return new Links(project(integration, setup), BroughtAlong.NOTHING);
  }

  private static Integration integration(String id, State state) {
    return new Integration(id, "toy", state, T, null, null, null, null);
  }

  private static Project project(Integration integration, Setup setup) {
    return new Project(
        "demo",
        "Demo",
        T,
        ProjectSettings.defaults(null, null),
        List.of(),
        integration,
        FieldMapping.NONE,
        Gate.OPEN.withSetup(setup));
  }
}
