package dev.patchbay.function.http;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.patchbay.project.Caller;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A request as API Gateway hands it over (payload format 2.0).
 *
 * @param route method and path template, such as {@code GET /v1/crms}
 * @param path the values of the template's parameters
 * @param headers by lower-case name
 * @param url as the sender called it, with its query string; may hold the ingest token
 * @param sourceIp of whoever called the gateway, or null
 * @param claims of the token that the authorizer accepted; empty on routes without one
 * @param person who was let in; null on routes of machines
 */
public record HttpRequest(
    String route,
    String method,
    Map<String, String> path,
    Map<String, String> query,
    Map<String, String> headers,
    Map<String, String> claims,
    byte[] body,
    String url,
    String sourceIp,
    Person person) {

  static HttpRequest of(APIGatewayV2HTTPEvent event) {
    Map<String, String> headers = new HashMap<>();
    orEmpty(event.getHeaders())
        .forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
    var context = event.getRequestContext();
    boolean hasHttp = context != null && context.getHttp() != null;
    boolean hasJwt =
        context != null
            && context.getAuthorizer() != null
            && context.getAuthorizer().getJwt() != null;
    return new HttpRequest(
        event.getRouteKey(),
        hasHttp ? context.getHttp().getMethod() : "",
        orEmpty(event.getPathParameters()),
        orEmpty(event.getQueryStringParameters()),
        headers,
        hasJwt ? orEmpty(context.getAuthorizer().getJwt().getClaims()) : Map.of(),
        body(event),
        url(event, headers),
        hasHttp ? context.getHttp().getSourceIp() : null,
        null);
  }

  HttpRequest by(Person admitted) {
    return new HttpRequest(
        route, method, path, query, headers, claims, body, url, sourceIp, admitted);
  }

  @Override
  public String toString() {
    return route;
  }

  public Caller caller(String rolesClaim) {
    return Caller.ofGroups(claims.getOrDefault("sub", Caller.NOBODY), claims.get(rolesClaim));
  }

  public Optional<String> queried(String name) {
    return Optional.ofNullable(query.get(name)).filter(value -> !value.isBlank());
  }

  /** The body as a JSON object; no body is an empty one. */
  public ObjectNode json(ObjectMapper mapper) {
    if (body.length == 0) {
      return mapper.createObjectNode();
    }
    try {
      JsonNode node = mapper.readTree(body);
      if (node instanceof ObjectNode object) {
        return object;
      }
      throw Problem.invalid("body", "must be a JSON object");
    } catch (JsonProcessingException e) {
      var at = e.getLocation();
      throw Problem.invalid(
          "body",
          "is not valid JSON (line %d, column %d)".formatted(at.getLineNr(), at.getColumnNr()));
    } catch (IOException e) {
      throw Problem.invalid("body", "cannot be read");
    }
  }

  private static byte[] body(APIGatewayV2HTTPEvent event) {
    if (event.getBody() == null) {
      return new byte[0];
    }
    return event.getIsBase64Encoded()
        ? Base64.getDecoder().decode(event.getBody())
        : event.getBody().getBytes(StandardCharsets.UTF_8);
  }

  private static String url(APIGatewayV2HTTPEvent event, Map<String, String> headers) {
    String query = event.getRawQueryString();
    return headers.getOrDefault("x-forwarded-proto", "https")
        + "://"
        + headers.getOrDefault("host", "")
        + event.getRawPath()
        + (query == null || query.isEmpty() ? "" : "?" + query);
  }

  private static Map<String, String> orEmpty(Map<String, String> map) {
    return map == null ? Map.of() : map;
  }
}
