package dev.patchbay.project;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** The languages in which notes and tasks are written. */
public enum Language {
  @JsonProperty("en")
  ENGLISH("en"),
  @JsonProperty("uk")
  UKRAINIAN("uk"),
  @JsonProperty("ru")
  RUSSIAN("ru"),
  @JsonProperty("pl")
  POLISH("pl"),
  @JsonProperty("fr")
  FRENCH("fr");

  private final String code;

  Language(String code) {
    this.code = code;
  }

  /** ISO 639-1. */
  public String code() {
    return code;
  }

  public Locale locale() {
    return Locale.of(code);
  }
}
