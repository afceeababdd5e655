package dev.patchbay.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.store.Document.Key;
import dev.patchbay.store.Table.Range;
import org.junit.jupiter.api.Test;

class MemoryTableTest {

  private final MemoryTable table = new MemoryTable();

  @Test
  void a_document_is_created_once() {
    assertThat(table.create(document("1"))).isPresent();
    assertThat(table.create(document("1"))).isEmpty();
  }

  @Test
  void only_the_version_that_was_read_is_replaced_or_removed() {
    Document first = table.put(document("1"));
    Document second = table.replace(first.withBody("{\"a\":2}")).orElseThrow();
    assertThat(table.replace(first.withBody("{}"))).isEmpty();
    assertThat(table.delete(first)).isFalse();
    assertThat(table.get(first.key())).contains(second);
    assertThat(table.delete(second)).isTrue();
    assertThat(table.get(first.key())).isEmpty();
  }

  @Test
  void pages_go_on_where_the_page_before_ended_in_both_directions() {
    for (String sort : new String[] {"1", "2", "3", "4"}) {
      table.put(document(sort).in(Index.WAITING, new Key("due", "same")));
    }
    var first = table.page("p", new Range("2", null, false, 2, null));
    assertThat(first.documents()).extracting(d -> d.key().sort()).containsExactly("2", "3");
    var rest = table.page("p", new Range("2", null, false, 2, first.cursor()));
    assertThat(rest.documents()).extracting(d -> d.key().sort()).containsExactly("4");
    assertThat(rest.cursor()).isNull();
    var newest = table.page(Index.WAITING, "due", new Range("", "t", true, 3, null));
    assertThat(newest.documents()).extracting(d -> d.key().sort()).containsExactly("4", "3", "2");
    var oldest = table.page(Index.WAITING, "due", new Range("", "t", true, 3, newest.cursor()));
    assertThat(oldest.documents()).extracting(d -> d.key().sort()).containsExactly("1");
  }

  private static Document document(String sort) {
    return Document.of(new Key("p", sort), "{\"a\":1}");
  }
}
