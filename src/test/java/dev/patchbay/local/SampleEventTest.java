package dev.patchbay.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SampleEventTest {
  private final ObjectMapper json = new ObjectMapper();

  @Test
  void a_sample_becomes_the_request_behind_it_with_a_real_token() throws IOException {
    var sample =
        sample(
            """
            {"rawPath": "/v1/projects/demo/calls/ringostat", "rawQueryString": "token={{ingestToken}}&key={{formKey}}",
             "headers": {"authorization": "Bearer {{ingestToken}}"},
             "requestContext": {"http": {"method": "POST", "sourceIp": "192.0.2.10"}},
             "body": "YT0x", "isBase64Encoded": true}
            """);

    var request = sample.request(new DemoProject.Keys("secret", "key"));

    assertThat(sample.isHttp()).isTrue();
    assertThat(request.method()).isEqualTo("POST");
    assertThat(request.query()).isEqualTo("token=secret&key=key");
    assertThat(request.header("authorization")).isEqualTo("Bearer secret");
    assertThat(new String(request.body(), StandardCharsets.UTF_8)).isEqualTo("a=1");
  }

  @Test
  void what_a_queue_sends_is_no_http_event() throws IOException {
    assertThat(sample("{\"Records\": []}").isHttp()).isFalse();
  }

  private SampleEvent sample(String text) throws IOException {
    return new SampleEvent("01.json", json.readTree(text));
  }
}
