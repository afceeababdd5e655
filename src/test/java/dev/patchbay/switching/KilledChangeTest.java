package dev.patchbay.switching;

import static dev.patchbay.switching.SwitchHub.PROJECT;
import static dev.patchbay.switching.SwitchHub.to;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.crm.RecordKind;
import dev.patchbay.project.Project.CrmState;
import dev.patchbay.switching.Change.State;
import dev.patchbay.switching.ChangeRequest.Choice;
import dev.patchbay.switching.KillingTable.Killed;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The process dies at every request to the table and to the CRM in turn. */
class KilledChangeTest {

  private static final ChangeRequest START_OVER = to("beta", Choice.START_OVER);

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void a_change_that_is_cut_off_anywhere_is_brought_to_its_end_by_the_tick(boolean after) {
    boolean survived = false;
    int kills = 0;
    for (int at = 0; !survived; at++) {
      SwitchHub hub = prepared();
      String digest = hub.preview(START_OVER).digest();
      hub.table.killAt(at, after);
      boolean begun = dies(() -> hub.changes.confirm(hub.project(), START_OVER, digest, "boss"));
      survived = hub.table.survived() && !begun;
      kills += begun ? 1 : 0;
      hub.pass(Duration.ofMinutes(2));
      hub.changes.resume();
      List<Change> all = hub.changes.history(PROJECT);
      if (all.isEmpty()) {
        assertThat(hub.project().crmState()).as("killed at %d", at).isEqualTo(CrmState.CONNECTED);
        SwitchHub.reached(hub.changes.confirm(hub.project(), START_OVER, digest, "boss"));
      }
      assertChanged(hub, at);
      hub.undo();
      assertBack(hub, at);
    }
    assertThat(kills).isGreaterThan(20);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void repeating_the_confirmation_goes_on_with_what_was_cut_off(boolean after) {
    boolean survived = false;
    for (int at = 0; !survived; at++) {
      SwitchHub hub = prepared();
      String digest = hub.preview(START_OVER).digest();
      hub.table.killAt(at, after);
      boolean died = dies(() -> hub.changes.confirm(hub.project(), START_OVER, digest, "boss"));
      survived = hub.table.survived() && !died;
      SwitchHub.reached(hub.changes.confirm(hub.project(), START_OVER, digest, "boss"));
      assertChanged(hub, at);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void an_undo_that_is_cut_off_anywhere_is_brought_to_its_end(boolean after) {
    boolean survived = false;
    int kills = 0;
    for (int at = 0; !survived; at++) {
      SwitchHub hub = prepared();
      Change change = hub.change(START_OVER);
      hub.setUp("beta", "b1");
      hub.table.killAt(at, after);
      boolean died = dies(() -> hub.changes.undo(PROJECT, change.id(), "boss"));
      survived = hub.table.survived() && !died;
      kills += died ? 1 : 0;
      hub.pass(Duration.ofMinutes(2));
      hub.changes.resume();
      hub.changes.undo(PROJECT, change.id(), "boss");
      assertBack(hub, at);
    }
    assertThat(kills).isGreaterThan(20);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void a_setup_that_is_cut_off_anywhere_is_repeated(boolean after) {
    boolean survived = false;
    for (int at = 0; !survived; at++) {
      SwitchHub hub = prepared();
      hub.change(START_OVER);
      hub.table.killAt(at, after);
      boolean died = dies(() -> hub.setUp("beta", "b1"));
      survived = hub.table.survived() && !died;
      hub.setUp("beta", "b1");
      assertThat(hub.project().crmState()).as("killed at %d", at).isEqualTo(CrmState.CONNECTED);
      assertThat(hub.project().integration().takesWork()).as("killed at %d", at).isTrue();
    }
  }

  @Test
  void of_two_that_confirm_at_the_same_time_one_changes_the_crm() {
    SwitchHub hub = prepared();
    String digest = hub.preview(START_OVER).digest();
    ChangeRequest other = to(null, Choice.KEEP_EVERYTHING);
    String otherDigest = hub.preview(other).digest();
    var seen = hub.project();
    hub.changes.confirm(seen, START_OVER, digest, "boss");
    hub.changes.confirm(seen, other, otherDigest, "boss");
    assertThat(hub.changes.history(PROJECT)).filteredOn(c -> c.state() == State.DONE).hasSize(1);
  }

  private static SwitchHub prepared() {
    SwitchHub hub = new SwitchHub();
    hub.settings(
        """
        {"taskDueHours": 9, "scenario": {"matrix": {"version": 1, "rows": {"form": {"contact": true,
         "organization": false, "lead": false, "deal": true, "task": true, "note": true,
         "noteOnAll": false}}}}}
        """);
    hub.automations.cadences = List.of(new CadenceOutline("c1", "Welcome"));
    hub.fieldMappings.save(hub.project(), SwitchHub.mandatory());
    hub.mirrored(2, 1);
    return hub;
  }

  private static void assertChanged(SwitchHub hub, int at) {
    assertThat(hub.changes.history(PROJECT))
        .as("killed at %d", at)
        .singleElement()
        .extracting(Change::state)
        .isEqualTo(State.DONE);
    assertThat(hub.project().crmState()).as("killed at %d", at).isEqualTo(CrmState.AWAITING_SETUP);
    assertThat(hub.project().settings().taskDueHours()).isEqualTo(4);
    assertThat(hub.project().settings().scenario().matrixInForce().rows()).isEmpty();
    assertThat(hub.project().employees()).allMatch(employee -> employee.crmUser() == null);
    assertThat(hub.earlier.of(PROJECT)).singleElement().matches(left -> left.archived());
    assertThat(hub.automations.archived).containsExactly("c1");
    assertThat(hub.shown(RecordKind.DEAL)).isZero();
    assertThat(hub.credentials.read(PROJECT, hub.earlier.of(PROJECT).getFirst().integration().id()))
        .isEmpty();
  }

  private static void assertBack(SwitchHub hub, int at) {
    SwitchHub before = prepared();
    assertThat(hub.project().settings())
        .as("killed at %d", at)
        .isEqualTo(before.project().settings());
    assertThat(hub.project().employees()).isEqualTo(before.project().employees());
    assertThat(hub.project().mapping().entries()).isEqualTo(SwitchHub.mandatory());
    assertThat(hub.project().crmState()).as("killed at %d", at).isEqualTo(CrmState.CONNECTED);
    assertThat(hub.project().integration().account()).isEqualTo("alpha/a1");
    assertThat(hub.shown(RecordKind.DEAL)).as("killed at %d", at).isEqualTo(2);
    assertThat(hub.shown(RecordKind.LEAD)).isEqualTo(1);
    assertThat(hub.automations.archived).isEmpty();
    assertThat(hub.credentials.read(PROJECT, hub.project().integration().id())).isPresent();
  }

  private static boolean dies(Runnable work) {
    try {
      work.run();
      return false;
    } catch (Killed dead) {
      return true;
    }
  }
}
