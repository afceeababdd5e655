package dev.patchbay.function;

import dev.patchbay.function.Api.Reply;
import java.util.UUID;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * A project of its own for one test: two employees, a senior manager, the built-in CRM, all made by
 * the API.
 */
final class TestProject {

  static final String CLIENT = "+380500000001";

  final String id = "p" + UUID.randomUUID().toString().substring(0, 8);
  final String path = "/v1/projects/" + id;
  final String ingestToken;
  final Api operator;
  final Api admin;
  final Api machine;

  private final Api anonymous;

  TestProject(Api anonymous) {
    this(anonymous, true);
  }

  /**
   * @param connected whether it has the built-in CRM; a project without one can be connected to
   *     another at once
   */
  TestProject(Api anonymous, boolean connected) {
    this.anonymous = anonymous;
    operator = anonymous.as("operator");
    admin = anonymous.as(id + ":admin");
    operator
        .put(
            path,
            """
            {"name": "Test", "settings": {"country": "UA", "zone": "Europe/Kyiv",
             "ownNumbers": ["+380440000001"], "blockedNumbers": ["+380500000009"]}}
            """)
        .expect(200);
    operator
        .put(
            path + "/employees",
            """
            {"employees": [
              {"id": "olena", "name": "Olena Kovalenko", "email": "olena@example.com",
               "extensions": ["101"], "externalIds": ["5001"]},
              {"id": "iryna", "name": "Iryna Melnyk", "extensions": ["100"]}]}
            """)
        .expect(200);
    operator.patch(path + "/settings", "{\"seniorManager\": \"iryna\"}").expect(200);
    if (connected) {
      operator.put(path + "/integration", "{\"kind\": \"builtin\"}").expect(200);
    }
    ingestToken = operator.post(path + "/ingest-token", "").expect(200).text("/ingestToken");
    machine = anonymous.with("authorization", "Bearer " + ingestToken);
  }

  Api as(String role) {
    return anonymous.as(id + ":" + role);
  }

  Reply call(String body) {
    return machine.post(path + "/calls/generic", body);
  }

  /** Takes an answered call of the client in and brings it to its end; returns its id. */
  String delivered(String callId, SqsClient sqs, String queue) {
    String call = call(answered(callId, CLIENT)).expect(202).text("/id");
    drain(sqs, queue);
    return call;
  }

  /** Delivers everything that is announced. */
  void drain(SqsClient sqs, String queue) {
    anonymous.gateway().drain(sqs, queue);
  }

  static String answered(String callId, String phone) {
    return event(callId, "completed", "answered", phone, 65);
  }

  static String event(String callId, String phase, String outcome, String phone, int talk) {
    String end =
        phase.equals("completed")
            ? ", \"outcome\": \"%s\", \"talkSeconds\": %d".formatted(outcome, talk)
            : "";
    return """
        {"callId": "%s", "phase": "%s", "direction": "incoming", "client": {"phone": "%s"},
         "line": "+380440000001", "employee": {"extension": "101"},
         "startedAt": "2026-11-22T10:00:00"%s}
        """
        .formatted(callId, phase, phone, end);
  }
}
