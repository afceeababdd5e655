package dev.patchbay.local;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * @param cookies each becomes a {@code set-cookie} header
 */
record GatewayAnswer(int status, Map<String, String> headers, List<String> cookies, byte[] body) {

  /** What API Gateway says itself, without a function. */
  static GatewayAnswer message(int status, String message) {
    var body = "{\"message\":\"%s\"}".formatted(message);
    return new GatewayAnswer(
        status,
        Map.of("content-type", "application/json"),
        List.of(),
        body.getBytes(StandardCharsets.UTF_8));
  }

  String text() {
    return new String(body, StandardCharsets.UTF_8);
  }
}
