package dev.patchbay.intake.telephony;

import dev.patchbay.intake.interaction.CallEvent;
import dev.patchbay.project.ProjectSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A telephony that can be asked for its calls: brings in what its webhooks lost. Implementations
 * are CDI beans, one for a source, and keep no state.
 */
public interface CallLog {

  /** The {@link CallSource#name} of the source whose calls it lists, with the same call ids. */
  String source();

  /**
   * How often a project's calls are asked for; empty when its credentials do not allow asking.
   *
   * @param credentials as the project gave them to the source
   */
  Optional<Duration> interval(Map<String, String> credentials);

  /**
   * The calls that began in a window of time. Never throws for what the telephony does.
   *
   * @param to exclusive
   * @param settings give the zone of the telephony's local times
   */
  Answer calls(Map<String, String> credentials, Instant from, Instant to, ProjectSettings settings);

  sealed interface Answer {

    record Calls(List<Logged> calls) implements Answer {
      public Calls {
        calls = List.copyOf(calls);
      }
    }

    /** The window holds more calls than one answer can: ask for its halves. */
    record TooMany() implements Answer {}

    /**
     * Asking again changes nothing before somebody changes the credentials or the code.
     *
     * @param reason for people, without secrets
     */
    record Refused(String reason) implements Answer {}

    /**
     * @param reason for people, without secrets
     */
    record Unavailable(String reason) implements Answer {}
  }

  /**
   * @param event as a webhook would have told it, with what is known now
   * @param raw the telephony's own record, as JSON
   */
  record Logged(CallEvent event, String raw) {}
}
