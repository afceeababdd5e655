package dev.patchbay.intake.form;

import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * What a request tells of who filled the form in. Nothing when the site's server sent it: its
 * address and its agent are not the visitor's.
 *
 * @param page where the form is, or null
 */
public record Visitor(String ip, String agent, String page) {

  /**
   * @param headers by lower-case name
   * @param sourceIp of the connection
   */
  public static Visitor of(Map<String, String> headers, String sourceIp) {
    String agent = headers.getOrDefault("user-agent", "");
    boolean browser = agent.startsWith("Mozilla/");
    String page = headers.getOrDefault("referer", headers.get("origin"));
    return new Visitor(browser ? sourceIp : null, browser ? agent : null, page);
  }

  /** The host of the page. */
  Optional<String> domain() {
    return uri().map(URI::getHost);
  }

  /** The page's query without its question mark; empty where there is none. */
  String query() {
    return uri().map(URI::getRawQuery).orElse("");
  }

  private Optional<URI> uri() {
    try {
      return Optional.ofNullable(page).map(URI::create);
    } catch (IllegalArgumentException noAddress) {
      return Optional.empty();
    }
  }
}
