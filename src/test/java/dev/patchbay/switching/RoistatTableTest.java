package dev.patchbay.switching;

import static dev.patchbay.switching.SwitchHub.PROJECT;
import static dev.patchbay.switching.SwitchHub.to;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.crm.RecordKind;
import dev.patchbay.project.CrmSettings.WhenDisconnected;
import dev.patchbay.project.Integration;
import dev.patchbay.switching.ChangeRequest.Choice;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Roistat's table of what becomes of data when a CRM is left, row by row, with what is here. */
class RoistatTableTest {

  private static final ChangeRequest TO_NONE = to(null, Choice.KEEP_EVERYTHING);
  private static final ChangeRequest TO_BETA = to("beta", Choice.KEEP_EVERYTHING);

  private final SwitchHub hub = new SwitchHub();

  @Test
  void integration_settings_are_not_lost_but_offered_again_for_the_same_crm() {
    hub.fieldMappings.save(hub.project(), SwitchHub.mandatory());
    assertThat(of(TO_NONE, "field-mapping").effect()).isEqualTo(Effect.ARCHIVED);
    hub.change(TO_NONE);
    hub.connect("alpha", "a1");
    assertThat(hub.fieldMappings.read(hub.project()))
        .isInstanceOfSatisfying(
            FieldMappings.Result.Mapped.class,
            mapped -> assertThat(mapped.suggested()).isEqualTo(SwitchHub.mandatory()));
  }

  @Test
  void calls_and_deals_loaded_under_the_disconnected_integration_are_hidden_not_deleted() {
    hub.mirrored(6, 2);
    assertThat(of(TO_NONE, "deals")).matches(d -> d.effect() == Effect.HIDDEN && d.count() == 6);
    assertThat(of(TO_NONE, "leads")).matches(d -> d.effect() == Effect.HIDDEN && d.count() == 2);
    assertThat(of(TO_NONE, "calls").effect()).isEqualTo(Effect.KEPT);
    String old = hub.project().integration().id();
    hub.change(TO_NONE);
    assertThat(hub.shown(RecordKind.DEAL)).isZero();
    int[] kept = {0};
    hub.mirror.each(PROJECT, old, RecordKind.DEAL, null, null, copy -> kept[0]++);
    assertThat(kept[0]).isEqualTo(6);
  }

  @Test
  void clients_visits_and_orders_are_kept_without_a_link_that_would_not_work() {
    for (String kind : List.of("clients", "visits")) {
      assertThat(of(TO_BETA, kind).effect()).isEqualTo(Effect.KEPT);
    }
    assertThat(of(TO_BETA, "clients").reason()).contains("no link leads into the CRM");
  }

  @Test
  void sent_leads_are_kept_and_their_links_disappear() {
    assertThat(of(TO_BETA, "sent-leads"))
        .matches(sent -> sent.effect() == Effect.KEPT && sent.reason().contains("not shown"));
  }

  @Test
  void reconnecting_changes_the_creation_date_of_the_integration() {
    Integration old = hub.project().integration();
    hub.change(TO_NONE);
    hub.pass(Duration.ofMinutes(5));
    hub.connect("alpha", "a1");
    assertThat(hub.project().integration().createdAt()).isAfter(old.createdAt());
  }

  @Test
  void while_no_crm_is_connected_nothing_is_lost_unless_the_project_wants_it_so() {
    assertThat(hub.project().settings().crm().whenDisconnected()).isEqualTo(WhenDisconnected.HOLD);
    assertThat(of(TO_NONE, "held-interactions").effect()).isEqualTo(Effect.KEPT);
    assertThat(of(TO_NONE, "queued-interactions").reason()).contains("wait until a CRM");
    hub.settings("{\"crm\": {\"whenDisconnected\": \"drop\"}}");
    assertThat(of(TO_NONE, "queued-interactions"))
        .matches(q -> q.effect() == Effect.CHANGED && q.reason().startsWith("Warning"));
    assertThat(of(TO_BETA, "queued-interactions").effect()).isEqualTo(Effect.KEPT);
  }

  @Test
  void the_deals_of_the_earlier_crm_are_not_shown_beside_those_of_the_new_one() {
    hub.mirrored(3, 0);
    hub.change(TO_BETA);
    hub.setUp("beta", "b1");
    hub.mirrored(2, 0);
    assertThat(hub.shown(RecordKind.DEAL)).isEqualTo(2);
  }

  @Test
  void deals_of_earlier_integrations_are_shown_when_wanted_before_or_after_the_change() {
    hub.mirrored(3, 0);
    ChangeRequest shown = new ChangeRequest("beta", Choice.KEEP_EVERYTHING, true, false);
    assertThat(of(shown, "deals").effect()).isEqualTo(Effect.KEPT);
    hub.change(shown);
    hub.setUp("beta", "b1");
    hub.mirrored(2, 0);
    assertThat(hub.shown(RecordKind.DEAL)).isEqualTo(5);
    hub.settings("{\"crm\": {\"earlierDeals\": false}}");
    assertThat(hub.shown(RecordKind.DEAL)).isEqualTo(2);
    hub.settings("{\"crm\": {\"earlierDeals\": true}}");
    assertThat(hub.shown(RecordKind.DEAL)).isEqualTo(5);
  }

  private Consequence of(ChangeRequest request, String kind) {
    return hub.preview(request).consequences().stream()
        .filter(each -> each.kind().equals(kind))
        .findFirst()
        .orElseThrow();
  }
}
