package dev.patchbay.function;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.patchbay.crm.ClientRecords.DealState;
import dev.patchbay.crm.CrmRecord;
import dev.patchbay.crm.RecordKind;
import dev.patchbay.crm.RecordRef;
import dev.patchbay.function.Api.Reply;
import dev.patchbay.project.Projects;
import dev.patchbay.sync.Mirror;
import dev.patchbay.sync.MirroredRecord;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
class StatusGroupsFunctionTest extends HubTest {

  private static final Instant AT = Instant.parse("2026-11-20T10:00:00Z");

  @Inject Projects projects;
  @Inject Mirror mirror;

  @Test
  void connecting_a_crm_files_its_statuses_by_their_meaning() {
    Reply groups = project.as("manager").get(path("")).expect(200);

    assertThat(groups.texts("/groups", "group"))
        .containsExactly("not-counted", "in-work", "paid", "cancelled");
    assertThat(ids(groups, "in-work"))
        .containsExactlyInAnyOrder("lead::new", "lead::in-work", "deal::open");
    assertThat(ids(groups, "paid")).containsExactlyInAnyOrder("lead::converted", "deal::won");
    assertThat(ids(groups, "cancelled")).containsExactlyInAnyOrder("lead::closed", "deal::lost");
    assertThat(status(groups, "deal::won").path("new").asBoolean()).isTrue();
    assertThat(groups.text("/warnings/0")).contains("Nobody has confirmed");
  }

  @Test
  void moving_one_status_moves_its_deals_and_confirms_it() {
    deal("1", "won", DealState.WON, false);
    deal("2", "won", DealState.WON, false);
    deal("3", "open", DealState.OPEN, false);
    deal("4", "won", DealState.WON, true);

    Reply moved =
        project.admin.patch(path(""), "{\"id\": \"deal::won\", \"group\": \"cancelled\"}");

    assertThat(group(moved.expect(200), "cancelled").path("deals").asInt()).isEqualTo(2);
    assertThat(group(moved, "paid").path("deals").asInt()).isZero();
    assertThat(group(moved, "in-work").path("deals").asInt()).isEqualTo(1);
    assertThat(status(moved, "deal::won").path("new").asBoolean()).isFalse();
    assertThat(moved.body().path("warnings").toString()).contains("No status of deals is paid");
  }

  @Test
  void a_whole_filing_does_not_count_what_it_leaves_out() {
    deal("1", "open", DealState.OPEN, false);
    Reply filed =
        project
            .admin
            .put(path(""), "{\"statuses\": [{\"id\": \"deal::won\", \"group\": \"paid\"}]}")
            .expect(200);

    assertThat(ids(filed, "paid")).containsExactly("deal::won");
    assertThat(ids(filed, "not-counted")).hasSize(6);
    assertThat(group(filed, "not-counted").path("deals").asInt()).isEqualTo(1);
    assertThat(filed.body().path("warnings")).isEmpty();
  }

  @Test
  void faults_name_the_status() {
    project
        .admin
        .put(
            path(""),
            """
            {"statuses": [{"id": "deal::won", "group": "paid"}, {"id": "deal::won", "group": "paid"},
             {"id": "deal::lost", "group": "lost"}, {"id": "deal::gone", "group": "paid"}]}
            """)
        .refuses(400, "invalid-input", "statuses[3].id", "no status");
    Reply faults =
        project.admin.put(
            path(""),
            """
            {"statuses": [{"id": "deal::won", "group": "paid"}, {"id": "deal::won", "group": "paid"},
             {"id": "deal::lost", "group": "lost", "colour": "red"}, "won"], "version": "two"}
            """);
    assertThat(faults.texts("/errors", "field"))
        .containsExactly(
            "statuses[1].id",
            "statuses[2].group",
            "statuses[2].colour",
            "statuses[3].id",
            "statuses[3].group",
            "version");
    project.admin.put(path(""), "{}").refuses(400, "invalid-input", "statuses", "list");
    project
        .admin
        .patch(path(""), "{\"id\": \"deal::gone\", \"group\": \"paid\"}")
        .refuses(400, "invalid-input", "id", "no status");
    assertThat(version()).isEqualTo(1);
  }

  @Test
  void who_saw_an_older_filing_changes_nothing() {
    String move = "{\"id\": \"deal::won\", \"group\": \"cancelled\", \"version\": %d}";
    project.admin.patch(path(""), move.formatted(1)).expect(200);

    Reply late = project.admin.patch(path(""), move.formatted(1)).expect(409);
    assertThat(late.text("/code")).isEqualTo("filing-changed");
    Reply whole = project.admin.put(path(""), "{\"statuses\": [], \"version\": 1}").expect(409);
    assertThat(whole.text("/code")).isEqualTo("filing-changed");
    assertThat(version()).isEqualTo(2);
  }

