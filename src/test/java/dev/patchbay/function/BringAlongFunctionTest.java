package dev.patchbay.function;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.crm.RecordKind;
import dev.patchbay.function.Api.Reply;
import dev.patchbay.local.TestGateway;
import dev.patchbay.sync.BookCrm;
import dev.patchbay.sync.BookCrmBean;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From a CRM in a book to the built-in one. */
@QuarkusTest
@TestProfile(SyncFunctionTest.WithBook.class)
class BringAlongFunctionTest extends HubTest {

  @Inject BookCrmBean book;
  @Inject Clock clock;

  @BeforeEach
  void fill_the_book() {
    book.records.clear();
    Instant yesterday = clock.instant().minus(Duration.ofDays(1));
    book.put(BookCrm.contact("c1", TestProject.CLIENT, yesterday));
    IntStream.range(0, 12)
        .forEach(i -> book.put(BookCrm.deal(RecordKind.DEAL, "d" + i, "new", yesterday)));
    book.put(BookCrm.deal(RecordKind.DEAL, "won", "done", yesterday));
  }

  @Test
  void what_was_open_is_sampled_brought_along_and_shown_once() {
    Api boss = change();
    assertThat(boss.get(along()).expect(200).text("/state")).isEqualTo("none");
    assertThat(boss.get(along()).texts("/losses", "code")).isEmpty();

    assertThat(act(boss, "sample").expect(202).text("/state")).isEqualTo("sampling");
    assertThat(act(boss, "full").expect(409).text("/code")).isEqualTo("busy");
    resync();
    Reply sampled = boss.get(along() + "?limit=5").expect(200);
    assertThat(sampled.text("/state")).isEqualTo("sampled");
    assertThat(sampled.body().at("/sample").asInt()).isEqualTo(2);
    assertThat(sampled.body().at("/items")).hasSize(5);
    assertThat(
            boss.get(along() + "?limit=200&cursor=" + sampled.text("/cursor")).body().at("/items"))
        .hasSize(7);
    assertThat(deals(boss)).isEqualTo(2);

    act(boss, "undo-sample").expect(202);
    resync();
    assertThat(deals(boss)).isZero();
    act(boss, "sample").expect(202);
    resync();
    act(boss, "full").expect(202);
    resync();

    Reply done = boss.get(along() + "?limit=200").expect(200);
    assertThat(done.text("/state")).isEqualTo("done");
    assertThat(done.body().at("/states/carried").asInt()).isEqualTo(12);
    assertThat(done.texts("/items", "state")).containsOnly("carried");
    assertThat(deals(boss)).isEqualTo(12);
    assertThat(boss.get(project.path + "/crm/contacts").texts("/records", "id")).hasSize(1);
    Reply notes = boss.get(project.path + "/crm/notes?limit=200").expect(200);
    assertThat(notes.body().at("/records")).hasSize(12);
    assertThat(notes.answer().body()).contains("wants two");
    Reply made = boss.get(project.path + "/crm/deals/" + madeOf(done)).expect(200);
    assertThat(made.text("/owner")).as("the user of the same employee").isEqualTo("olena");

    shownOnce(boss);
    assertThat(boss.get(project.path + "/audit").answer().body())
        .contains("integration/change/bring-along", "undoing-sample");
  }

  /** The earlier CRM's closed deal, and each of the twelve only as the present one has it. */
  private void shownOnce(Api boss) {
    boss.patch(project.path + "/settings", "{\"crm\": {\"earlierDeals\": true}}").expect(200);
    boss.post(project.path + "/sync", "{\"kind\": \"full\"}").expect(202);
    resync();
    Reply shown = boss.get(project.path + "/mirror/deals?limit=200").expect(200);
    assertThat(shown.texts("/items", "id")).hasSize(13).contains("won").doesNotContain("d0");
  }

