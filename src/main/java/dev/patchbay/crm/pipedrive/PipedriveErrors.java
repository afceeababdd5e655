package dev.patchbay.crm.pipedrive;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.patchbay.crm.CrmHttpException;
import dev.patchbay.crm.CrmStop;
import dev.patchbay.crm.Failure;
import java.time.Duration;
import java.util.Optional;

/** What Pipedrive means by its error answers, where it differs from what HTTP says. */
final class PipedriveErrors {

  /** Cloudflare shuts out whoever goes on calling after 429. How long, nobody says. */
  private static final Duration SHUT_OUT = Duration.ofMinutes(10);

  /** The day's budget comes back at midnight of the vendor's server, wherever that is. */
  private static final Duration DAY_USED_UP = Duration.ofHours(1);

  private static final int LONGEST_REASON = 200;
  private static final ObjectMapper JSON = new ObjectMapper();

  private PipedriveErrors() {}

  /** A {@link CrmStop} with the meaning, or the answer itself where the status says it all. */
  static RuntimeException judge(CrmHttpException answer) {
    return switch (answer.status()) {
      case 402 ->
          stop(answer, new Failure.Unauthorized("the company's Pipedrive plan has run out (402)"));
      case 403 ->
          said(answer)
              .map(reason -> stop(answer, new Failure.Refused(reason, 403)))
              .orElseGet(
                  () -> stop(answer, new Failure.Throttled("shut out by Cloudflare", SHUT_OUT)));
      case 400, 404, 409, 410, 422 ->
          said(answer)
              .<RuntimeException>map(
                  reason -> stop(answer, new Failure.Refused(reason, answer.status())))
              .orElse(answer);
      case 429 -> throttled(answer);
      default -> answer;
    };
  }

  private static RuntimeException throttled(CrmHttpException answer) {
    if (answer.retryAfter() != null) {
      return answer;
    }
    if (answer.header("x-daily-ratelimit-token-remaining").equals("0")) {
      return stop(answer, new Failure.Throttled("the day's API budget is used up", DAY_USED_UP));
    }
    String reset = answer.header("x-ratelimit-reset");
    return reset.matches("[1-9]\\d{0,4}")
        ? stop(
            answer,
            new Failure.Throttled(
                "too many requests at once", Duration.ofSeconds(Integer.parseInt(reset))))
        : answer;
  }

  /** The vendor's words, without anything that may be a client's number or address. */
  private static Optional<String> said(CrmHttpException answer) {
    try {
      JsonNode said = JSON.readTree(answer.body());
      String error = said.path("error").asText(said.path("message").asText(""));
      return Optional.of(error.isBlank() ? said.path("errors").toString() : error)
          .filter(text -> !text.isBlank())
          .map(text -> text.substring(0, Math.min(text.length(), LONGEST_REASON)))
          .map(text -> text.replaceAll("\\+?\\d[\\d ().-]{5,}\\d|\\S+@\\S+", "***"));
    } catch (JsonProcessingException notTheApi) {
      return Optional.empty();
    }
  }

  private static CrmStop stop(CrmHttpException answer, Failure failure) {
    return new CrmStop(failure, answer);
  }
}
