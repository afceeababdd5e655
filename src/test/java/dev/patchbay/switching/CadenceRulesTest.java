package dev.patchbay.switching;

import static dev.patchbay.switching.SwitchHub.to;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.crm.ConnectResult;
import dev.patchbay.crm.RecordKind;
import dev.patchbay.project.Employee;
import dev.patchbay.switching.ChangeRequest.Choice;
import dev.patchbay.switching.Consequence.Item;
import dev.patchbay.switching.WorkflowOutline.Type;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Cadence's rules of a switch (sections 6.1 to 6.3), one by one, with what is here. */
class CadenceRulesTest {

  private final SwitchHub hub = new SwitchHub();

  @Test
  void start_from_scratch_archives_workflows_leads_settings_and_cadences() {
    automations();
    hub.settings("{\"taskDueHours\": 9, \"routing\": {\"enabled\": true}, \"country\": \"PL\"}");
    hub.mirrored(2, 3);
    ChangeRequest request = to("beta", Choice.START_OVER);
    for (String kind : List.of("workflows", "leads", "deals", "settings", "cadences")) {
      assertThat(of(request, kind).effect()).as(kind).isEqualTo(Effect.ARCHIVED);
    }
    Change done = hub.change(request);
    assertThat(hub.automations.archived).containsExactlyInAnyOrder("c1", "w1", "w2");
    assertThat(hub.project().settings().taskDueHours()).isEqualTo(4);
    assertThat(hub.project().settings().routing().enabled()).isFalse();
    assertThat(hub.project().settings().country()).as("nothing stops").isEqualTo("PL");
    assertThat(done.counts()).containsEntry("settings", 2).containsEntry("leads", 3);
  }

  @Test
  void keep_cadences_and_settings_puts_leads_and_workflows_away() {
    automations();
    hub.settings("{\"taskDueHours\": 9}");
    ChangeRequest request = to("beta", Choice.KEEP_CADENCES_AND_SETTINGS);
    assertThat(of(request, "workflows").effect()).isEqualTo(Effect.ARCHIVED);
    assertThat(of(request, "leads").effect()).isEqualTo(Effect.HIDDEN);
    assertThat(of(request, "cadences").effect()).isEqualTo(Effect.KEPT);
    assertThat(of(request, "settings").effect()).isEqualTo(Effect.KEPT);
    hub.change(request);
    assertThat(hub.automations.archived).containsExactlyInAnyOrder("w1", "w2");
    assertThat(hub.project().settings().taskDueHours()).isEqualTo(9);
  }

  @Test
  void keep_everything_keeps_cadences_settings_and_workflows_and_hides_the_old_crms_leads() {
    automations();
    hub.mirrored(0, 4);
    ChangeRequest request = to("beta", Choice.KEEP_EVERYTHING);
    assertThat(of(request, "cadences").effect()).isEqualTo(Effect.KEPT);
    assertThat(of(request, "leads")).matches(l -> l.effect() == Effect.HIDDEN && l.count() == 4);
    hub.change(request);
    assertThat(hub.automations.archived).as("the advanced one").containsExactly("w2");
    hub.undo();
    assertThat(hub.shown(RecordKind.LEAD)).isEqualTo(4);
    assertThat(hub.automations.archived).isEmpty();
  }

  @Test
  void everyone_is_disconnected_from_the_old_crm_and_logged_out() {
    Change done = hub.change(to("beta", Choice.KEEP_EVERYTHING));
    assertThat(hub.project().gate().sessionsFrom()).isEqualTo(done.confirmedAt());
    assertThat(hub.project().employees()).extracting(Employee::crmUser).containsOnlyNulls();
    hub.setUp("beta", "b1");
    assertThat(hub.project().employees()).extracting(Employee::crmUser).contains("beta-1");
  }