  @Test
  void only_the_super_admin_asks_and_what_is_wrong_is_named() {
    project.operator.get(along()).expect(404);
    Api boss = project.as("super-admin");
    assertThat(act(boss, "sample").expect(409).text("/code")).isEqualTo("no-change");
    act(project.operator, "sample").expect(403);
    act(project.admin, "sample").expect(403);
    project.as("manager").get(along()).expect(403);
    project.operator.post(along() + "/decide", "{\"item\": \"x\"}").expect(403);
    boss.post(along(), "{}").refuses(400, "invalid-input", "action", "required");
    act(boss, "all").refuses(400, "invalid-input", "action", "undo-sample");
    boss.post(along(), "{\"action\": \"full\", \"now\": true}")
        .refuses(400, "invalid-input", "now", "not known");
    boss.post(along() + "/decide", "{}").refuses(400, "invalid-input", "item", "required");
    boss.post(along() + "/decide", "{\"item\": \"x\", \"doubt\": \"maybe\"}")
        .refuses(400, "invalid-input", "doubt", "do-again");
  }

  @Test
  void what_is_not_in_doubt_cannot_be_decided_and_what_is_not_at_work_not_stopped() {
    Api boss = change();
    assertThat(act(boss, "stop").expect(409).text("/code")).isEqualTo("not-running");
    act(boss, "sample").expect(202);
    assertThat(act(boss, "stop").expect(202).text("/state")).isEqualTo("stopped");
    resync();
    assertThat(boss.get(along()).text("/stoppedIn")).isEqualTo("sampling");
    assertThat(deals(boss)).isZero();

    Reply refused = boss.post(along() + "/decide", "{\"item\": \"deal#x\"}").expect(409);
    assertThat(refused.text("/code")).isEqualTo("not-in-doubt");
    assertThat(refused.body().at("/links").isArray()).isTrue();
  }

  /** Leaves the book for the built-in CRM, and gives its super admin with a new session. */
  private Api change() {
    Api boss = project.as("super-admin");
    boss.delete(project.path + "/integration").expect(200);
    boss.with("host", "localhost:8080")
        .put(project.path + "/integration", "{\"kind\": \"book\"}")
        .expect(200);
    resync();
    String request = "{\"target\": \"builtin\", \"bringAlong\": true%s}";
    Reply preview =
        boss.post(project.path + "/integration/change/preview", request.formatted("")).expect(200);
    assertThat(preview.body().at("/consequences").findValuesAsText("kind")).contains("bring-along");
    String digest = ", \"digest\": \"" + preview.text("/digest") + "\"";
    boss.post(project.path + "/integration/change", request.formatted(digest)).expect(200);
    String group = project.id + ":super-admin";
    Instant later = Instant.now().plusSeconds(2);
    Api again =
        anonymous.with(
            "authorization", anonymous.gateway().bearer(TestGateway.subject(group), later, group));
    assertThat(act(again, "sample").expect(409).text("/code")).isEqualTo("crm-not-connected");
    again.put(project.path + "/integration", "{\"kind\": \"builtin\"}").expect(200);
    String mapping = project.path + "/field-mapping";
    String entries = again.get(mapping).expect(200).body().path("suggested").toString();
    again.put(mapping, "{\"entries\": " + entries + "}").expect(200);
    resync();
    return again;
  }

  private Reply act(Api api, String action) {
    return api.post(along(), "{\"action\": \"" + action + "\"}");
  }

  private int deals(Api api) {
    return api.get(project.path + "/crm/deals?limit=200").expect(200).body().at("/records").size();
  }

  private static String madeOf(Reply along) {
    return along
        .body()
        .at("/items/0/pairs")
        .valueStream()
        .filter(pair -> pair.at("/old/kind").asText().equals("deal"))
        .findFirst()
        .orElseThrow()
        .at("/made/id")
        .asText();
  }

  private String along() {
    return project.path + "/integration/change/bring-along";
  }
}
