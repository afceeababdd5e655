package dev.patchbay.crm.roapp;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.patchbay.crm.CrmHttpException;
import dev.patchbay.crm.CrmStop;
import dev.patchbay.crm.Failure;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Stream;

/** What RO App means by its error answers, where it differs from what HTTP says. */
final class RoAppErrors {

  /** The budget is one of a second, so that little more is enough when no time is told. */
  private static final Duration WINDOW_OVER = Duration.ofSeconds(2);

  /** Version 1: a token that has run out, a key that is not known. */
  private static final Set<Integer> BAD_KEY = Set.of(101, 111);

  private static final int LONGEST_REASON = 200;
  private static final ObjectMapper JSON = new ObjectMapper();

  private RoAppErrors() {}

  /** A {@link CrmStop} with the meaning, or the answer itself where the status says it all. */
  static RuntimeException judge(CrmHttpException answer) {
    JsonNode body = json(answer.body());
    return switch (answer.status()) {
      case 429 ->
          answer.retryAfter() == null
              ? new CrmStop(
                  new Failure.Throttled("too many requests at once (429)", WINDOW_OVER), answer)
              : answer;
      case 400, 402, 403, 404, 409, 410, 422 -> {
        Failure failure = failure(body, answer.status());
        yield failure == null ? answer : new CrmStop(failure, answer);
      }
      default -> answer;
    };
  }

  /**
   * Version 1 may refuse with a status of success.
   *
   * @throws CrmStop when the answer says that it is none
   */
  static JsonNode checked(JsonNode answer) {
    if (answer != null && new RoAppRow(answer).isFalse("success")) {
      Failure failure = failure(answer, 0);
      throw new CrmStop(
          failure == null ? new Failure.Refused("refused without a reason", 0) : failure);
    }
    return answer;
  }

  private static Failure failure(JsonNode body, int status) {
    if (BAD_KEY.contains(body.path("code").asInt())) {
      return new Failure.Unauthorized("RO App does not accept the API key");
    }
    String said = said(body);
    return said.isEmpty() ? null : new Failure.Refused(said, status);
  }

  /** The vendor's words, without anything that may be a client's number or address. */
  private static String said(JsonNode body) {
    String text =
        Stream.of("message", "error", "errors", "detail")
            .map(body::path)
            .map(node -> node.isValueNode() ? node.asText("") : node.toString())
            .filter(words -> !words.isBlank() && !words.equals("null"))
            .findFirst()
            .orElse("");
    return text.substring(0, Math.min(text.length(), LONGEST_REASON))
        .replaceAll("\\+?\\d[\\d ().-]{5,}\\d|\\S+@\\S+", "***");
  }

  private static JsonNode json(String body) {
    try {
      JsonNode node = JSON.readTree(body);
      return node == null ? JSON.missingNode() : node;
    } catch (JsonProcessingException notTheApi) {
      return JSON.missingNode();
    }
  }
}
