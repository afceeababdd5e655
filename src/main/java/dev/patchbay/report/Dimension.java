package dev.patchbay.report;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the rows of a report may be made by. */
public enum Dimension {
  DAY("day"),
  SOURCE("source"),
  CREATION_METHOD("creation-method"),
  UTM_SOURCE("utm_source"),
  UTM_MEDIUM("utm_medium"),
  UTM_CAMPAIGN("utm_campaign"),
  UTM_TERM("utm_term"),
  UTM_CONTENT("utm_content"),
  LINE("line"),
  FORM("form"),
  RESPONSIBLE("responsible"),
  STATUS_GROUP("status-group"),
  STATUS("status"),
  INTEGRATION("integration");

  private final String label;

  Dimension(String label) {
    this.label = label;
  }

  @JsonValue
  public String label() {
    return label;
  }

  /** Whether a value has a name beside its id. */
  boolean named() {
    return this == RESPONSIBLE || this == STATUS;
  }

  public static Optional<Dimension> of(String label) {
    return Arrays.stream(values()).filter(value -> value.label.equals(label)).findFirst();
  }

  /** All labels, for people who misspelt one. */
  public static String labels() {
    return Arrays.stream(values()).map(Dimension::label).collect(Collectors.joining(", "));
  }
}
