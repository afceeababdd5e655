package dev.patchbay.function;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.patchbay.function.Api.Reply;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

@QuarkusTest
class JournalFunctionTest extends HubTest {

  @Inject DynamoDbClient dynamo;

  @Test
  void one_entry_tells_what_came_in_what_was_decided_and_what_was_made() {
    String id = project.delivered("c1", sqs, queue);

    Reply entry = project.as("manager").get(journal("/" + id)).expect(200);

    assertThat(entry.text("/kind")).isEqualTo("call");
    assertThat(entry.text("/client")).isEqualTo(TestProject.CLIENT);
    assertThat(entry.text("/raw/0/body")).contains("\"callId\": \"c1\"");
    assertThat(entry.text("/raw/0/contentType")).isEqualTo("application/json");
    assertThat(entry.text("/events/0/callId")).isEqualTo("c1");
    assertThat(entry.text("/decision/row")).isNotBlank();
    assertThat(entry.text("/decision/summary")).isNotBlank();
    assertThat(entry.texts("/steps", "rule")).isNotEmpty().doesNotContainNull();
    assertThat(entry.texts("/steps", "why")).doesNotContainNull();
    assertThat(entry.texts("/attempts", "step")).containsAll(entry.texts("/steps", "key"));
    assertThat(entry.texts("/links", "kind")).contains("contact", "lead", "note");
    assertThat(entry.texts("/links", "id")).doesNotContainNull();
  }

  @Test
  void the_list_is_by_day_and_state() {
    project.delivered("c1", sqs, queue);
    project.call(TestProject.answered("c2", "+380500000009")).expect(202);
    deliver();
    String today = LocalDate.now(ZoneOffset.UTC).toString();

    assertThat(states("")).containsExactlyInAnyOrder("sent", "skipped");
    assertThat(states("?day=" + today)).hasSize(2);
    assertThat(states("?day=2020-01-01")).isEmpty();
    assertThat(states("?state=sent")).containsExactly("sent");
    assertThat(states("?state=skipped&day=" + today)).containsExactly("skipped");
    assertThat(states("?state=failed")).isEmpty();
    assertThat(states("?state=held")).isEmpty();
  }

  @Test
  void pages_lead_through_all_entries_once() {
    for (int call = 0; call < 5; call++) {
      project.call(TestProject.answered("c" + call, "+38050000010" + call)).expect(202);
    }

    Set<String> seen = new HashSet<>();
    String cursor = "";
    int pages = 0;
    do {
      Reply page = project.admin.get(journal("?limit=2" + cursor)).expect(200);
      assertThat(page.body().path("entries").size()).isLessThanOrEqualTo(2);
      page.texts("/entries", "id").forEach(id -> assertThat(seen.add(id)).isTrue());
      String next = page.text("/cursor");
      cursor = next == null ? null : "&cursor=" + next;
      pages++;
    } while (cursor != null && pages < 10);

    assertThat(seen).hasSize(5);
  }

  @Test
  void bad_filters_name_their_field() {
    project.admin.get(journal("?day=today")).refuses(400, "invalid-input", "day", "2026-11-22");
    project.admin.get(journal("?state=lost")).refuses(400, "invalid-input", "state", "retrying");
    for (String limit : List.of("0", "201", "many", "-1", "1e2")) {
      project
          .admin
          .get(journal("?limit=" + limit))
          .refuses(400, "invalid-input", "limit", "1 to 200");
    }
  }

  @Test
  void a_cursor_that_is_none_of_ours_is_refused() {
    // "nonsense", "a", three empty parts, three parts that are no place
    for (String cursor : List.of("nonsense", "YQ", "AAA", "YQBiAGM", "%21")) {
      for (String state : List.of("", "&state=failed")) {
        project
            .admin
            .get(journal("?cursor=" + cursor + state))
            .refuses(400, "invalid-input", "cursor", "not one of ours");
      }
    }
  }

  @Test
  void an_unknown_entry_is_not_found() {
    project.admin.get(journal("/nothing")).expect(404);
    project.admin.post(journal("/nothing/redrive"), "").expect(404);
    project.admin.post(journal("/nothing/explain"), "").expect(404);
  }

  @Test
  void what_is_held_without_a_crm_is_delivered_after_a_redrive() {
    project.operator.delete(project.path + "/integration").expect(200);
    String id = project.delivered("c1", sqs, queue);
    assertThat(states("?state=held")).containsExactly("held");

    project.operator.put(project.path + "/integration", "{\"kind\": \"builtin\"}").expect(200);
    deliver();

    assertThat(project.admin.get(journal("/" + id)).text("/state")).isEqualTo("sent");
  }

