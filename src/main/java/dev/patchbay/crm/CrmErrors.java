package dev.patchbay.crm;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.rest.client.ext.ResponseExceptionMapper;

/**
 * Turns every answer outside 2xx into a {@link CrmHttpException}. Each vendor's REST interface
 * registers it. Redirects are answers like these: following one would take the credentials to an
 * address that nobody checked.
 */
public final class CrmErrors implements ResponseExceptionMapper<CrmHttpException> {

  static final int BODY_LIMIT = 16 * 1024;

  @Override
  public boolean handles(int status, MultivaluedMap<String, Object> headers) {
    return status >= 300;
  }

  @Override
  public int getPriority() {
    return 1;
  }

  @Override
  public CrmHttpException toThrowable(Response response) {
    var retryAfter =
        RetryAfter.parse(response.getHeaderString(HttpHeaders.RETRY_AFTER), Clock.systemUTC());
    return new CrmHttpException(
        response.getStatus(), retryAfter.orElse(null), vendorHeaders(response), body(response));
  }

  private static Map<String, String> vendorHeaders(Response response) {
    Map<String, String> own = new HashMap<>();
    for (String name : response.getHeaders().keySet()) {
      String lower = name.toLowerCase(Locale.ROOT);
      if (lower.startsWith("x-")) {
        own.put(lower, response.getHeaderString(name));
      }
    }
    return own;
  }

  private static String body(Response response) {
    if (!response.hasEntity()) {
      return "";
    }
    String text = response.readEntity(String.class);
    return text == null ? "" : text.substring(0, Math.min(text.length(), BODY_LIMIT));
  }
}
