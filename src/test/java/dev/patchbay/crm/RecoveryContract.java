package dev.patchbay.crm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.crm.CrmUnderTest.Topic;
import dev.patchbay.crm.CrmUnderTest.Traffic;
import java.time.Instant;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Whether a connector can tell what became of a command whose answer was lost. */
interface RecoveryContract extends ContractSupport {

  @Test
  default void a_done_command_is_recognised() {
    forEveryAction(
        command -> {
          var intended = crm().clock().instant();
          var ref = create(command.marker(), command.action());
          var count = count(ref.kind());
          assertHappened(command, ref, recover(command, intended));
          assertThat(count(ref.kind())).as("recovering writes nothing").isEqualTo(count);
        });
  }

  @Test
  default void a_command_that_was_never_sent_never_happened() {
    forEveryAction(
        command -> assertNeverHappened(command, recover(command, crm().clock().instant())));
  }

  @Test
  default void a_look_alike_of_another_interaction_is_not_taken_for_ours() {
    forEveryAction(
        command -> {
          create(command.marker() + "-other", command.action());
          var recovery = recover(command, crm().clock().instant());
          if (crm().unmarked().containsKey(command.action().makes())) {
            assertThat(recovery).as("%s", command).isNotInstanceOf(Recovery.NeverHappened.class);
          } else {
            assertNeverHappened(command, recovery);
          }
        });
  }

  @Test
  default void a_lost_answer_is_in_doubt_and_the_record_is_found_once() {
    needs(Topic.NETWORK);
    forEveryAction(
        command -> {
          var kind = command.action().makes();
          var before = count(kind);
          var intended = crm().clock().instant();
          crm().failNext(Traffic.WRITE, new Fault.CutAfterCommit());
          assertThat(perform(command)).as("%s", command).isInstanceOf(Outcome.InDoubt.class);
          assertThat(count(kind)).isEqualTo(before + 1);
          var made = crm().stored(kind).getLast();
          assertHappened(command, new RecordRef(kind, made.id(), null), recover(command, intended));
          assertThat(count(kind)).as("nothing doubled").isEqualTo(before + 1);
        });
  }

  @Test
  default void a_command_lost_on_its_way_is_in_doubt_and_then_done_once() {
    needs(Topic.NETWORK);
    forEveryAction(
        command -> {
          var kind = command.action().makes();
          var before = count(kind);
          var intended = crm().clock().instant();
          crm().failNext(Traffic.WRITE, new Fault.CutBeforeCommit());
          assertThat(perform(command)).as("%s", command).isInstanceOf(Outcome.InDoubt.class);
          assertThat(count(kind)).isEqualTo(before);
          assertNeverHappened(command, recover(command, intended));
          create(command.marker(), command.action());
          assertThat(count(kind)).isEqualTo(before + 1);
        });
  }

  @Test
  default void a_recovery_that_cannot_ask_says_so() {
    needs(Topic.NETWORK);
    forEveryAction(
        command -> {
          if (!crm().undecidable().containsKey(command.action().makes())) {
            crm().failNext(Traffic.READ, new Fault.Status(500));
            assertThat(recover(command, crm().clock().instant()))
                .as("%s", command)
                .isInstanceOfSatisfying(
                    Recovery.Failed.class,
                    failed -> assertThat(failed.failure()).isInstanceOf(Failure.Unavailable.class));
          }
        });
  }

  private Recovery recover(Command command, Instant intendedAt) {
    return crm().open().recover(command, intendedAt.minusSeconds(1));
  }

  private void forEveryAction(Consumer<Command> check) {
    var actions = everyAction();
    for (int i = 0; i < actions.size(); i++) {
      check.accept(new Command("step", "demo.call-17:step-" + i, actions.get(i)));
    }
  }

  private void assertHappened(Command command, RecordRef ref, Recovery recovery) {
    if (crm().undecidable().containsKey(ref.kind())) {
      assertThat(recovery).as("%s", command).isNotInstanceOf(Recovery.NeverHappened.class);
      return;
    }
    assertThat(recovery)
        .as("%s", command)
        .isInstanceOfSatisfying(
            Recovery.Happened.class,
            happened -> {
              assertThat(happened.ref().kind()).isEqualTo(ref.kind());
              assertThat(happened.ref().id()).isEqualTo(ref.id());
            });
  }

  private void assertNeverHappened(Command command, Recovery recovery) {
    assertThat(recovery)
        .as("%s", command)
        .isInstanceOf(
            crm().undecidable().containsKey(command.action().makes())
                ? Recovery.Undecidable.class
                : Recovery.NeverHappened.class);
  }
}
