package dev.patchbay.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.intake.interaction.CallEvent;
import dev.patchbay.intake.interaction.CallEvent.Direction;
import dev.patchbay.intake.interaction.CallEvent.Phase;
import dev.patchbay.intake.interaction.CallEvent.Result;
import dev.patchbay.intake.telephony.CallLogs;
import dev.patchbay.intake.telephony.PolledSources;
import dev.patchbay.intake.telephony.PolledSources.Polling;
import dev.patchbay.intake.telephony.SourceCredentials;
import dev.patchbay.intake.telephony.ringostat.RingostatCallLog;
import dev.patchbay.intake.telephony.ringostat.RingostatServer;
import dev.patchbay.journal.InteractionState;
import dev.patchbay.journal.Journal.RawEvent;
import dev.patchbay.journal.JournalEntry;
import dev.patchbay.project.ProjectSettings;
import dev.patchbay.store.secret.Vaults;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Calls that webhooks lost are brought in from a call log, at a real server. */
class CallLogPollerTest {

  private static final ZoneId KYIV = ZoneId.of("Europe/Kyiv");
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

  private final Hub hub = new Hub();
  private RingostatServer ringostat;
  private PolledSources polled;
  private SourceCredentials credentials;
  private CallLogPoller poller;
  @TempDir private Path keys;

  @BeforeEach
  void start() throws IOException {
    ringostat = new RingostatServer();
    CallLogs logs = new CallLogs(List.of(new RingostatCallLog(ringostat.address().toString())));
    polled = new PolledSources(hub.table, hub.json, logs, hub.clock);
    credentials = new SourceCredentials(hub.table, hub.json, Vaults.in(keys), List.of(polled));
    poller =
        new CallLogPoller(
            polled, logs, credentials, hub.projects, hub.journal, hub.inbox, hub.clock);
    credentials.save("demo", "ringostat", Map.of("authKey", RingostatServer.KEY));
  }

  @AfterEach
  void stop() {
    ringostat.close();
  }

  @Test
  void a_call_that_no_webhook_told_of_is_brought_in_once() {
    after(Duration.ofMinutes(1));
    call("lost", Duration.ZERO, "PROPER", "60");
    after(Duration.ofMinutes(10));

    assertThat(poller.poll()).isOne();
    JournalEntry entry = entry("lost").orElseThrow();
    assertThat(entry.client()).isEqualTo("+380501234567");
    assertThat(hub.journal.raw("demo", entry.id()))
        .extracting(RawEvent::query)
        .containsExactly(Map.of("from", "call log"));
    hub.deliver();
    assertThat(entry("lost").orElseThrow().state()).isEqualTo(InteractionState.SENT);

    after(Duration.ofMinutes(11));
    assertThat(poller.poll()).isZero();
    assertThat(entry("lost").orElseThrow().events()).hasSize(1);
  }

  @Test
  void a_call_that_a_webhook_completed_is_left_alone() {
    call("known", Duration.ZERO, "PROPER", "60");
    webhook("known", Phase.COMPLETED, Result.ANSWERED);
    hub.deliver();
    after(Duration.ofMinutes(15));
    assertThat(poller.poll()).isZero();
    assertThat(entry("known").orElseThrow().state()).isEqualTo(InteractionState.SENT);
    assertThat(entry("known").orElseThrow().events()).hasSize(1);
  }

  @Test
  void the_end_of_a_call_whose_last_webhook_was_lost_is_brought_in() {
    call("half", Duration.ZERO, "NO ANSWER", "0");
    webhook("half", Phase.RINGING, null);
    after(Duration.ofMinutes(15));
    assertThat(poller.poll()).isOne();
    assertThat(entry("half").orElseThrow().events()).hasSize(2);
  }

  @Test
  void a_call_that_is_on_or_has_just_ended_is_looked_at_again_later() {
    Map<String, String> row = call("long", Duration.ZERO, "IN PROGRESS", "");
    after(Duration.ofMinutes(11));
    assertThat(poller.poll()).isZero();
    after(Duration.ofMinutes(100));
    assertThat(poller.poll()).isZero();
    assertThat(state().since()).as("not past the call").isBeforeOrEqualTo(begin());

    row.put("disposition", "ANSWERED");
    row.put("duration", "6600");
    row.put("billsec", "6590");
    assertThat(pollAfter(Duration.ofMinutes(1))).as("its webhook may be on its way").isZero();
    assertThat(pollAfter(Duration.ofMinutes(11))).isOne();
    assertThat(pollAfter(Duration.ofMinutes(11))).isZero();
    assertThat(state().since()).isAfter(begin());
  }

  @Test
  void a_call_that_never_ends_does_not_hold_up_the_others_for_ever() {
    call("stuck", Duration.ZERO, "CALLING", "");
    assertThat(pollAfter(Duration.ofMinutes(11))).isZero();
    assertThat(pollAfter(Duration.ofHours(30))).isZero();
    assertThat(state().since()).isAfter(begin());
    assertThat(entry("stuck")).isEmpty();
  }

