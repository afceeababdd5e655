package dev.patchbay.function;

import dev.patchbay.function.http.HttpRequest;
import dev.patchbay.function.http.Problem;
import dev.patchbay.intake.FieldError;
import dev.patchbay.project.FormSettings;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The page from which a browser sends. Everything else sends no origin.
 *
 * @param name such as {@code https://shop.example}, or {@code null} as text for a page that has
 *     none, such as a file
 */
record BrowserOrigin(String name) {

  private static final int LONGEST = 200;

  static Optional<BrowserOrigin> of(HttpRequest request) {
    return Optional.ofNullable(request.headers().get("origin"))
        .map(text -> text.strip().toLowerCase(Locale.ROOT))
        .map(text -> text.substring(0, Math.min(LONGEST, text.length())))
        .map(BrowserOrigin::new);
  }

  boolean allowedBy(FormSettings settings) {
    return settings.allowedOrigins().contains(name);
  }

  Problem refused() {
    return new Problem(
        403,
        "origin-not-allowed",
        "Forms from %s are not accepted: it is not among the project's allowed origins."
            .formatted(name),
        List.of(new FieldError("Origin", "is not one of the setting forms.allowedOrigins")));
  }

  /** What lets the page read the answer; caches must not show it to another page. */
  static Map<String, String> headers(Optional<BrowserOrigin> origin, FormSettings settings) {
    Map<String, String> headers = new HashMap<>(Map.of("vary", "Origin"));
    origin
        .filter(page -> page.allowedBy(settings))
        .ifPresent(
            page -> {
              headers.put("access-control-allow-origin", page.name());
              headers.put("access-control-expose-headers", "Retry-After");
            });
    return headers;
  }

  /** The further headers of the answer to a preflight. */
  static Map<String, String> preflight() {
    return Map.of(
        "access-control-allow-methods",
        "POST",
        "access-control-allow-headers",
        "content-type, idempotency-key, authorization",
        "access-control-max-age",
        "600");
  }
}