  @Test
  void one_held_entry_is_redriven_by_hand() {
    project.operator.delete(project.path + "/integration").expect(200);
    String id = project.delivered("c1", sqs, queue);

    Reply redriven =
        project.admin.post(journal("/" + id + "/redrive"), "{\"doubt\": \"look-again\"}");

    assertThat(redriven.expect(202).texts("/ids", "")).hasSize(1);
    assertThat(redriven.text("/id")).isEqualTo(id);
    assertThat(project.admin.get(journal("/" + id)).text("/state")).isEqualTo("retrying");
    deliver();
    assertThat(project.admin.get(journal("/" + id)).text("/state")).isEqualTo("held");
  }

  @Test
  void all_of_a_state_are_redriven_with_a_filter() {
    project.operator.delete(project.path + "/integration").expect(200);
    String id = project.delivered("c1", sqs, queue);
    String today = LocalDate.now(ZoneOffset.UTC).toString();

    Reply none =
        project.admin.post(journal("/redrive"), "{\"state\": \"held\", \"day\": \"2020-01-01\"}");
    assertThat(none.expect(202).body().path("ids")).isEmpty();
    assertThat(project.admin.post(journal("/redrive"), "").expect(202).body().path("ids"))
        .isEmpty();
    Reply one =
        project.admin.post(
            journal("/redrive"), "{\"state\": \"held\", \"day\": \"%s\"}".formatted(today));

    assertThat(one.expect(202).text("/ids/0")).isEqualTo(id);
    assertThat(one.body().path("more").asBoolean()).isFalse();
  }

  @Test
  void what_was_sent_cannot_be_redriven_and_bad_requests_are_refused() {
    String id = project.delivered("c1", sqs, queue);
    Reply refused = project.admin.post(journal("/" + id + "/redrive"), "").expect(409);
    assertThat(refused.text("/code")).isEqualTo("not-redrivable");

    String redrive = journal("/" + id + "/redrive");
    project
        .admin
        .post(redrive, "{\"doubt\": \"maybe\"}")
        .refuses(400, "invalid-input", "doubt", "look-again");
    project
        .admin
        .post(redrive, "{\"daubt\": \"x\"}")
        .refuses(400, "invalid-input", "daubt", "doubt");
    project.admin.post(redrive, "[1]").refuses(400, "invalid-input", "body", "object");
    project.admin.post(redrive, "{").refuses(400, "invalid-input", "body", "JSON");
    String all = journal("/redrive");
    project
        .admin
        .post(all, "{\"state\": \"sent\"}")
        .refuses(400, "invalid-input", "state", "failed");
    project.admin.post(all, "{\"state\": 7}").refuses(400, "invalid-input", "state", "failed");
    project.admin.post(all, "{\"day\": \"2026\"}").refuses(400, "invalid-input", "day", "date");
    project.admin.post(all, "{\"kind\": \"x\"}").refuses(400, "invalid-input", "kind", "state");
  }

  @Test
  void explaining_an_entry_writes_nothing() {
    String sent = project.delivered("c1", sqs, queue);
    String waiting = project.call(TestProject.answered("c2", "+380500000002")).text("/id");
    String blocked = project.call(TestProject.answered("c3", "+380500000009")).text("/id");
    Map<String, Object> before = dump();

    Reply explained = project.admin.post(journal("/" + sent + "/explain"), "").expect(200);
    assertThat(explained.texts("/steps", "rule")).isNotEmpty().doesNotContainNull();
    assertThat(project.admin.post(journal("/" + waiting + "/explain"), "").expect(200).text("/row"))
        .isNotBlank();
    assertThat(
            project
                .admin
                .post(journal("/" + blocked + "/explain"), "")
                .expect(200)
                .text("/skip/code"))
        .isEqualTo("blocked");

    assertThat(dump()).isEqualTo(before);
  }

  @Test
  void an_explanation_follows_the_settings_as_they_are_now() {
    String id = project.delivered("c1", sqs, queue);
    project
        .admin
        .patch(project.path + "/settings", "{\"blockedNumbers\": [\"+380500000001\"]}")
        .expect(200);

    assertThat(project.admin.post(journal("/" + id + "/explain"), "").text("/skip/code"))
        .isEqualTo("blocked");
    assertThat(project.admin.get(journal("/" + id)).text("/state")).isEqualTo("sent");
  }

  private Map<String, Object> dump() {
    Map<String, Object> items = new TreeMap<>();
    dynamo
        .scanPaginator(scan -> scan.tableName("patchbay"))
        .items()
        .forEach(item -> items.put(item.get("pk").s() + " " + item.get("sk").s(), item));
    return items;
  }

  private List<String> states(String query) {
    JsonNode entries = project.admin.get(journal(query)).expect(200).body().path("entries");
    return entries.valueStream().map(entry -> entry.path("state").asText()).toList();
  }

  private String journal(String rest) {
    return project.path + "/journal" + rest;
  }
}