  @Test
  void records_in_a_status_that_the_crm_has_not_told_are_shown_and_can_be_filed() {
    deal("1", "odd", DealState.WON, false);
    deal("2", null, DealState.OPEN, false);

    Reply shown = project.admin.get(path("")).expect(200);
    assertThat(status(shown, "deal::odd").path("known").asBoolean()).isFalse();
    assertThat(group(shown, "paid").path("deals").asInt()).isEqualTo(1);
    assertThat(group(shown, "in-work").path("deals").asInt()).isEqualTo(1);

    Reply moved =
        project
            .admin
            .patch(path(""), "{\"id\": \"deal::odd\", \"group\": \"cancelled\"}")
            .expect(200);
    assertThat(status(moved, "deal::odd").path("known").asBoolean()).isTrue();
    assertThat(group(moved, "cancelled").path("deals").asInt()).isEqualTo(1);
  }

  @Test
  void a_refresh_tells_what_the_crm_has_no_more_while_records_are_in_it() {
    deal("1", "odd", DealState.WON, false);
    project.admin.patch(path(""), "{\"id\": \"deal::odd\", \"group\": \"paid\"}").expect(200);

    Reply fresh = project.admin.post(path("/refresh"), "").expect(200);
    assertThat(status(fresh, "deal::odd").path("removed").asBoolean()).isTrue();
    deal("1", "odd", DealState.WON, true);
    assertThat(ids(project.admin.get(path("")).expect(200), "paid")).doesNotContain("deal::odd");
  }

  @Test
  void the_history_says_who_moved_what() {
    project.admin.patch(path(""), "{\"id\": \"deal::won\", \"group\": \"cancelled\"}").expect(200);

    Reply history = project.as("manager").get(path("/history?limit=1")).expect(200);
    assertThat(history.text("/changes/0/by")).isNotBlank();
    assertThat(history.text("/changes/0/moves/0/from")).isEqualTo("paid");
    assertThat(history.text("/changes/0/moves/0/to")).isEqualTo("cancelled");
    Reply older =
        project.admin.get(path("/history?limit=1&cursor=" + history.text("/cursor"))).expect(200);
    assertThat(older.body().at("/changes/0/by").isMissingNode()).isTrue();
    assertThat(older.body().at("/changes/0/moves")).hasSize(7);
  }

  @Test
  void managers_read_and_nobody_files_without_a_crm() {
    project.as("manager").put(path(""), "{\"statuses\": []}").expect(403);
    project.as("manager").post(path("/refresh"), "").expect(403);
    project.as("super-admin").delete(project.path + "/integration").expect(200);
    assertThat(project.admin.get(path("")).expect(409).text("/code"))
        .isEqualTo("crm-not-connected");
    project.admin.post(path("/refresh"), "").expect(409);
    project.admin.get(path("/history")).expect(200);
  }

  private String path(String rest) {
    return project.path + "/status-groups" + rest;
  }

  private int version() {
    return project.admin.get(path("")).expect(200).body().path("version").asInt();
  }

  private void deal(String id, String status, DealState state, boolean removed) {
    String integration = projects.find(project.id).orElseThrow().integration().id();
    CrmRecord record =
        new CrmRecord(
            new RecordRef(RecordKind.DEAL, id, null),
            "Deal",
            null,
            status,
            state,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            AT,
            AT,
            null);
    mirror.change(
        project.id,
        integration,
        RecordKind.DEAL,
        id,
        AT,
        before ->
            new MirroredRecord(
                integration, record, AT, null, AT, removed ? AT.plusSeconds(1) : null, null));
  }

  private static JsonNode group(Reply reply, String group) {
    return reply
        .body()
        .path("groups")
        .valueStream()
        .filter(node -> node.path("group").asText().equals(group))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> ids(Reply reply, String group) {
    List<String> ids = new ArrayList<>();
    group(reply, group).path("statuses").forEach(status -> ids.add(status.path("id").asText()));
    return ids;
  }

  private static JsonNode status(Reply reply, String id) {
    return reply
        .body()
        .path("groups")
        .valueStream()
        .flatMap(group -> group.path("statuses").valueStream())
        .filter(status -> status.path("id").asText().equals(id))
        .findFirst()
        .orElseThrow();
  }
}
