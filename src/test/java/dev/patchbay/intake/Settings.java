package dev.patchbay.intake;

import dev.patchbay.project.ProjectSettings;
import java.time.ZoneId;
import java.util.Map;

/** Settings of projects as the tests of the intake need them. */
public final class Settings {

  private Settings() {}

  public static ProjectSettings kyiv() {
    return ProjectSettings.defaults("UA", ZoneId.of("Europe/Kyiv"));
  }

  public static ProjectSettings minTalkSeconds(int seconds) {
    return of(seconds, null);
  }

  public static ProjectSettings ringostatFields(Map<String, String> fields) {
    return of(null, fields);
  }

  private static ProjectSettings of(Integer minTalkSeconds, Map<String, String> fields) {
    return new ProjectSettings(
        "UA",
        null,
        null,
        null,
        minTalkSeconds,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        fields,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }
}
