package dev.patchbay.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.patchbay.local.RouteTable.Match;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The events that an HTTP API sends to a function and the answers that it takes, in payload format
 * 2.0.
 */
final class HttpEvents {
  private static final Pattern TEXT =
      Pattern.compile("text/.*|application/(json|javascript|xml|.+\\+(json|xml))(;.*)?");
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private final ObjectMapper json;
  private final Clock clock;

  HttpEvents(ObjectMapper json, Clock clock) {
    this.json = json;
    this.clock = clock;
  }

  /**
   * @param claims of the caller's token; null on a route without authorizer
   */
  ObjectNode event(GatewayRequest request, Match match, Map<String, String> claims) {
    var routeKey = match.route().method() + " " + match.route().path();
    var event = json.createObjectNode();
    event.put("version", "2.0");
    event.put("routeKey", routeKey);
    event.put("rawPath", request.path());
    event.put("rawQueryString", request.query());
    var headers = new LinkedHashMap<>(request.headers());
    var cookies = headers.remove("cookie");
    if (cookies != null) {
      event.set("cookies", json.valueToTree(List.of(cookies.split(";\\s*"))));
    }
    // Signatures cover the address as it was called, and here that is plain http.
    headers.putIfAbsent("x-forwarded-proto", "http");
    event.set("headers", json.valueToTree(headers));
    putUnlessEmpty(event, "queryStringParameters", parameters(request.query()));
    event.set("requestContext", context(request, routeKey, claims));
    putUnlessEmpty(event, "pathParameters", match.parameters());
    putBody(event, request);
    return event;
  }

  private ObjectNode context(GatewayRequest request, String routeKey, Map<String, String> claims) {
    var now = clock.instant();
    var context = json.createObjectNode();
    context.put("accountId", "000000000000");
    context.put("apiId", "local");
    if (claims != null) {
      var jwt = context.putObject("authorizer").putObject("jwt");
      jwt.set("claims", json.valueToTree(claims));
      jwt.putNull("scopes");
    }
    context.put("domainName", request.headers().getOrDefault("host", "localhost"));
    context.put("domainPrefix", "local");
    var http = context.putObject("http");
    http.put("method", request.method());
    http.put("path", request.path());
    http.put("protocol", "HTTP/1.1");
    http.put("sourceIp", request.sourceIp());
    http.put("userAgent", request.header("user-agent"));
    context.put("requestId", UUID.randomUUID().toString());
    context.put("routeKey", routeKey);
    context.put("stage", "$default");
    context.put("time", TIME.format(now));
    context.put("timeEpoch", now.toEpochMilli());
    return context;
  }

  private void putUnlessEmpty(ObjectNode event, String name, Map<String, String> values) {
    if (!values.isEmpty()) {
      event.set(name, json.valueToTree(values));
    }
  }

  /** A form counts as binary: API Gateway sends it in Base64. */
  private static void putBody(ObjectNode event, GatewayRequest request) {
    var type = request.headers().getOrDefault("content-type", "").strip().toLowerCase(Locale.ROOT);
    var isText = TEXT.matcher(type).matches() && request.header("content-encoding") == null;
    if (request.body().length > 0) {
      event.put(
          "body",
          isText
              ? new String(request.body(), StandardCharsets.UTF_8)
              : Base64.getEncoder().encodeToString(request.body()));
    }
    event.put("isBase64Encoded", request.body().length > 0 && !isText);
  }

  private static Map<String, String> parameters(String query) {
    var parameters = new LinkedHashMap<String, String>();
    for (var pair : query.split("&")) {
      if (!pair.isEmpty()) {
        var parts = pair.split("=", 2);
        parameters.merge(
            decode(parts[0]),
            parts.length == 2 ? decode(parts[1]) : "",
            (first, repeat) -> first + "," + repeat);
      }
    }
    return parameters;
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }

  /** An answer without a status is a body, and a success. */
  GatewayAnswer answer(JsonNode output) {
    if (!output.has("statusCode")) {
      var body = output.toString().getBytes(StandardCharsets.UTF_8);
      return new GatewayAnswer(200, Map.of("content-type", "application/json"), List.of(), body);
    }
    var headers = new LinkedHashMap<String, String>();
    headers.put("content-type", "text/plain;charset=UTF-8");
    output
        .path("headers")
        .properties()
        .forEach(
            header ->
                headers.put(header.getKey().toLowerCase(Locale.ROOT), header.getValue().asText()));
    var cookies = new ArrayList<String>();
    output.path("cookies").forEach(cookie -> cookies.add(cookie.asText()));
    var text = output.path("body").asText("");
    var body =
        output.path("isBase64Encoded").asBoolean()
            ? Base64.getDecoder().decode(text)
            : text.getBytes(StandardCharsets.UTF_8);
    return new GatewayAnswer(output.get("statusCode").asInt(), headers, cookies, body);
  }
}
