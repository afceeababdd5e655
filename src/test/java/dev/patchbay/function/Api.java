package dev.patchbay.function;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.patchbay.local.TestGateway;
import dev.patchbay.local.TestGateway.Answer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The API as a caller with certain headers sees it; every answer is held to its description. */
final class Api {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final TestGateway gateway;
  private final Map<String, String> headers;

  private Api(TestGateway gateway, Map<String, String> headers) {
    this.gateway = gateway;
    this.headers = headers;
  }

  /** Without any header. */
  static Api behind(TestGateway gateway) {
    return new Api(gateway, Map.of());
  }

  /** A person of these groups: {@code operator} or {@code <project>:<role>}. */
  Api as(String... groups) {
    return with("authorization", gateway.bearer(groups));
  }

  /** The person of this subject, whose token was issued now. */
  Api named(String subject, String... groups) {
    return named(subject, Instant.now(), groups);
  }

  Api named(String subject, Instant issuedAt, String... groups) {
    return with("authorization", gateway.bearer(subject, issuedAt, groups));
  }

  Api with(String header, String value) {
    var more = new HashMap<>(headers);
    more.put(header, value);
    return new Api(gateway, Map.copyOf(more));
  }

  TestGateway gateway() {
    return gateway;
  }

  Reply get(String target) {
    return send("GET", target, "");
  }

  Reply put(String target, String body) {
    return send("PUT", target, body);
  }

  Reply patch(String target, String body) {
    return send("PATCH", target, body);
  }

  Reply post(String target, String body) {
    return send("POST", target, body);
  }

  Reply delete(String target) {
    return send("DELETE", target, "");
  }

  Reply send(String method, String target, String body) {
    Map<String, String> sent = new HashMap<>(headers);
    if (!body.isEmpty()) {
      sent.putIfAbsent("content-type", "application/json");
    }
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    Answer answer = gateway.send(method, target, sent, bytes);
    Contract.check(method, target, sent, bytes, answer);
    return new Reply(answer);
  }

  /** An answer with its body as JSON. */
  record Reply(Answer answer) {

    int status() {
      return answer.status();
    }

    JsonNode body() {
      try {
        return JSON.readTree(answer.body());
      } catch (JsonProcessingException e) {
        throw new AssertionError("no JSON: " + answer.body(), e);
      }
    }

    String text(String pointer) {
      return body().at(pointer).asText(null);
    }

    List<String> texts(String pointer, String field) {
      List<String> texts = new ArrayList<>();
      body().at(pointer).forEach(node -> texts.add(node.path(field).asText(null)));
      return texts;
    }

    Reply expect(int status) {
      assertThat(status()).as(answer.body()).isEqualTo(status);
      return this;
    }

    /** A problem that names one field and says why. */
    void refuses(int status, String code, String field, String reason) {
      expect(status);
      assertThat(answer.headers()).containsEntry("content-type", "application/problem+json");
      assertThat(text("/code")).isEqualTo(code);
      assertThat(texts("/errors", "field")).contains(field);
      assertThat(texts("/errors", "reason")).anyMatch(text -> text.contains(reason));
    }
  }
}
