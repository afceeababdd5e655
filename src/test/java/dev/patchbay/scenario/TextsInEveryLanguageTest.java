package dev.patchbay.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.crm.Action.AddNote;
import dev.patchbay.crm.Action.CreateTask;
import dev.patchbay.project.Language;
import dev.patchbay.scenario.Samples.CallBuilder;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a manager reads, whatever the project's language: the facts, and the time in his zone. */
class TextsInEveryLanguageTest {

  private static final ZoneId WARSAW = ZoneId.of("Europe/Warsaw");

  @ParameterizedTest
  @EnumSource(Language.class)
  void the_note_of_a_call_carries_all_facts(Language language) {
    String note = action(language, CallBuilder.answeredBy("101"), "note", AddNote.class).text();
    assertThat(note)
        .contains("+380671234567", "+380443334455", "Olena Koval", "0:02:05", "0:01:50")
        .contains("https://rec.example/1.mp3", "utm_source=google", "15:00 (Europe/Warsaw)")
        .doesNotContain("{", "}");
    assertThat(note.lines()).hasSize(9);
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void the_task_of_a_missed_call_says_in_its_subject_whom_to_call(Language language) {
    CreateTask task = action(language, CallBuilder.missed(), "task-missed", CreateTask.class);
    assertThat(task.subject()).contains("+380671234567").hasSizeLessThan(80);
    assertThat(task.text().lines().findFirst().orElseThrow()).endsWith(".");
  }

  @Test
  void a_ukrainian_reads_ukrainian() {
    assertThat(action(Language.UKRAINIAN, CallBuilder.missed(), "note", AddNote.class).text())
        .isEqualTo(
            """
            Вхідний дзвінок, пропущено
            Дата і час: 22.11.2026 15:00 (Europe/Warsaw)
            Клієнт: +380671234567
            Набраний номер: +380443334455
            Співробітник: ніхто
            Статус: пропущено (NO ANSWER)
            Тривалість: 0:00:25
            Запис розмови: немає
            UTM-мітки: utm_medium=cpc, utm_source=google\
            """);
  }

  private static <T> T action(Language language, CallBuilder call, String key, Class<T> type) {
    Samples.SettingsBuilder settings = new Samples.SettingsBuilder();
    settings.language = language;
    settings.zone = WARSAW;
    Plan.Steps plan =
        (Plan.Steps) Samples.plan(call.build(), Samples.newClient(), settings.project());
    return type.cast(
        plan.steps().stream()
            .filter(step -> step.key().equals(key))
            .findFirst()
            .orElseThrow()
            .action());
  }
}