  @Test
  void features_that_the_target_does_not_have_are_told() {
    Preview preview = hub.preview(to("beta", Choice.KEEP_EVERYTHING));
    assertThat(preview.cannot())
        .anyMatch(sentence -> sentence.contains("BETA has no leads"))
        .anyMatch(sentence -> sentence.contains("owns a record"));
    assertThat(of(to("beta", Choice.KEEP_EVERYTHING), "scenarios").items())
        .extracting(Item::name)
        .contains("row in-missed-new", "row form");
    assertThat(hub.preview(to(null, Choice.KEEP_EVERYTHING)).cannot()).isEmpty();
  }

  @Test
  void the_super_admin_must_connect_the_crm_and_map_the_fields() {
    hub.change(to("beta", Choice.KEEP_EVERYTHING));
    assertThat(hub.project().gate().setup()).matches(s -> !s.connected() && !s.mapped());
    assertThat(hub.connect("beta", "b1")).isInstanceOf(ConnectResult.Connected.class);
    assertThat(hub.project().gate().setup()).matches(s -> s.connected() && !s.mapped());
    hub.fieldMappings.save(hub.project(), SwitchHub.mandatory());
    assertThat(hub.project().gate().setup()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"email-bounced", "owner-changed", "deal-added"})
  void all_advanced_workflows_go(String trigger) {
    assertThat(item(Type.ADVANCED, trigger, "add-to-cadence").effect()).isEqualTo(Effect.ARCHIVED);
  }

  @ParameterizedTest
  @CsvSource({
    "owner-changed-in-cadence, owner changes in the cadence",
    "owner-changed, owner changes",
    "lead-integration-status-updated, status of a lead",
    "account-integration-status-updated, status of an account",
    "contact-integration-status-updated, status of a contact",
    "candidate-integration-status-updated, status of a candidate"
  })
  void standard_workflows_with_a_trigger_of_the_crms_owners_and_statuses_go(
      String trigger, String reason) {
    assertThat(item(Type.STANDARD, trigger, "send-mail"))
        .matches(item -> item.effect() == Effect.ARCHIVED && item.reason().contains(reason));
  }

  @ParameterizedTest
  @CsvSource({
    "change-owner, no owners to write",
    "change-integration-status, no statuses to write"
  })
  void standard_workflows_with_an_action_on_owners_or_statuses_go(String action, String reason) {
    assertThat(item(Type.STANDARD, "email-bounced", action))
        .matches(item -> item.effect() == Effect.ARCHIVED && item.reason().contains(reason));
  }

  @ParameterizedTest
  @EnumSource(value = Type.class, names = "STANDARD")
  void other_standard_workflows_stay(Type type) {
    assertThat(item(type, "email-bounced", "stop-cadence").effect()).isEqualTo(Effect.KEPT);
  }

  @Test
  void cadence_specific_workflows_go_where_the_target_cannot_tell_of_changes() {
    assertThat(item(Type.CADENCE_SPECIFIC, "email-bounced", "stop-cadence"))
        .matches(i -> i.effect() == Effect.ARCHIVED && i.reason().contains("BETA cannot tell"));
  }

  private Item item(Type type, String trigger, String action) {
    hub.automations.workflows =
        List.of(new WorkflowOutline("w", "Mine", type, trigger, List.of(action)));
    return of(to("beta", Choice.KEEP_EVERYTHING), "workflows").items().getFirst();
  }

  private void automations() {
    hub.automations.cadences = List.of(new CadenceOutline("c1", "Welcome"));
    hub.automations.workflows =
        List.of(
            new WorkflowOutline(
                "w1", "Bounces", Type.STANDARD, "email-bounced", List.of("stop-cadence")),
            new WorkflowOutline("w2", "Import", Type.ADVANCED, "lead-added", List.of("import")));
  }

  private Consequence of(ChangeRequest request, String kind) {
    return hub.preview(request).consequences().stream()
        .filter(each -> each.kind().equals(kind))
        .findFirst()
        .orElseThrow();
  }
}
