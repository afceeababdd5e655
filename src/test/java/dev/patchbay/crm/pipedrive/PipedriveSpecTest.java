package dev.patchbay.crm.pipedrive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.patchbay.crm.pipedrive.PipedriveServer.Reply;
import dev.patchbay.crm.pipedrive.PipedriveServer.Request;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The check that all Pipedrive tests rely on does see what is wrong. */
class PipedriveSpecTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private PipedriveSpec spec;

  @BeforeEach
  void read() {
    assumeTrue(PipedriveSpec.whereAvailable().isPresent(), "the vendor's OpenAPI is not at hand");
    spec = PipedriveSpec.whereAvailable().get();
  }

  @Test
  void a_right_request_and_answer_pass() throws Exception {
    assertThat(violations("POST", "/api/v2/persons", "{'name':'Olena'}", 200)).isEmpty();
    assertThat(violations("POST", "/v1/leads", "{'title':'Roof','person_id':7}", 201)).isEmpty();
    assertThat(violations("POST", "/v1/notes", "{'content':'x','person_id':7}", 200)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          POST | /api/v2/people        | {'name':'Olena'}                   | 200
          POST | /api/v2/persons       | {'full_name':'Olena'}              | 200
          POST | /api/v2/persons       | {'name':'Olena','owner_id':'ivan'} | 200
          POST | /api/v2/organizations | {}                                 | 200
          POST | /v1/leads             | {'title':'Roof','person_id':'x'}   | 201
          POST | /v1/leads             | {'title':'Roof','person_id':7}     | 200
          POST | /v1/notes             | {'person_id':7}                    | 200
          GET  | /api/v2/activities?person=7 |                              | 200
          """)
  void a_wrong_one_is_seen(String method, String target, String body, int status) throws Exception {
    assertThat(violations(method, target, body, status)).isNotEmpty();
  }

  private java.util.List<String> violations(String method, String target, String body, int status)
      throws Exception {
    String[] parts = target.split("\\?");
    Map<String, String> query =
        parts.length == 1 ? Map.of() : Map.of(parts[1].split("=")[0], parts[1].split("=")[1]);
    var json = JSON.readTree(body == null ? "null" : body.replace('\'', '"'));
    var answer = JSON.createObjectNode().put("success", true);
    return spec.violations(
        new Request(method, parts[0], query, "token", "application/json", json),
        new Reply(status, answer, 0));
  }
}
