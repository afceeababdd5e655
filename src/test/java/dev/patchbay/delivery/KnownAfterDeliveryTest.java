package dev.patchbay.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.caller.ClientFile;
import dev.patchbay.caller.ClientFiles;
import dev.patchbay.caller.KnownClient;
import dev.patchbay.crm.RecordKind;
import dev.patchbay.crm.builtin.BuiltinRecord;
import dev.patchbay.intake.interaction.CallEvent.Phase;
import dev.patchbay.intake.interaction.CallEvent.Result;
import dev.patchbay.journal.Origins;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What a delivery leaves in the client's file, and what the next one makes of it. */
class KnownAfterDeliveryTest {

  private final Hub hub = new Hub();

  @Test
  void a_new_client_is_known_with_the_records_that_were_made() {
    hub.accept(Hub.completed("c1"));
    hub.deliver();

    ClientFile file = file();
    assertThat(file.known().contact().ref().id())
        .isEqualTo(hub.crm(RecordKind.CONTACT).getFirst().id());
    assertThat(file.known().lead().open()).isTrue();
    assertThat(file.known().owned()).map(known -> known.owner()).contains("anna");
    assertThat(file.lastTalk().employee()).isEqualTo("anna");
    assertThat(file.interactions())
        .singleElement()
        .satisfies(past -> assertThat(past.outcome()).isEqualTo("answered"));
  }

  @Test
  void a_talk_completes_the_task_of_the_missed_call_before() {
    hub.accept(Hub.event("c1", Phase.COMPLETED, Result.MISSED, Hub.CLIENT, 0));
    hub.deliver();
    assertThat(file().history("i1").openMissedTasks()).hasSize(1);

    String talk = hub.accept(Hub.completed("c2"));
    hub.deliver();

    assertThat(hub.crm(RecordKind.TASK)).hasSize(2).allMatch(BuiltinRecord::done);
    assertThat(file().history("i1").openMissedTasks()).isEmpty();
    assertThat(hub.entry(talk).decision().history().openMissedTasks())
        .as("what the decision stands on is kept with it")
        .hasSize(1);
  }

  @Test
  void a_late_report_of_the_missed_call_does_not_open_its_task_again() {
    hub.accept(Hub.event("c1", Phase.COMPLETED, Result.MISSED, Hub.CLIENT, 0));
    hub.deliver();
    hub.accept(Hub.completed("c2"));
    hub.deliver();

    hub.accept(Hub.event("c1", Phase.COMPLETED, Result.VOICEMAIL, Hub.CLIENT, 0));
    hub.deliver();

    assertThat(file().history("i1").openMissedTasks()).isEmpty();
    assertThat(hub.crm(RecordKind.TASK)).allMatch(BuiltinRecord::done);
  }

  @Test
  void the_erasure_of_a_person_takes_his_file_along() {
    hub.accept(Hub.completed("c1"));
    hub.deliver();

    new Erasure(hub.journal, hub.leads, new Origins(hub.table, hub.json), hub.table, hub.clock)
        .erase(
            hub.project(), Hub.CLIENT, null, null, hub.clock.instant().plus(Duration.ofMinutes(1)));

    assertThat(files().find("demo", Hub.CLIENT)).isEmpty();
  }

  @Test
  void a_late_report_does_not_bring_back_an_older_lead() {
    String id = hub.accept(Hub.completed("c1"));
    hub.deliver();
    Instant later = hub.clock.instant().plusSeconds(60);
    files()
        .update(
            "demo",
            Hub.CLIENT,
            file ->
                file.knowing(
                    new KnownClient(
                        "i1", later, null, "Petro", file.known().contact(), null, null)));
    hub.clock.advance(Duration.ofMinutes(2));

    hub.accept(Hub.event("c1", Phase.COMPLETED, Result.ANSWERED, Hub.CLIENT, 90));
    hub.deliver();

    assertThat(hub.entry(id).ledger()).anyMatch(step -> step.action().repeatable());
    assertThat(file().known().lead()).isNull();
  }

  private ClientFile file() {
    return files().find("demo", Hub.CLIENT).orElseThrow().value();
  }

  private ClientFiles files() {
    return new ClientFiles(hub.table, hub.json, hub.clock);
  }
}
