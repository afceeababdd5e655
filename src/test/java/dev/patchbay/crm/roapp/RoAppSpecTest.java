package dev.patchbay.crm.roapp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.patchbay.crm.roapp.RoAppServer.Request;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The check that all RO App tests rely on does see what is wrong. */
class RoAppSpecTest {

  private RoAppSpec spec;

  @BeforeEach
  void read() {
    assumeTrue(RoAppSpec.whereAvailable().isPresent(), "the table of operations is not at hand");
    spec = RoAppSpec.whereAvailable().get();
  }

  @Test
  void right_requests_pass() throws Exception {
    assertThat(violations("GET", "/v2/contacts/people", "phones[]", "null")).isEmpty();
    assertThat(violations("POST", "/v2/contacts/people", "", "{'first_name':'O'}")).isEmpty();
    assertThat(violations("PATCH", "/v2/contacts/people/7", "", "{'notes':'x'}")).isEmpty();
    assertThat(violations("GET", "/lead/", "ids[]", "null")).isEmpty();
    assertThat(violations("POST", "/v2/orders", "", "{'client_id':7}")).isEmpty();
    assertThat(violations("POST", "/v2/orders/7/status", "", "{'status_id':7}")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          GET    | /v2/people           | page    | null
          DELETE | /v2/orders/7         |         | null
          GET    | /v2/contacts/people  | mails[] | null
          POST   | /v2/contacts/people  |         | {'surname':'Bondar'}
          POST   | /v2/orders           |         | {'client':7}
          POST   | /lead/               |         | {'owner':7}
          """)
  void a_wrong_one_is_seen(String method, String path, String parameter, String body)
      throws Exception {
    assertThat(violations(method, path, parameter, body)).isNotEmpty();
  }

  private List<String> violations(String method, String path, String parameter, String body)
      throws Exception {
    Map<String, List<String>> query =
        parameter == null || parameter.isEmpty() ? Map.of() : Map.of(parameter, List.of("1"));
    var json = new ObjectMapper().readTree(body.replace('\'', '"'));
    return spec.violations(
        new Request(method, path, query, "Bearer key", "application/json", json));
  }
}
