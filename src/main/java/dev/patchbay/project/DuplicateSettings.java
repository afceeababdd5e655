package dev.patchbay.project;

/**
 * When a lead that comes in is a duplicate.
 *
 * @param enabled whether leads are checked at all
 */
public record DuplicateSettings(Boolean enabled) {

  public static final DuplicateSettings DEFAULT = new DuplicateSettings(null);

  public DuplicateSettings {
    enabled = enabled == null || enabled;
  }
}
