package dev.patchbay.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.crm.RecordKind;
import dev.patchbay.duplicate.Candidate;
import dev.patchbay.duplicate.Verdict;
import dev.patchbay.journal.InteractionState;
import dev.patchbay.project.DuplicateSettings;
import dev.patchbay.project.DuplicateSettings.Extended;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Two writers have leads of the same person at the same moment. */
class DuplicateRaceTest {

  private final Hub hub = new Hub();

  DuplicateRaceTest() {
    hub.duplicates(
        new DuplicateSettings(
            null,
            null,
            0,
            null,
            null,
            null,
            new Extended(true, true, true, null, null, null, null, null)));
  }

  @Test
  void of_two_that_read_before_either_wrote_the_second_must_read_again() {
    DuplicateJudge.Trial one = trial("+380500000001", "a@example.com", "f1");
    DuplicateJudge.Trial other = trial("+380500000002", "a@example.com", "f2");
    assertThat(one.verdict(null)).isInstanceOf(Verdict.Original.class);
    assertThat(other.verdict(null)).isInstanceOf(Verdict.Original.class);

    assertThat(one.enter()).isTrue();
    assertThat(other.enter()).isFalse();

    assertThat(one.decided()).isFalse();
    assertThat(other.decided()).isFalse();
    assertThat(other.verdict(null))
        .isInstanceOfSatisfying(
            Verdict.Duplicate.class,
            duplicate -> assertThat(duplicate.lead()).isEqualTo(one.candidate().id()));
    assertThat(trial("+380500000001", "a@example.com", "f1").decided()).isTrue();
  }

  @Test
  void what_another_lead_has_made_since_the_look_up_is_looked_up() {
    String slow = hub.accept(Forms.ANNA.phone("+380500000001").email("a@example.com"), "f1");
    String quick = hub.accept(Forms.ANNA.phone("+380500000002").email("a@example.com"), "f2");
    ClientKey first = hub.announced.poll();
    hub.crms.meanwhile = hub::deliver;
    hub.deliverer.deliver(first, hub.clock.instant().plus(Duration.ofSeconds(30)));

    assertThat(hub.entry(quick).state()).isEqualTo(InteractionState.SENT);
    assertThat(hub.entry(slow).state()).isEqualTo(InteractionState.DUPLICATE);
    assertThat(hub.records.list("demo", RecordKind.LEAD, null, 200, null).records()).hasSize(1);
  }

  @Test
  void what_the_loser_wrote_before_is_no_claim() {
    DuplicateJudge.Trial one = trial("+380500000001", "a@example.com", "f1");
    DuplicateJudge.Trial other = trial("+380500000002", "a@example.com", "f2");
    one.enter();
    other.enter();
    assertThat(trial("+380500000002", "a@example.com", "f2").decided()).isFalse();
  }

  @Test
  void many_at_once_have_one_original() throws Exception {
    try (var threads = Executors.newFixedThreadPool(4)) {
      for (int round = 0; round < 100; round++) {
        String email = "r" + round + "@example.com";
        CyclicBarrier start = new CyclicBarrier(4);
        List<Future<Boolean>> judged = new ArrayList<>();
        for (int writer = 0; writer < 4; writer++) {
          String phone = "+3805000%02d%d00".formatted(round % 100, writer);
          DuplicateJudge.Trial trial = trial(phone, email, round + "-" + writer);
          Callable<Boolean> judge =
              () -> {
                start.await();
                return original(trial);
              };
          judged.add(threads.submit(judge));
        }
        int originals = 0;
        for (Future<Boolean> future : judged) {
          originals += future.get() ? 1 : 0;
        }
        assertThat(originals).as("round " + round).isEqualTo(1);
      }
    }
  }

  @Test
  void a_document_stays_small_and_keeps_the_newest() {
    for (int lead = 0; lead < 130; lead++) {
      assertThat(trial("+380500000001", null, "f" + lead).enter()).isTrue();
      hub.clock.advance(Duration.ofMinutes(1));
    }
    var documents = hub.table.all().stream().filter(d -> d.key().sort().equals("LEADS")).toList();
    assertThat(documents).singleElement();
    assertThat(documents.getFirst().body().length()).isLessThan(20_000);
    assertThat(documents.getFirst().expiresAt())
        .isAfter(hub.clock.instant().plus(Duration.ofDays(90)));
    assertThat(trial("+380500000001", null, "f129").decided()).isTrue();
    assertThat(trial("+380500000001", null, "f0").decided()).isFalse();
  }

  @Test
  void leads_older_than_ninety_days_are_dropped() {
    trial("+380500000001", null, "old").enter();
    hub.clock.advance(Duration.ofDays(90));
    trial("+380500000001", null, "new").enter();
    assertThat(trial("+380500000001", null, "old").decided()).isFalse();
  }

  private static boolean original(DuplicateJudge.Trial trial) {
    while (true) {
      if (trial.verdict(null) instanceof Verdict.Duplicate) {
        return false;
      }
      if (trial.enter()) {
        return true;
      }
    }
  }

  private DuplicateJudge.Trial trial(String phone, String email, String submission) {
    Forms form = Forms.ANNA.phone(phone).email(email);
    String id = hub.accept(form, submission);
    Instant at = hub.entry(id).receivedAt();
    return hub.judge.trial(hub.project(), Candidate.of(id, at, form.submission(submission)));
  }
}
