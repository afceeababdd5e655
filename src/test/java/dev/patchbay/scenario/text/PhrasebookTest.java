package dev.patchbay.scenario.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchbay.project.Language;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PhrasebookTest {

  private final Phrasebook book = new Phrasebook();
  private final Messages english = book.in(Language.ENGLISH);

  @ParameterizedTest
  @EnumSource(Language.class)
  void every_language_says_everything(Language language) {
    assertThat(book.in(language).keys()).isEqualTo(english.keys());
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void every_language_says_it_with_the_same_values(Language language) {
    Messages messages = book.in(language);
    for (String key : english.keys()) {
      assertThat(messages.places(key)).as(key).isEqualTo(english.places(key));
    }
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void every_language_writes_times_in_its_own_way(Language language) {
    var time = DateTimeFormatter.ofPattern(book.in(language).say("time.pattern"));
    assertThat(time.format(LocalDateTime.of(2026, 11, 22, 9, 5))).contains("2026", "22", "09:05");
  }

  @ParameterizedTest
  @EnumSource(value = Language.class, names = "ENGLISH", mode = EnumSource.Mode.EXCLUDE)
  void no_sentence_was_left_in_english(Language language) {
    Messages messages = book.in(language);
    for (String key : english.keys()) {
      if (key.startsWith("task.") || key.startsWith("subject.") || key.startsWith("headline.")) {
        assertThat(messages.raw(key)).as(key).isNotEqualTo(english.raw(key));
      }
    }
  }

  @Test
  void a_value_is_never_read_as_a_message() {
    assertThat(english.say("title.call.named", "number", "{name}", "name", "$1 \\ {number}"))
        .isEqualTo("Call {name} ($1 \\ {number})");
  }

  @Test
  void a_forgotten_value_or_an_unknown_message_is_a_bug() {
    assertThatThrownBy(() -> english.say("title.call")).hasMessageContaining("number");
    assertThatThrownBy(() -> english.say("no.such")).hasMessageContaining("no.such");
  }
}
