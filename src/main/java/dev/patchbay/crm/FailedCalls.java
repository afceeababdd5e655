package dev.patchbay.crm;

import io.vertx.core.VertxException;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;

/** What a failed request to a CRM means, where the vendor does not say it otherwise. */
final class FailedCalls {

  private static final Duration DEFAULT_PAUSE = Duration.ofSeconds(10);

  private FailedCalls() {}

  /**
   * @param whenLost the outcome when the request may have taken effect
   * @throws RuntimeException the failure itself, when it is a bug of ours
   */
  static Outcome judge(String what, RuntimeException failed, Function<String, Outcome> whenLost) {
    if (failed instanceof CrmHttpException http) {
      return answered(what, http, whenLost);
    }
    if (causedBy(failed, FailedCalls::neverConnected)) {
      return new Failure.Unavailable(what + ": no connection to the CRM");
    }
    if (causedBy(failed, TimeoutException.class::isInstance)) {
      return whenLost.apply(what + ": no answer in time");
    }
    if (failed instanceof WebApplicationException) {
      return whenLost.apply(what + ": the answer could not be read");
    }
    if (failed instanceof ProcessingException
        || causedBy(failed, VertxException.class::isInstance)
        || causedBy(failed, IOException.class::isInstance)) {
      return whenLost.apply(what + ": the connection broke or the answer could not be read");
    }
    throw failed;
  }

  private static Outcome answered(
      String what, CrmHttpException http, Function<String, Outcome> whenLost) {
    int status = http.status();
    String said = what + ": the CRM answered " + status;
    Duration pause = http.retryAfter();
    if (status == 401) {
      return new Failure.Unauthorized(said);
    }
    if (status == 429 || status == 503 && pause != null) {
      return new Failure.Throttled(said, pause == null ? DEFAULT_PAUSE : pause);
    }
    if (status >= 500 || status == 408) {
      return whenLost.apply(said);
    }
    return status < 400
        ? new Failure.Refused(said + ", a redirect, which is not followed", status)
        : new Failure.Refused(said, status);
  }

  private static boolean neverConnected(Throwable cause) {
    return cause instanceof ConnectException
        || cause instanceof UnknownHostException
        || cause instanceof NoRouteToHostException
        || cause instanceof SSLHandshakeException;
  }

  private static boolean causedBy(Throwable failed, Predicate<Throwable> kind) {
    return Stream.iterate(failed, java.util.Objects::nonNull, Throwable::getCause)
        .limit(10)
        .anyMatch(kind);
  }
}
