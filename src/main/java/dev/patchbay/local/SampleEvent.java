package dev.patchbay.local;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;

/**
 * A file of {@code events/}: an event as a function gets it, and so also what somebody sent.
 *
 * @param name of the file
 */
record SampleEvent(String name, JsonNode event) {

  /** Whether it came by HTTP; the others belong to queues and schedules. */
  boolean isHttp() {
    return event.at("/requestContext/http/method").isTextual();
  }

  /**
   * The request behind it, with the real secrets in place of {@code {{ingestToken}}} and {@code
   * {{formKey}}}.
   */
  GatewayRequest request(DemoProject.Keys keys) {
    var headers = new LinkedHashMap<String, String>();
    event
        .path("headers")
        .properties()
        .forEach(header -> headers.put(header.getKey(), fill(header.getValue().asText(), keys)));
    var body = event.path("body").asText("");
    return new GatewayRequest(
        event.at("/requestContext/http/method").asText(),
        fill(event.path("rawPath").asText(), keys),
        fill(event.path("rawQueryString").asText(), keys),
        headers,
        event.path("isBase64Encoded").asBoolean()
            ? Base64.getDecoder().decode(body)
            : body.getBytes(StandardCharsets.UTF_8),
        event.at("/requestContext/http/sourceIp").asText("127.0.0.1"));
  }

  private static String fill(String text, DemoProject.Keys keys) {
    return text.replace("{{ingestToken}}", keys.ingestToken())
        .replace("{{formKey}}", keys.formKey());
  }
}
