package dev.patchbay.function;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.crm.RecordKind;
import dev.patchbay.function.Api.Reply;
import dev.patchbay.project.EarlierIntegrations;
import dev.patchbay.project.EarlierIntegrations.Left;
import dev.patchbay.project.Projects;
import dev.patchbay.sync.BookCrm;
import dev.patchbay.sync.BookCrmBean;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(SyncFunctionTest.WithBook.class)
class SyncFunctionTest extends HubTest {

  public static class WithBook implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("patchbay.test.book", "true");
    }
  }

  @Inject BookCrmBean book;
  @Inject Clock clock;
  @Inject Projects projects;
  @Inject EarlierIntegrations earlier;

  private Instant yesterday;

  @BeforeEach
  void connect_the_book() {
    book.records.clear();
    book.subscribed.clear();
    book.unsubscribed.clear();
    yesterday = clock.instant().minus(Duration.ofDays(1));
    book.put(BookCrm.contact("c1", "+380500000001", yesterday));
    book.put(BookCrm.deal(RecordKind.DEAL, "d1", "new", yesterday));
    book.put(BookCrm.deal(RecordKind.DEAL, "d2", "done", yesterday));
    project = new TestProject(anonymous, false);
    project
        .operator
        .with("host", "localhost:8080")
        .with("x-forwarded-proto", "http")
        .put(project.path + "/integration", "{\"kind\": \"book\"}")
        .expect(200);
  }

  @Test
  void a_connected_crm_is_loaded_at_once_and_shows_how_far_it_is() {
    Reply before = project.admin.get(project.path + "/sync").expect(200);
    assertThat(before.body().at("/finished")).isEmpty();

    resync();

    Reply state = project.admin.get(project.path + "/sync").expect(200);
    assertThat(state.text("/finished/0/kind")).isEqualTo("import");
    assertThat(state.body().at("/finished/0/counts/deal/added").asInt()).isEqualTo(2);
    assertThat(state.texts("/faults", "code")).containsExactly("statuses-not-filed");
    assertThat(state.body().at("/run").isMissingNode()).isTrue();
  }

  @Test
  void the_copies_are_listed_page_by_page_with_status_group_and_responsible() {
    resync();
    Api manager = project.as("manager");

    Reply first = manager.get(project.path + "/mirror/deals?limit=1").expect(200);
    Reply second =
        manager
            .get(project.path + "/mirror/deals?limit=1&cursor=" + first.text("/cursor"))
            .expect(200);

    assertThat(first.text("/items/0/id")).isEqualTo("d1");
    assertThat(first.text("/items/0/status/name")).isEqualTo("New");
    assertThat(first.text("/items/0/group")).isEqualTo("in-work");
    assertThat(first.body().at("/items/0/amount").decimalValue()).isEqualByComparingTo("100.5");
    assertThat(first.text("/items/0/responsible/name")).isEqualTo("Olena Kovalenko");
    assertThat(first.text("/items/0/url")).isEqualTo("https://book.example/d1");
    assertThat(second.text("/items/0/id")).isEqualTo("d2");
    assertThat(second.text("/items/0/group")).isEqualTo("paid");
    assertThat(second.text("/items/0/closedAt")).isNotNull();
    assertThat(manager.get(project.path + "/mirror/clients").texts("/items", "name"))
        .containsExactly("Client c1");
    assertThat(manager.get(project.path + "/mirror/managers").texts("/items", "employee"))
        .containsExactly("olena");
    assertThat(manager.get(project.path + "/mirror/leads").body().at("/items")).isEmpty();
    assertThat(
            manager
                .get(project.path + "/mirror/deals?from=2026-11-02")
                .expect(200)
                .body()
                .at("/items"))
        .isEmpty();
    manager
        .get(project.path + "/mirror/deals?cursor=nonsense")
        .refuses(400, "invalid-input", "cursor", "not one of ours");
    manager.get(project.path + "/sync").expect(403);
  }

  @Test
  void a_run_is_had_on_demand() {
    resync();
    String id =
        project
            .admin
            .post(project.path + "/sync", "{\"kind\": \"full\", \"from\": \"2026-01-01\"}")
            .expect(202)
            .text("/id");

    resync();

    Reply state = project.admin.get(project.path + "/sync");
    assertThat(state.text("/finished/0/id")).isEqualTo(id);
    assertThat(state.text("/finished/0/kind")).isEqualTo("full");
    assertThat(state.text("/importedFrom")).startsWith("2026-01-01");
    project
        .admin
        .post(project.path + "/sync", "{\"from\": \"2999-01-01\"}")
        .refuses(400, "invalid-input", "from", "future");
  }

  @Test
  void a_signed_notice_has_its_record_read_again() {
    resync();
    assertThat(book.subscribed)
        .containsExactly("http://localhost:8080" + project.path + "/crm-events/book");
    book.put(BookCrm.deal(RecordKind.DEAL, "d1", "done", clock.instant()));
    Api crm = anonymous.with("x-secret", BookCrm.SECRET).with("content-type", "text/plain");

    Reply taken = crm.post(project.path + "/crm-events/book", "n1 d1").expect(200);
    Reply again = crm.post(project.path + "/crm-events/book", "n1 d1").expect(200);

    assertThat(taken.body().at("/records").asInt()).isOne();
    assertThat(again.body().at("/records").asInt()).isZero();
    resync();
    assertThat(project.admin.get(project.path + "/mirror/deals").texts("/items", "group"))
        .containsExactly("paid", "paid");
  }

  @Test
  void a_notice_of_somebody_else_is_refused() {
    Api stranger = anonymous.with("x-secret", "guessed").with("content-type", "text/plain");
    stranger.post(project.path + "/crm-events/book", "n1 d1").expect(401);
    Api crm = anonymous.with("x-secret", BookCrm.SECRET).with("content-type", "text/plain");
    crm.post("/v1/projects/nobody/crm-events/book", "n1 d1").expect(401);
    crm.post(project.path + "/crm-events/builtin", "n1 d1").expect(401);
  }

  @Test
  void a_crm_that_is_let_go_has_no_webhooks_and_nobody_asks_it() {
    resync();
    project.operator.delete(project.path + "/integration").expect(200);

    assertThat(book.unsubscribed).hasSize(1);
    project.admin.get(project.path + "/sync").expect(404);
    project.admin.post(project.path + "/sync", "{}").expect(409);
    Api crm = anonymous.with("x-secret", BookCrm.SECRET).with("content-type", "text/plain");
    crm.post(project.path + "/crm-events/book", "n1 d1").expect(401);
    assertThat(project.admin.get(project.path + "/mirror/deals").body().at("/items")).isEmpty();
  }

  @Test
  void deals_of_an_earlier_crm_are_shown_without_a_link_where_the_project_wants_them() {
    resync();
    var integration = projects.integration(project.id).orElseThrow();
    earlier.keep(project.id, new Left(integration, clock.instant(), false));
    project.operator.delete(project.path + "/integration").expect(200);
    project
        .admin
        .patch(project.path + "/settings", "{\"crm\": {\"earlierDeals\": true}}")
        .expect(200);

    Reply deals = project.admin.get(project.path + "/mirror/deals").expect(200);

    assertThat(deals.texts("/items", "id")).containsExactly("d1", "d2");
    assertThat(deals.body().at("/items/0/earlier").asBoolean()).isTrue();
    assertThat(deals.body().at("/items/0/url").isMissingNode()).isTrue();
    assertThat(deals.text("/items/0/group")).isEqualTo("in-work");
  }
}
