package dev.patchbay.function;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.function.Api.Reply;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CallEventFunctionTest extends HubTest {

  @Test
  void an_event_is_taken_with_an_id_and_becomes_records_in_the_crm() {
    Reply taken = project.call(TestProject.answered("c1", TestProject.CLIENT)).expect(202);
    deliver();

    assertThat(taken.text("/ids/0")).isEqualTo(taken.text("/id"));
    Reply entry = project.admin.get(project.path + "/journal/" + taken.text("/id")).expect(200);
    assertThat(entry.text("/state")).isEqualTo("sent");
    assertThat(entry.texts("/steps", "outcome")).isNotEmpty().containsOnly("done");
    for (String kind : List.of("contacts", "leads", "notes")) {
      assertThat(crm(kind)).as(kind).hasSize(1);
    }
  }

  @Test
  void a_repeat_of_the_same_event_gets_the_same_id_and_makes_nothing_more() {
    Reply first = project.call(TestProject.answered("c1", TestProject.CLIENT)).expect(202);
    Reply repeat = project.call(TestProject.answered("c1", TestProject.CLIENT)).expect(202);
    deliver();
    Reply late = project.call(TestProject.answered("c1", TestProject.CLIENT)).expect(202);
    deliver();

    assertThat(List.of(repeat.text("/id"), late.text("/id"))).containsOnly(first.text("/id"));
    assertThat(crm("leads")).hasSize(1);
    assertThat(crm("notes")).hasSize(1);
    assertThat(project.admin.get(project.path + "/journal").body().path("entries")).hasSize(1);
  }

  @Test
  void several_events_in_one_request_get_an_id_each_in_their_order() {
    Reply taken =
        project
            .machine
            .post(
                project.path + "/calls/ringostat",
                """
                [{"call_id": "a", "type": "in", "caller": "380500000001", "status": "ANSWERED",
                  "call_duration": 9, "dialog": 5, "callee": "380440000001"},
                 {"call_id": "b", "type": "in", "caller": "380500000002", "status": "NO ANSWER",
                  "call_duration": 9, "dialog": 0, "callee": "380440000001"}]
                """)
            .expect(200);

    assertThat(taken.body().path("ids")).hasSize(2);
    assertThat(taken.text("/id")).isEqualTo(taken.text("/ids/0"));
    for (int event = 0; event < 2; event++) {
      String id = taken.text("/ids/" + event);
      assertThat(project.admin.get(project.path + "/journal/" + id).expect(200).text("/client"))
          .isEqualTo("+38050000000" + (event + 1));
    }
  }

  @Test
  void the_phases_of_a_call_in_any_order_are_one_entry() {
    for (String phase : List.of("answered", "completed", "ringing")) {
      project.call(TestProject.event("c1", phase, "answered", TestProject.CLIENT, 65)).expect(202);
      deliver();
    }

    Reply journal = project.admin.get(project.path + "/journal");
    assertThat(journal.body().path("entries")).hasSize(1);
    String id = journal.text("/entries/0/id");
    assertThat(project.admin.get(project.path + "/journal/" + id).texts("/events", "phase"))
        .containsExactlyInAnyOrder("answered", "completed", "ringing");
    assertThat(crm("leads")).hasSize(1);
  }

  @Test
  void a_form_is_read_like_json() {
    Reply taken =
        project
            .machine
            .with("content-type", "application/x-www-form-urlencoded")
            .post(
                project.path + "/calls/ringostat",
                "call_id=f1&type=in&caller=380500000001&callee=380440000001&status=ANSWERED"
                    + "&call_duration=95&dialog=80")
            .expect(200);
    deliver();

    assertThat(project.admin.get(project.path + "/journal/" + taken.text("/id")).text("/state"))
        .isEqualTo("sent");
  }

  @Test
  void a_blocked_number_is_kept_as_skipped_and_nothing_else_happens() {
    Reply taken = project.call(TestProject.answered("c1", "+380500000009")).expect(202);
    deliver();

    Reply entry = project.admin.get(project.path + "/journal/" + taken.text("/id"));
    assertThat(entry.text("/state")).isEqualTo("skipped");
    assertThat(entry.text("/reason")).contains("blocked");
    assertThat(entry.body().path("steps")).isEmpty();
    assertThat(crm("contacts")).isEmpty();
  }

  @Test
  void the_token_may_be_in_the_header_the_path_or_the_query() {
    String calls = project.path + "/calls/generic";
    project.machine.post(calls, TestProject.answered("h", TestProject.CLIENT)).expect(202);
    anonymous
        .post(calls + "/" + project.ingestToken, TestProject.answered("p", TestProject.CLIENT))
        .expect(202);
    anonymous
        .post(
            calls + "?token=" + project.ingestToken, TestProject.answered("q", TestProject.CLIENT))
        .expect(202);
  }

  @Test
  void a_token_in_the_query_is_not_kept_with_the_event() {
    Reply taken =
        anonymous
            .post(
                project.path + "/calls/generic?token=" + project.ingestToken,
                TestProject.answered("q", TestProject.CLIENT))
            .expect(202);

    Reply entry = project.admin.get(project.path + "/journal/" + taken.text("/id"));
    assertThat(entry.text("/raw/0/source")).isEqualTo("generic");
    assertThat(entry.answer().body()).doesNotContain(project.ingestToken);
  }

  @Test
  void a_wrong_token_no_token_and_an_unknown_project_look_the_same() {
    String body = TestProject.answered("c1", TestProject.CLIENT);
    Api wrong = anonymous.with("authorization", "Bearer wrong");
    String known = project.path + "/calls/generic";
    String unknown = "/v1/projects/nobody/calls/generic";

    List<Reply> refusals =
        Stream.of(
                wrong.post(known, body),
                anonymous.post(known, body),
                anonymous.post(known + "/wrong", body),
                anonymous.post(known + "?token=wrong", body),
                anonymous.with("authorization", "Bearer ").post(known, body),
                anonymous.with("authorization", "Basic eDp5").post(known, body),
                project.machine.post(unknown, body),
                anonymous.post(unknown, body),
                anonymous.post("/v1/projects/nobody/calls/nothing", body),
                anonymous.post(project.path + "/calls/nothing", body))
            .toList();

    assertThat(refusals).extracting(Reply::status).containsOnly(401);
    assertThat(refusals.stream().map(reply -> reply.answer().body()).distinct()).hasSize(1);
    assertThat(refusals.stream().map(reply -> reply.answer().headers()).distinct()).hasSize(1);
  }

  @Test
  void a_new_ingest_token_ends_the_old_one() {
    String body = TestProject.answered("c1", TestProject.CLIENT);
    String token =
        project.as("super-admin").post(project.path + "/ingest-token", "").text("/ingestToken");

    project.machine.post(project.path + "/calls/generic", body).expect(401);
    anonymous
        .with("authorization", "Bearer " + token)
        .post(project.path + "/calls/generic", body)
        .expect(202);
  }

  @Test
  void an_unknown_source_is_told_which_ones_there_are() {
    Reply reply = project.machine.post(project.path + "/calls/pigeon", "{}").expect(404);

    assertThat(reply.text("/detail")).contains("pigeon", "generic", "ringostat");
  }

  @Test
  void bad_input_names_its_field_and_the_reason() {
    project
        .machine
        .with("content-type", "text/plain")
        .post(project.path + "/calls/generic", "hello")
        .refuses(415, "unsupported-media-type", "Content-Type", "application/json");
    project.call("{\"callId\": ").refuses(400, "malformed-body", "body", "not valid JSON");
    project.call("[]").expect(400);
    project.call("\"text\"").expect(400);
    project
        .call("{\"phase\": \"ringing\", \"direction\": \"incoming\"}")
        .refuses(400, "invalid-fields", "callId", "");
    project
        .call("{\"callId\": \"c\", \"phase\": \"later\", \"direction\": \"incoming\"}")
        .refuses(400, "invalid-fields", "phase", "ringing");
    project
        .machine
        .post(project.path + "/calls/ringostat", "{\"status\": \"ANSWERED\"}")
        .refuses(400, "invalid-fields", "call_id", "");
    project
        .call("{\"callId\": \"" + "x".repeat(262_144) + "\"}")
        .refuses(413, "body-too-large", "body", "262144");
    assertThat(project.admin.get(project.path + "/journal").body().path("entries")).isEmpty();
  }

  private List<String> crm(String kind) {
    return project.admin.get(project.path + "/crm/" + kind).expect(200).texts("/records", "id");
  }
}
