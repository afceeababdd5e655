package dev.patchbay.intake;

import java.util.Locale;
import java.util.Map;

/**
 * What came in over HTTP, decoded but not understood.
 *
 * @param contentType as sent, or null
 * @param headers by lower-case name
 * @param query decoded; may carry parameters that the sender cannot put into the body
 * @param body never null; empty when nothing was sent
 * @param url exactly as the sender called it, for signatures over it. May hold the ingest token: is
 *     neither stored nor logged
 * @param sourceIp of whoever called, or null when unknown; of the last proxy where there is one
 */
public record IntakeRequest(
    String method,
    String contentType,
    Map<String, String> headers,
    Map<String, String> query,
    byte[] body,
    String url,
    String sourceIp) {

  public IntakeRequest {
    headers = headers == null ? Map.of() : Map.copyOf(headers);
    query = query == null ? Map.of() : Map.copyOf(query);
    body = body == null ? new byte[0] : body;
  }

  /** A request whose address and origin do not matter. */
  public IntakeRequest(
      String method,
      String contentType,
      Map<String, String> headers,
      Map<String, String> query,
      byte[] body) {
    this(method, contentType, headers, query, body, null, null);
  }

  @Override
  public String toString() {
    return method + " with " + body.length + " bytes";
  }

  /** The content type in lower case without its parameters; empty when none was sent. */
  public String mediaType() {
    return contentType == null ? "" : contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
  }

  /** The query as the sender encoded it, without the question mark; empty for none. */
  public String rawQuery() {
    int mark = url == null ? -1 : url.indexOf('?');
    return mark < 0 ? "" : url.substring(mark + 1);
  }
}
