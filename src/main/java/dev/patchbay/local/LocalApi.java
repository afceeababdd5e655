package dev.patchbay.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.quarkus.arc.profile.IfBuildProfile;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The hub's API as an operator calls it, through the gateway. */
@Singleton
@IfBuildProfile("dev")
final class LocalApi {
  private final Gateway gateway;
  private final LocalTokens tokens;
  private final ObjectMapper json;

  LocalApi(Gateway gateway, LocalTokens tokens, ObjectMapper json) {
    this.gateway = gateway;
    this.tokens = tokens;
    this.json = json;
  }

  JsonNode get(String path) {
    return body(call("GET", path, ""));
  }

  boolean exists(String path) {
    return call("GET", path, "").status() == 200;
  }

  /**
   * @throws IllegalStateException when the hub refuses, with its answer
   */
  JsonNode send(String method, String path, String body) {
    var answer = call(method, path, body);
    if (answer.status() >= 300) {
      throw new IllegalStateException(
          "%s %s: %d %s".formatted(method, path, answer.status(), answer.text()));
    }
    return body(answer);
  }

  JsonNode body(GatewayAnswer answer) {
    try {
      var tree = json.readTree(answer.body());
      return tree == null ? MissingNode.getInstance() : tree;
    } catch (IOException e) {
      return MissingNode.getInstance();
    }
  }

  private GatewayAnswer call(String method, String path, String body) {
    var headers =
        Map.of(
            "authorization", "Bearer " + tokens.issue("local-run", "operator"),
            "content-type", "application/json",
            "host", "localhost:8080");
    return gateway.exchange(
        new GatewayRequest(
            method, path, "", headers, body.getBytes(StandardCharsets.UTF_8), "127.0.0.1"));
  }
}