  @Test
  void it_is_asked_again_only_when_its_time_has_come() {
    poller.poll();
    poller.poll();
    assertThat(ringostat.questions).hasSize(1);
    after(Duration.ofMinutes(10));
    poller.poll();
    assertThat(ringostat.questions).hasSize(2);
  }

  @Test
  void more_calls_than_one_answer_holds_come_in_parts() {
    for (int i = 0; i < 6600; i++) {
      call("c" + i, Duration.ofSeconds(i), "NO ANSWER", "0");
    }
    after(Duration.ofHours(3));
    assertThat(poller.poll()).isEqualTo(6600);
    assertThat(ringostat.questions.size()).isGreaterThan(2);
  }

  @Test
  void after_an_outage_everything_since_the_last_success_is_brought_in() {
    poller.poll();
    ringostat.status = 500;
    call("lost", Duration.ofMinutes(5), "PROPER", "60");
    for (int i = 0; i < 30; i++) {
      assertThat(pollAfter(Duration.ofMinutes(11))).isZero();
      assertThat(state().fault()).contains("500");
    }
    ringostat.status = 200;
    assertThat(pollAfter(Duration.ofMinutes(11))).isOne();
    assertThat(state().fault()).isNull();
    assertThat(state().brought()).isOne();
    assertThat(state().succeededAt()).isEqualTo(hub.clock.instant());
  }

  @Test
  void a_refused_key_is_shown_and_never_with_the_key() {
    credentials.save("demo", "ringostat", Map.of("authKey", "wrong-key"));
    assertThat(poller.poll()).isZero();
    assertThat(state().fault()).contains("refuses").doesNotContain("wrong-key");
    credentials.save("demo", "ringostat", Map.of("authKey", RingostatServer.KEY));
    poller.poll();
    assertThat(state().fault()).isNull();
  }

  @Test
  void a_crash_in_the_middle_loses_nothing_and_doubles_nothing() {
    call("one", Duration.ZERO, "PROPER", "60");
    call("two", Duration.ofSeconds(5), "PROPER", "60");
    after(Duration.ofMinutes(11));
    Polling before = state();
    poller.poll();
    // As if the run had died after the first call and before it kept how far it was.
    hub.journal.erase("demo", entry("two").orElseThrow().id());
    polled.all().forEach(stored -> polled.replace(stored, before));
    assertThat(poller.poll()).isOne();
    assertThat(entry("one").orElseThrow().events()).hasSize(1);
    assertThat(entry("two")).isPresent();
  }

  @Test
  void one_project_s_trouble_is_not_another_s() {
    hub.projects.save("other", "Other", ProjectSettings.defaults("UA", KYIV));
    credentials.save("other", "ringostat", Map.of("authKey", "wrong"));
    hub.projects.save("gone", "Gone", ProjectSettings.defaults("UA", KYIV));
    credentials.save("nobody", "ringostat", Map.of("authKey", RingostatServer.KEY));
    call("lost", Duration.ZERO, "PROPER", "60");
    after(Duration.ofMinutes(11));
    assertThat(poller.poll()).isOne();
    assertThat(polled.find("other", "ringostat").orElseThrow().fault()).isNotNull();
    assertThat(polled.find("nobody", "ringostat")).as("no such project").isEmpty();
  }

  @Test
  void without_credentials_nobody_is_asked() {
    credentials.forget("demo", "ringostat");
    assertThat(polled.all()).isEmpty();
    poller.poll();
    credentials.save("demo", "ringostat", Map.of("projectId", "7"));
    credentials.save("demo", "twilio", Map.of("authKey", "of another source"));
    poller.poll();
    assertThat(ringostat.questions).isEmpty();
  }

  @Test
  void calls_from_before_the_connection_are_nobody_s_loss() {
    ringostat.rows.clear();
    call("old", Duration.ofDays(-1), "PROPER", "60");
    after(Duration.ofMinutes(11));
    assertThat(poller.poll()).isZero();
  }

  private final Instant begin = hub.clock.instant();

  private Instant begin() {
    return begin;
  }

  private int pollAfter(Duration time) {
    after(time);
    return poller.poll();
  }

  private void after(Duration time) {
    hub.clock.advance(time);
  }

  private Map<String, String> call(String id, Duration later, String status, String billsec) {
    String at = TIME.format(LocalDateTime.ofInstant(begin.plus(later), KYIV));
    return ringostat.call(id, at, status, billsec);
  }

  private void webhook(String id, Phase phase, Result result) {
    CallEvent event =
        new CallEvent(
            "ringostat",
            id,
            phase,
            Direction.INCOMING,
            null,
            result,
            "380501234567",
            null,
            "380443334455",
            List.of(),
            begin,
            null,
            null,
            null,
            null,
            Map.of());
    RawEvent raw = new RawEvent(hub.clock.instant(), "ringostat", null, Map.of(), "");
    hub.inbox.accept(hub.projects.find("demo").orElseThrow(), event, raw);
  }

  private Polling state() {
    return polled.find("demo", "ringostat").orElseThrow();
  }

  private Optional<JournalEntry> entry(String call) {
    return hub.journal
        .find("demo", Ids.hash("demo", "ringostat", call))
        .map(stored -> stored.value());
  }
}
