package dev.patchbay.intake.telephony.ringostat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.patchbay.intake.telephony.CallId;
import dev.patchbay.intake.telephony.CallLog;
import dev.patchbay.project.ProjectSettings;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Ringostat's {@code calls/list}: https://help.ringostat.com/uk/articles/6312678. */
@Singleton
public class RingostatCallLog implements CallLog {

  /** Ringostat answers with no more rows than these, and does not say that there were more. */
  static final int MOST_ROWS = 6500;

  private static final Duration SHORTEST = Duration.ofMinutes(1);
  private static final FieldNames NAMES = new FieldNames(Map.of());

  private final JsonMapper json = new JsonMapper();
  private final LogRequest request;

  @Inject
  public RingostatCallLog(
      @ConfigProperty(name = "patchbay.ringostat.url", defaultValue = "https://api.ringostat.net")
          String address) {
    this(new LogRequest(URI.create(address), Duration.ofSeconds(10)));
  }

  RingostatCallLog(LogRequest request) {
    this.request = request;
  }

  @Override
  public String source() {
    return RingostatSource.NAME;
  }

  @Override
  public Optional<Duration> interval(Map<String, String> credentials) {
    return LogAccess.interval(credentials);
  }

  @Override
  public Answer calls(
      Map<String, String> credentials, Instant from, Instant to, ProjectSettings settings) {
    try {
      LogRequest.Received received = request.send(credentials, from, to, settings.zone());
      return switch (received.status()) {
        case 200 -> rows(received.body(), Duration.between(from, to), settings);
        case 401, 403 -> new Answer.Refused("Ringostat refuses the Auth-key.");
        case 429 -> new Answer.Unavailable("Ringostat asks for patience (429).");
        default ->
            received.status() >= 500
                ? new Answer.Unavailable("Ringostat answers " + received.status() + ".")
                : new Answer.Refused("Ringostat answers " + received.status() + ".");
      };
    } catch (IOException e) {
      return new Answer.Unavailable(
          "Ringostat cannot be reached (" + e.getClass().getSimpleName() + ").");
    }
  }

  private Answer rows(byte[] body, Duration window, ProjectSettings settings) {
    JsonNode root;
    try {
      root = json.readTree(body);
    } catch (IOException noJson) {
      return saysIncorrectField(body)
          ? new Answer.Refused("Ringostat does not know one of the fields that it is asked for.")
          : new Answer.Unavailable("Ringostat's answer is no list of calls.");
    }
    JsonNode list = root.isObject() ? root.path("data") : root;
    if (!list.isArray()) {
      return saysIncorrectField(body)
          ? new Answer.Refused("Ringostat does not know one of the fields that it is asked for.")
          : new Answer.Unavailable("Ringostat's answer is no list of calls.");
    }
    if (list.size() >= MOST_ROWS && window.compareTo(SHORTEST) > 0) {
      return new Answer.TooMany();
    }
    List<Logged> calls = new ArrayList<>();
    for (JsonNode row : list) {
      Parameters call = new Parameters(List.of(row), NAMES);
      if (CallId.fault(call.text(Field.CALL_ID)).isEmpty()) {
        calls.add(new Logged(RingostatSource.event(call, settings), text(row)));
      }
    }
    return new Answer.Calls(calls);
  }

  private String text(JsonNode row) {
    try {
      return json.writeValueAsString(row);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("what was read can be written", e);
    }
  }

  private static boolean saysIncorrectField(byte[] body) {
    String text = new String(body, 0, Math.min(body.length, 1000), StandardCharsets.UTF_8);
    return text.toLowerCase(Locale.ROOT).contains("incorrect field");
  }
}
