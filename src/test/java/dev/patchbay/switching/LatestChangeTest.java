package dev.patchbay.switching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.switching.ChangeRequest.Choice;
import dev.patchbay.switching.Consequence.Item;
import dev.patchbay.switching.carry.CarriedChange.Passage;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LatestChangeTest {

  private static final ChangeRequest TO_BETA = SwitchHub.to("beta", Choice.KEEP_EVERYTHING);

  private final SwitchHub hub = new SwitchHub();
  private final LatestChange latest = new LatestChange(hub.store);

  private Optional<Passage> last() {
    return latest.last(hub.project());
  }

  @Test
  void records_come_from_the_crm_that_was_left_last_with_who_was_who_in_it() {
    assertThat(last()).isEmpty();
    String alpha = hub.project().integration().id();
    Change change = hub.change(TO_BETA);
    assertThat(last()).map(Passage::change).contains(change.id());

    hub.setUp("beta", "b1");

    assertThat(last())
        .hasValueSatisfying(
            passage -> {
              assertThat(passage.from().id()).isEqualTo(alpha);
              assertThat(passage.people()).isEqualTo(Map.of("alpha-1", "o"));
            });
  }

  @Test
  void a_change_that_was_taken_back_does_not_count_and_done_again_it_is_between_the_same_two() {
    hub.change(TO_BETA);
    hub.setUp("beta", "b1");
    String alpha = last().orElseThrow().from().id();
    String beta = hub.project().integration().id();

    hub.undo();
    assertThat(last()).isEmpty();

    Change again = hub.change(TO_BETA);
    hub.setUp("beta", "b1");
    assertThat(last()).map(Passage::change).contains(again.id());
    assertThat(last()).map(passage -> passage.from().id()).contains(alpha);
    assertThat(hub.project().integration().id()).as("pairs are found again").isEqualTo(beta);
  }

  @Test
  void leaving_a_crm_and_coming_back_to_it_leaves_the_change_before() {
    Change toBeta = hub.change(TO_BETA);
    hub.setUp("beta", "b1");
    hub.changes.disconnect(hub.project(), "boss");
    hub.connect("beta", "b1");

    assertThat(last()).map(Passage::change).contains(toBeta.id());
  }

  @Test
  void without_the_archive_nobody_knows_who_was_who() {
    hub.change(TO_BETA);
    hub.setUp("beta", "b1");
    String partition = "P#" + SwitchHub.PROJECT + "#CHANGE";
    hub.pass(Duration.ofDays(40));
    hub.table.list(partition, "A#").forEach(document -> hub.table.delete(document.key()));

    assertThat(last()).map(Passage::people).contains(Map.of());
  }

  @Test
  void a_preview_tells_what_is_brought_along_only_where_that_is_asked_for() {
    hub.mirrored(3, 2);
    assertThat(hub.preview(TO_BETA).consequences())
        .noneMatch(each -> each.kind().equals("bring-along"));

    ChangeRequest asking = new ChangeRequest("beta", Choice.KEEP_EVERYTHING, false, true);
    Preview preview = hub.preview(asking);

    assertThat(preview.consequences().stream().filter(each -> each.kind().equals("bring-along")))
        .singleElement()
        .satisfies(
            along -> {
              assertThat(along.count()).isEqualTo(5);
              assertThat(along.effect()).isEqualTo(Effect.KEPT);
              assertThat(along.items())
                  .contains(
                      new Item(
                          "leads", Effect.CHANGED, "The new CRM has no leads: they become deals."))
                  .contains(
                      new Item(
                          "organizations",
                          Effect.HIDDEN,
                          "The new CRM has no organizations: they are left out."))
                  .extracting(Item::name)
                  .contains("no-undo");
            });
    hub.mirrored(4, 2);
    assertThat(hub.preview(asking).digest()).isNotEqualTo(preview.digest());
  }
}
