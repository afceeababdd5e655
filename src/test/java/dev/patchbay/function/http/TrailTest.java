package dev.patchbay.function.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchbay.audit.AuditEntry;
import dev.patchbay.audit.AuditEntry.Outcome;
import dev.patchbay.audit.AuditLog;
import dev.patchbay.function.http.HttpFunctions.Answer;
import dev.patchbay.project.Role;
import dev.patchbay.store.Json;
import dev.patchbay.store.MemoryTable;
import dev.patchbay.store.StoreUnavailable;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrailTest {

  private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");

  private final AuditLog audit =
      new AuditLog(new MemoryTable(), new Json(), Clock.fixed(NOW, ZoneOffset.UTC));
  private final Trail trail = new Trail(audit);

  @Test
  void an_entry_says_who_changed_what_from_what_to_what() {
    Answer answer =
        follow(
            "PUT /v1/projects/{project}/settings",
            Map.of(),
            request ->
                Answer.ok("saved")
                    .changing(Map.of("zone", "Europe/Kyiv", "country", "UA"), zone("Asia/Tokyo")));

    assertThat(answer.body()).isEqualTo("saved");
    AuditEntry entry = only();
    assertThat(entry.at()).isEqualTo(NOW);
    assertThat(entry.by()).isEqualTo("anna");
    assertThat(entry.roles()).containsExactly("super-admin", "admin");
    assertThat(entry.action()).isEqualTo("PUT /v1/projects/{project}/settings");
    assertThat(entry.what()).isEqualTo("settings");
    assertThat(entry.before()).hasToString("{\"zone\":\"Europe/Kyiv\"}");
    assertThat(entry.after()).hasToString("{\"zone\":\"Asia/Tokyo\"}");
    assertThat(entry.outcome()).isEqualTo(Outcome.DONE);
  }

  @Test
  void it_is_written_before_anything_is_changed() {
    follow(
        "PUT /v1/projects/{project}/settings",
        Map.of(),
        request -> {
          assertThat(only().outcome()).isEqualTo(Outcome.BEGUN);
          return Answer.ok("saved");
        });

    assertThat(only().outcome()).isEqualTo(Outcome.DONE);
  }

  @Test
  void a_crash_leaves_a_trace() {
    assertThatThrownBy(
            () ->
                follow(
                    "DELETE /v1/projects/{project}/integration",
                    Map.of(),
                    request -> {
                      throw new Crash();
                    }))
        .isInstanceOf(Crash.class);

    assertThat(only().outcome()).isEqualTo(Outcome.BEGUN);
    assertThat(only().what()).isEqualTo("integration");
  }

  @Test
  void a_refusal_says_why() {
    fail(Problem.invalid("zone", "is unknown"));

    assertThat(only().outcome()).isEqualTo(Outcome.REFUSED);
    assertThat(only().code()).isEqualTo("invalid-input");
  }

  @Test
  void a_failure_of_the_hub_is_no_refusal() {
    fail(new StoreUnavailable("the table did not answer", null));
    assertThat(only().outcome()).isEqualTo(Outcome.FAILED);
    assertThat(only().code()).isEqualTo("try-again");
  }

  @ParameterizedTest
  @CsvSource({
    "0501234567, ***4567",
    "+380501234567, ***4567",
    "' 380501234567', ***4567",
    "123, ***",
    "maria@shop.example, ***@shop.example"
  })
  void a_client_is_never_named_whole(String client, String shown) {
    follow(
        "DELETE /v1/projects/{project}/clients/{phone}",
        Map.of("phone", client),
        request -> Answer.ok("erased"));

    assertThat(only().what()).isEqualTo("clients/" + shown);
  }

  @Test
  void what_the_path_names_is_said_in_full() {
    follow(
        "PUT /v1/projects/{project}/sources/{source}",
        Map.of("source", "twilio"),
        request -> Answer.ok("saved"));

    assertThat(only().what()).isEqualTo("sources/twilio");
  }

  private void fail(RuntimeException failure) {
    assertThatThrownBy(
            () ->
                follow(
                    "PUT /v1/projects/{project}/settings",
                    Map.of(),
                    request -> {
                      throw failure;
                    }))
        .isSameAs(failure);
  }

  private Answer follow(
      String route, Map<String, String> path, Function<HttpRequest, Answer> handler) {
    Map<String, String> all = new HashMap<>(path);
    all.put("project", "demo");
    HttpRequest request =
        new HttpRequest(
            route,
            route.substring(0, route.indexOf(' ')),
            all,
            Map.of(),
            Map.of(),
            Map.of(),
            new byte[0],
            "",
            null,
            new Person("anna", Set.of(Role.SUPER_ADMIN, Role.ADMIN)));
    return trail.follow(request, handler);
  }

  private AuditEntry only() {
    var entries = audit.entries("demo", 10, null).entries();
    assertThat(entries).hasSize(1);
    return entries.getFirst();
  }

  private static Map<String, String> zone(String zone) {
    return Map.of("zone", zone, "country", "UA");
  }

  /** The process ends: nothing that could still be written. */
  private static final class Crash extends Error {}
}
