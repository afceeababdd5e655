package dev.patchbay.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchbay.store.Document.Key;
import dev.patchbay.store.Table.Range;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * What every table promises; the double that fast tests use is held to the same as the real one.
 */
public abstract class TableContract {

  private final String partition = "p-" + UUID.randomUUID();

  protected abstract Table table();

  @Test
  void a_document_is_created_once() {
    assertThat(table().create(document("1"))).isPresent();
    assertThat(table().create(document("1"))).isEmpty();
  }

  @Test
  void a_document_comes_back_as_it_was_written() {
    Document written =
        table()
            .put(
                document("1")
                    .in(Index.LISTING, new Key("day-" + partition, "a"))
                    .expiring(Instant.ofEpochSecond(1_900_000_000)));
    assertThat(table().get(written.key())).contains(written);
    assertThat(written.version()).isNotZero();
  }

  @Test
  void what_was_never_written_is_not_there() {
    assertThat(table().get(new Key(partition, "none"))).isEmpty();
    assertThat(table().list(partition, "")).isEmpty();
    table().delete(new Key(partition, "none"));
  }

  @Test
  void only_the_version_that_was_read_is_replaced_or_removed() {
    Document first = table().put(document("1"));
    Document second = table().replace(first.withBody("{\"a\":2}")).orElseThrow();
    assertThat(table().replace(first.withBody("{}"))).isEmpty();
    assertThat(table().delete(first)).isFalse();
    assertThat(table().get(first.key())).contains(second);
    assertThat(table().delete(second)).isTrue();
    assertThat(table().get(first.key())).isEmpty();
    assertThat(table().replace(second)).isEmpty();
  }

  @Test
  void an_unconditional_write_gives_a_new_version_too() {
    Document first = table().put(document("1"));
    table().put(document("1"));
    assertThat(table().replace(first)).isEmpty();
    assertThat(table().delete(first)).isFalse();
  }

  @Test
  void a_list_has_the_documents_with_the_prefix_in_order() {
    for (String sort : new String[] {"b#2", "a#1", "b#1", "c#1"}) {
      table().put(document(sort));
    }
    assertThat(table().list(partition, "b#"))
        .extracting(d -> d.key().sort())
        .containsExactly("b#1", "b#2");
    assertThat(table().list(partition, "")).hasSize(4);
  }

  @Test
  void pages_go_on_where_the_page_before_ended_in_both_directions() {
    String due = "due-" + partition;
    for (String sort : new String[] {"1", "2", "3", "4"}) {
      table().put(document(sort).in(Index.WAITING, new Key(due, "same")));
    }
    var first = table().page(partition, new Range("2", null, false, 2, null));
    assertThat(first.documents()).extracting(d -> d.key().sort()).containsExactly("2", "3");
    var rest = table().page(partition, new Range("2", null, false, 2, first.cursor()));
    assertThat(rest.documents()).extracting(d -> d.key().sort()).containsExactly("4");
    assertThat(rest.cursor()).isNull();
    var newest = table().page(Index.WAITING, due, new Range("", "t", true, 3, null));
    assertThat(newest.documents()).hasSize(3);
    var oldest = table().page(Index.WAITING, due, new Range("", "t", true, 3, newest.cursor()));
    assertThat(oldest.documents()).hasSize(1).doesNotContainAnyElementsOf(newest.documents());
  }

  @Test
  void the_end_of_a_range_is_not_part_of_it() {
    for (String sort : new String[] {"1", "2", "3"}) {
      table().put(document(sort));
    }
    assertThat(table().page(partition, new Range("1", "3", false, 10, null)).documents())
        .extracting(d -> d.key().sort())
        .containsExactly("1", "2");
    assertThat(table().page(partition, new Range("", "3", false, 10, null)).documents())
        .extracting(d -> d.key().sort())
        .containsExactly("1", "2");
  }

  @Test
  void a_document_that_leaves_an_index_is_not_listed_there_any_more() {
    String due = "due-" + partition;
    Document indexed = table().put(document("1").in(Index.WAITING, new Key(due, "a")));
    table().replace(new Document(indexed.key(), indexed.version(), "{}", Map.of(), null));
    assertThat(table().page(Index.WAITING, due, Range.upTo("z", 10)).documents()).isEmpty();
  }

  @Test
  void a_cursor_that_nobody_handed_out_is_refused() {
    assertThatThrownBy(() -> table().page(partition, new Range("", null, false, 2, "nonsense")))
        .isInstanceOf(BadCursor.class);
  }

  private Document document(String sort) {
    return Document.of(new Key(partition, sort), "{\"a\":1}");
  }
}
