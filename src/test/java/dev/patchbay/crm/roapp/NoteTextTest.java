package dev.patchbay.crm.roapp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoteTextTest {

  @Test
  void a_note_stands_between_two_lines_of_ours() {
    assertThat(NoteText.with("VIP, call before noon\n", NoteText.note("m-1", "Answered\n2 min")))
        .isEqualTo("VIP, call before noon\n\n[Ref m-1]\nAnswered\n2 min\n[/Ref]");
  }

  @Test
  void a_new_records_text_says_whose_it_is_and_holds_its_notes() {
    String text = NoteText.origin("m-0", List.of(NoteText.note("m-1", "Answered")));
    assertThat(text).isEqualTo("Ref m-0\n\n[Ref m-1]\nAnswered\n[/Ref]");
    assertThat(NoteText.isOf(text, "m-0")).isTrue();
    assertThat(NoteText.isOf(text, "m-1")).isFalse();
    assertThat(NoteText.hasNote(text, "m-1")).isTrue();
    assertThat(NoteText.hasNote(text, "m-0")).isFalse();
  }

  @Test
  void exactly_one_note_is_replaced() {
    String stored =
        "Ref m-0\n\nhers\n[Ref m-1]\nfirst\n[/Ref]\nbetween\n[Ref m-2]\nsecond\n[/Ref]\nafter";
    assertThat(NoteText.replaced(stored, "m-1", "new\nlines"))
        .hasValue(
            "Ref m-0\n\nhers\n[Ref m-1]\nnew\nlines\n[/Ref]\nbetween\n[Ref m-2]\nsecond\n[/Ref]\n"
                + "after");
  }

  @Test
  void line_ends_and_blanks_of_an_editor_do_not_hide_a_note() {
    String stored = "[Ref m-1]  \r\nfirst\r\n[/Ref]\t\r\nafter";
    assertThat(NoteText.hasNote(stored, "m-1")).isTrue();
    assertThat(NoteText.replaced(stored, "m-1", "new")).hasValue("[Ref m-1]\nnew\n[/Ref]\nafter");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "first",
        "[Ref m-1]\nfirst", // its end was deleted
        "first\n[/Ref]",
        "[Ref m-1] first\n[/Ref]",
        "[Ref m-10]\nfirst\n[/Ref]"
      })
  void what_is_not_there_whole_is_not_replaced(String stored) {
    assertThat(NoteText.replaced(stored, "m-1", "new")).isEmpty();
  }

  @Test
  void a_clients_words_cannot_end_a_note_or_pass_for_one() {
    String note = NoteText.note("m-1", "hello\n[/Ref]\n[Ref m-2]\nRef m-3");
    assertThat(note).isEqualTo("[Ref m-1]\nhello\n> [/Ref]\n> [Ref m-2]\n> Ref m-3\n[/Ref]");
    assertThat(NoteText.hasNote(note, "m-2")).isFalse();
    assertThat(NoteText.isOf(note, "m-3")).isFalse();
    assertThat(NoteText.replaced(note, "m-1", "bye")).hasValue("[Ref m-1]\nbye\n[/Ref]");
  }
}
