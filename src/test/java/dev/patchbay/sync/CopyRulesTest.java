package dev.patchbay.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.crm.Changes.Change;
import dev.patchbay.crm.CrmRecord;
import dev.patchbay.crm.RecordKind;
import dev.patchbay.crm.RecordRef;
import dev.patchbay.journal.Origin;
import dev.patchbay.sync.CopyRules.Effect;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CopyRulesTest {

  private static final Instant NINE = Instant.parse("2026-11-30T09:00:00Z");
  private static final Instant TEN = Instant.parse("2026-11-30T10:00:00Z");
  private static final Instant NOON = Instant.parse("2026-11-30T12:00:00Z");
  private static final RecordRef OTHER = new RecordRef(RecordKind.DEAL, "d2", null);
  private static final Origin CALL =
      new Origin("i1", "call", "ringostat", "call", null, null, null, Map.of(), NINE);

  private final CrmRecord nine = BookCrm.deal(RecordKind.DEAL, "d1", "new", NINE);
  private final CrmRecord ten = BookCrm.deal(RecordKind.DEAL, "d1", "done", TEN);

  @Test
  void a_new_record_gets_a_copy_with_where_it_came_from() {
    MirroredRecord copy = after(null, present(nine), CALL);

    assertThat(copy.createdAt()).isEqualTo(nine.createdAt());
    assertThat(copy.origin()).isEqualTo(CALL);
    assertThat(copy.syncedAt()).isEqualTo(NOON);
    assertThat(CopyRules.effect(null, copy)).isEqualTo(Effect.ADDED);
  }

  @Test
  void a_change_takes_the_place_of_what_was_known_and_keeps_origin_and_birth() {
    MirroredRecord copy = after(copy(nine, CALL), present(ten), null);

    assertThat(copy.record()).isEqualTo(ten);
    assertThat(copy.origin()).isEqualTo(CALL);
    assertThat(CopyRules.effect(copy(nine, CALL), copy)).isEqualTo(Effect.CHANGED);
  }

  @Test
  void the_same_again_writes_nothing() {
    MirroredRecord before = copy(nine, null);

    assertThat(after(before, present(nine), null)).isSameAs(before);
  }

  @Test
  void a_full_run_marks_the_same_as_seen_without_calling_it_a_change() {
    MirroredRecord before = copy(nine, null);
    MirroredRecord copy = CopyRules.after(before, present(nine), "i", null, true, NOON);

    assertThat(copy.syncedAt()).isEqualTo(NOON);
    assertThat(CopyRules.effect(before, copy)).isEqualTo(Effect.SAME);
  }

  @Test
  void an_older_word_changes_nothing_not_even_that_it_is_gone() {
    MirroredRecord gone = after(copy(ten, null), new Change.Removed(ten.ref(), null), null);

    assertThat(after(copy(ten, null), present(nine), null)).isEqualTo(copy(ten, null));
    assertThat(after(gone, present(nine), null).present()).isFalse();
  }

  @Test
  void an_origin_that_is_found_later_is_added() {
    assertThat(after(copy(nine, null), present(nine), CALL).origin()).isEqualTo(CALL);
  }

  @Test
  void a_removed_record_keeps_its_copy_and_says_what_took_it_in() {
    MirroredRecord copy = after(copy(nine, CALL), new Change.Removed(nine.ref(), OTHER), null);

    assertThat(copy.removedAt()).isEqualTo(NOON);
    assertThat(copy.mergedInto()).isEqualTo(OTHER);
    assertThat(copy.record()).isEqualTo(nine);
    assertThat(CopyRules.effect(copy(nine, CALL), copy)).isEqualTo(Effect.REMOVED);
    assertThat(after(copy, new Change.Removed(nine.ref(), null), null)).isSameAs(copy);
  }

  @Test
  void the_removal_of_what_was_never_copied_is_nothing() {
    assertThat(after(null, new Change.Removed(OTHER, null), null)).isNull();
  }

  @Test
  void a_record_that_is_there_again_is_there() {
    MirroredRecord gone = after(copy(nine, null), new Change.Removed(nine.ref(), OTHER), null);
    MirroredRecord back = after(gone, present(ten), null);

    assertThat(back.present()).isTrue();
    assertThat(back.mergedInto()).isNull();
  }

  @Test
  void a_reopened_deal_is_not_closed_any_more() {
    CrmRecord reopened = BookCrm.deal(RecordKind.DEAL, "d1", "new", TEN.plusSeconds(1));

    assertThat(after(copy(ten, null), present(reopened), null).record().closedAt()).isNull();
  }

  private static Change present(CrmRecord record) {
    return new Change.Present(record);
  }

  private static MirroredRecord copy(CrmRecord record, Origin origin) {
    return new MirroredRecord("i", record, record.createdAt(), origin, TEN, null, null);
  }

  private static MirroredRecord after(MirroredRecord before, Change change, Origin origin) {
    return CopyRules.after(before, change, "i", origin, false, NOON);
  }
}
