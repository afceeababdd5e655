package dev.patchbay.project;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * To whom a call that comes in is forwarded.
 *
 * @param mode who counts as the client's employee
 */
public record RoutingSettings(Mode mode) {

  public static final RoutingSettings DEFAULT = new RoutingSettings(null);

  public RoutingSettings {
    mode = mode == null ? Mode.BY_RESPONSIBLE : mode;
  }

  public enum Mode {
    /** Who is responsible for the client's open lead, else his open deal, else his contact. */
    @JsonProperty("by-responsible")
    BY_RESPONSIBLE,
    /** Who talked to the client last. */
    @JsonProperty("by-last-talk")
    BY_LAST_TALK
  }
}
