package dev.patchbay.project;

import java.util.List;

/**
 * How the project's sites may send forms.
 *
 * @param allowedOrigins the origins ({@code https://shop.example}) whose pages may post; a browser
 *     on another origin is refused. Empty allows none
 */
public record FormSettings(List<String> allowedOrigins) {

  public static final FormSettings DEFAULT = new FormSettings(null);

  public FormSettings {
    allowedOrigins = allowedOrigins == null ? List.of() : List.copyOf(allowedOrigins);
  }
}
