package dev.patchbay.intake.telephony.ringostat;

import dev.patchbay.intake.FieldError;
import dev.patchbay.intake.telephony.CredentialField;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a project gives so that its call log can be read. */
final class LogAccess {

  static final String AUTH_KEY = "authKey";
  static final String PROJECT_ID = "projectId";
  static final String MINUTES = "pollMinutes";

  static final List<CredentialField> FIELDS =
      List.of(
          new CredentialField(
              AUTH_KEY,
              "Auth-key",
              "The key of Ringostat's API, from the project's integrations. With it the hub asks for"
                  + " the call log and brings in calls whose webhooks were lost.",
              false,
              true),
          new CredentialField(
              PROJECT_ID,
              "Project id",
              "The number of the project in Ringostat. Only needed when the key is for several.",
              false,
              false),
          new CredentialField(
              MINUTES,
              "Minutes between two looks",
              "How often the call log is asked: 1 to 1440, 10 when empty.",
              false,
              false));

  private static final Duration USUAL = Duration.ofMinutes(10);
  private static final Pattern KEY = Pattern.compile("[!-~]{1,200}");
  private static final Pattern NUMBER = Pattern.compile("\\d{1,10}");
  private static final Pattern MINUTE_COUNT = Pattern.compile("\\d{1,4}");
  private static final int A_DAY = 1440;

  private LogAccess() {}

  static List<FieldError> faults(Map<String, String> values) {
    if (!isBlankOr(values.get(AUTH_KEY), KEY)) {
      return List.of(new FieldError(AUTH_KEY, "holds what no key holds"));
    }
    if (!isBlankOr(values.get(PROJECT_ID), NUMBER)) {
      return List.of(new FieldError(PROJECT_ID, "must be a number"));
    }
    return isBlank(values.get(MINUTES)) || minutes(values).isPresent()
        ? List.of()
        : List.of(new FieldError(MINUTES, "must be a number from 1 to " + A_DAY));
  }

  static Optional<Duration> interval(Map<String, String> values) {
    return isBlank(values.get(AUTH_KEY))
        ? Optional.empty()
        : Optional.of(minutes(values).map(Duration::ofMinutes).orElse(USUAL));
  }

  private static Optional<Integer> minutes(Map<String, String> values) {
    return Optional.ofNullable(values.get(MINUTES))
        .map(String::strip)
        .filter(text -> MINUTE_COUNT.matcher(text).matches())
        .map(Integer::valueOf)
        .filter(minutes -> minutes >= 1 && minutes <= A_DAY);
  }

  private static boolean isBlankOr(String text, Pattern pattern) {
    return isBlank(text) || pattern.matcher(text.strip()).matches();
  }

  private static boolean isBlank(String text) {
    return text == null || text.isBlank();
  }
}
