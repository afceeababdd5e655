package dev.patchbay.function.http;

import dev.patchbay.audit.AuditLog;
import dev.patchbay.audit.AuditLog.Begun;
import dev.patchbay.function.http.HttpFunctions.Answer;
import dev.patchbay.store.StoreUnavailable;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.function.Function;
import org.jboss.logging.Logger;

/** Has every change by a person leave an entry in the audit log. */
@Singleton
class Trail {

  private static final Logger LOG = Logger.getLogger(Trail.class);

  private static final String PROJECT = "/v1/projects/{project}";
  private static final int LONGEST = 100;
  private static final int SHOWN_DIGITS = 4;

  private final AuditLog audit;

  @Inject
  Trail(AuditLog audit) {
    this.audit = audit;
  }

  /** Serves the request between the entry's beginning and its end. */
  Answer follow(HttpRequest request, Function<HttpRequest, Answer> handler) {
    Begun begun =
        audit.begin(
            request.path().get("project"),
            request.person().subject(),
            request.person().labels(),
            request.route(),
            what(request));
    try {
      Answer answer = handler.apply(request);
      complete(() -> ended(begun, answer));
      return answer;
    } catch (Problem problem) {
      complete(() -> ended(begun, problem.status(), problem.code()));
      throw problem;
    } catch (StoreUnavailable e) {
      complete(() -> audit.failed(begun, "try-again"));
      throw e;
    } catch (RuntimeException e) {
      complete(() -> audit.failed(begun, "internal-error"));
      throw e;
    }
  }

  private void ended(Begun begun, Answer answer) {
    Change change = answer.change() == null ? Change.UNTOLD : answer.change();
    if (answer.status() < 400) {
      audit.done(begun, change.what(), change.before(), change.after());
    } else {
      ended(begun, answer.status(), null);
    }
  }

  private void ended(Begun begun, int status, String code) {
    if (status < 500) {
      audit.refused(begun, code);
    } else {
      audit.failed(begun, code);
    }
  }

  /** The change is made: an entry that stays begun says less, but the answer must not be lost. */
  private static void complete(Runnable completion) {
    try {
      completion.run();
    } catch (StoreUnavailable e) {
      LOG.warn("an entry of the audit log could not be completed", e);
    }
  }

  /** What the path names below the project: {@code sources/twilio}, {@code settings}. */
  static String what(HttpRequest request) {
    String below =
        request.route().substring(request.route().indexOf(' ') + 1).substring(PROJECT.length());
    String what = below.isEmpty() ? "project" : below.substring(1);
    for (Map.Entry<String, String> parameter : request.path().entrySet()) {
      what = what.replace("{" + parameter.getKey() + "}", shown(parameter));
    }
    return what;
  }

  private static String shown(Map.Entry<String, String> parameter) {
    String value = parameter.getValue().strip();
    if (parameter.getKey().equals("phone")) {
      return masked(value);
    }
    return value.length() <= LONGEST ? value : value.substring(0, LONGEST) + "…";
  }

  /** The end of a number, or the site of an e-mail. */
  private static String masked(String client) {
    int at = client.lastIndexOf('@');
    if (at >= 0) {
      return "***" + client.substring(at);
    }
    String digits = client.replaceAll("\\P{Nd}", "");
    return "***"
        + (digits.length() > SHOWN_DIGITS ? digits.substring(digits.length() - SHOWN_DIGITS) : "");
  }
}
