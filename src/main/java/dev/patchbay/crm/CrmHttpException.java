package dev.patchbay.crm;

import java.time.Duration;
import java.util.Map;

/**
 * A CRM's answer that is not a success, before anybody has judged what it means. {@link PacedCalls}
 * judges it by its status; a connector that knows better catches it inside the request and throws
 * {@link CrmStop#CrmStop(Outcome, Throwable)}.
 */
public final class CrmHttpException extends RuntimeException {

  private final int status;
  private final transient Duration retryAfter;
  private final transient Map<String, String> headers;
  private final transient String body;

  /**
   * @param retryAfter what the CRM asks to wait, or null
   * @param headers the vendor's own ({@code X-...}), by lower-case name
   * @param body at most {@link CrmErrors#BODY_LIMIT} characters; may hold personal data
   */
  CrmHttpException(int status, Duration retryAfter, Map<String, String> headers, String body) {
    super("HTTP " + status, null, false, false);
    this.status = status;
    this.retryAfter = retryAfter;
    this.headers = Map.copyOf(headers);
    this.body = body;
  }

  public int status() {
    return status;
  }

  /** What the CRM asks to wait, or null when it does not say. */
  public Duration retryAfter() {
    return retryAfter;
  }

  /** A vendor's own header by its lower-case name, or empty. */
  public String header(String name) {
    return headers.getOrDefault(name, "");
  }

  /** The start of the answer's text, for reading error codes. Not for logs: may name the client. */
  public String body() {
    return body;
  }
}
