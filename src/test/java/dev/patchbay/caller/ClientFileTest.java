package dev.patchbay.caller;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.caller.ClientFile.Made;
import dev.patchbay.caller.ClientFile.MissedTask;
import dev.patchbay.caller.ClientFile.Past;
import dev.patchbay.caller.ClientFile.Talk;
import dev.patchbay.crm.RecordKind;
import dev.patchbay.crm.RecordRef;
import dev.patchbay.store.Json;
import dev.patchbay.store.MemoryTable;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a client's file takes in, whatever comes in which order. */
class ClientFileTest {

  private static final Instant T = Instant.parse("2026-11-22T10:00:00Z");

  @Test
  void an_older_answer_of_the_crm_does_not_replace_a_newer_one() {
    ClientFile file = ClientFile.EMPTY.knowing(known("i-1", T, "Petro"));
    assertThat(file.knowing(known("i-1", T.minusSeconds(1), "Pavlo"))).isEqualTo(file);
    assertThat(file.knowing(known("i-1", T.plusSeconds(1), "Pavlo")).known().name())
        .isEqualTo("Pavlo");
  }

  @Test
  void an_answer_of_another_crm_replaces_any() {
    ClientFile file = ClientFile.EMPTY.knowing(known("i-1", T, "Petro"));
    assertThat(file.knowing(known("i-2", T.minusSeconds(1), "Pavlo")).known().name())
        .isEqualTo("Pavlo");
  }

  @Test
  void what_was_changed_in_the_crm_is_not_fresh_until_the_crm_was_asked_again() {
    ClientFile changed =
        ClientFile.EMPTY.knowing(known("i-1", T, "Petro")).changedInCrm(T.plusSeconds(5));
    assertThat(changed.known().freshSince(T.minusSeconds(60))).isFalse();
    assertThat(changed.knowing(known("i-1", T.plusSeconds(4), "Petro")).known().freshSince(T))
        .as("the CRM was asked before it was changed")
        .isFalse();
    assertThat(changed.knowing(known("i-1", T.plusSeconds(6), "Petro")).known().freshSince(T))
        .isTrue();
  }

  @Test
  void what_was_made_before_is_kept_while_a_search_may_not_show_it() {
    RecordRef contact = new RecordRef(RecordKind.CONTACT, "c1", null);
    RecordRef lead = new RecordRef(RecordKind.LEAD, "l2", null);
    ClientFile file =
        ClientFile.EMPTY
            .having(new Made("i-1", List.of(contact), T.plusSeconds(60)), T)
            .having(new Made("i-1", List.of(lead), T.plusSeconds(90)), T.plusSeconds(30));
    assertThat(file.recent("i-1", T.plusSeconds(80))).containsExactly(lead, contact);
    assertThat(file.recent("i-1", T.plusSeconds(90))).isEmpty();
    assertThat(
            file.having(new Made("i-2", List.of(lead), T.plusSeconds(99)), T.plusSeconds(40))
                .recent("i-2", T.plusSeconds(50)))
        .as("what another CRM holds")
        .containsExactly(lead);
  }

  @Test
  void the_last_talk_is_the_latest_and_keeps_the_last_employee_who_is_known() {
    ClientFile file = ClientFile.EMPTY.talked(new Talk("olena", T));
    assertThat(file.talked(new Talk("ihor", T.minusSeconds(9))).lastTalk())
        .isEqualTo(new Talk("olena", T));
    assertThat(file.talked(new Talk(null, T.plusSeconds(9))).lastTalk())
        .isEqualTo(new Talk("olena", T.plusSeconds(9)));
    assertThat(file.talked(new Talk("ihor", T.plusSeconds(9))).lastTalk())
        .isEqualTo(new Talk("ihor", T.plusSeconds(9)));
  }

  @Test
  void the_last_ten_interactions_are_kept_each_once_the_newest_first() {
    ClientFile file = ClientFile.EMPTY;
    for (int i = 0; i < 12; i++) {
      file = file.with(past("c" + i, T.plusSeconds(i), "missed"));
    }
    file = file.with(past("c11", T.plusSeconds(11), "answered"));
    assertThat(file.interactions()).hasSize(10);
    assertThat(file.interactions().getFirst())
        .isEqualTo(past("c11", T.plusSeconds(11), "answered"));
    assertThat(file.interactions().getLast().id()).isEqualTo("c2");
  }

  @Test
  void a_completed_task_does_not_come_back() {
    RecordRef task = new RecordRef(RecordKind.TASK, "5", null);
    List<MissedTask> asked = List.of(new MissedTask("i-1", task, false));
    ClientFile file = ClientFile.EMPTY.with(asked, List.of());
    assertThat(file.history("i-1").openMissedTasks()).containsExactly(task);
    assertThat(file.history("i-2").openMissedTasks()).isEmpty();

    ClientFile done = file.with(List.of(), asked).with(asked, List.of());
    assertThat(done.history("i-1").openMissedTasks()).isEmpty();
  }

  @Test
  void a_file_survives_the_table_and_two_writers() {
    Clock clock = Clock.fixed(T, ZoneOffset.UTC);
    ClientFiles files = new ClientFiles(new MemoryTable(), new Json(), clock);
    files.update("demo", "+380500000001", file -> file.knowing(known("i-1", T, "Petro")));
    var read = files.find("demo", "+380500000001");
    files.update("demo", "+380500000001", file -> file.talked(new Talk("olena", T)));
    files.update("demo", "+380500000001", read, file -> file.with(past("c1", T, "answered")));

    ClientFile file = files.find("demo", "+380500000001").orElseThrow().value();
    assertThat(file.known().name()).isEqualTo("Petro");
    assertThat(file.lastTalk().employee()).isEqualTo("olena");
    assertThat(file.interactions()).hasSize(1);

    files.changed("demo", "+380500000001");
    files.changed("demo", "+380500000002");
    assertThat(files.find("demo", "+380500000001").orElseThrow().value().known().staleSince())
        .isEqualTo(T);
    assertThat(files.find("demo", "+380500000002")).isEmpty();
    files.forget("demo", "+380500000001");
    assertThat(files.find("demo", "+380500000001")).isEmpty();
  }

  private static KnownClient known(String integration, Instant asOf, String name) {
    return new KnownClient(integration, asOf, null, name, null, null, null);
  }

  private static Past past(String id, Instant at, String outcome) {
    return new Past(id, "call", at, "incoming", outcome, null);
  }
}
