package dev.patchbay.crm.pipedrive;

import dev.patchbay.crm.CrmCalls;
import dev.patchbay.crm.CrmCalls.Cost;
import dev.patchbay.crm.CrmHttpException;
import dev.patchbay.crm.CrmStop;
import dev.patchbay.crm.Failure;
import dev.patchbay.crm.Outcome;
import dev.patchbay.crm.pipedrive.Received.Answer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/**
 * How a request goes out: paced by its price in tokens, its answer checked, its errors read as the
 * vendor means them. A request takes the API's address and the token.
 */
final class Wire {

  private final PipedriveSite site;
  private final CrmCalls calls;

  Wire(PipedriveSite site, CrmCalls calls) {
    this.site = site;
    this.calls = calls;
  }

  /** The one record of an answer. */
  <T> T one(String what, int tokens, BiFunction<String, String, Answer<T>> request) {
    return read(
        what,
        tokens,
        (base, token) -> {
          T data = request.apply(base, token).data();
          if (data == null) {
            throw noData(what);
          }
          return data;
        });
  }

  /** The one record of an answer; empty when it is gone. */
  <T> Optional<T> existing(String what, int tokens, BiFunction<String, String, Answer<T>> request) {
    try {
      return Optional.of(one(what, tokens, request));
    } catch (CrmStop stop) {
      return absent(stop);
    }
  }

  <T> List<T> list(String what, int tokens, BiFunction<String, String, Answer<List<T>>> request) {
    return rows(page(what, tokens, request));
  }

  /** A list with what it says of its next page. */
  <T> Answer<List<T>> page(
      String what, int tokens, BiFunction<String, String, Answer<List<T>>> request) {
    return read(
        what,
        tokens,
        (base, token) -> {
          Answer<List<T>> answer = request.apply(base, token);
          if (answer == null || !Boolean.TRUE.equals(answer.success())) {
            throw noData(what);
          }
          return answer;
        });
  }

  static <T> List<T> rows(Answer<List<T>> page) {
    return page.data() == null ? List.of() : page.data();
  }

  String write(String what, int tokens, BiFunction<String, String, String> request) {
    return calls.write(
        what,
        Cost.tokens(tokens),
        () -> {
          String id = judged(request);
          if (id == null) {
            throw new CrmStop(new Outcome.InDoubt(what + ": a good answer without an id"));
          }
          return id;
        });
  }

  /** Whether the record that the answer shows is there, by the test. */
  <T> boolean changed(
      String what, int tokens, BiFunction<String, String, Answer<T>> request, Predicate<T> there) {
    return calls.write(
        what,
        Cost.tokens(tokens),
        () -> {
          Answer<T> answer = judged(request);
          if (answer == null || answer.data() == null) {
            throw new CrmStop(new Outcome.InDoubt(what + ": a good answer without data"));
          }
          return there.test(answer.data());
        });
  }

  /** A record that is gone already is as good as removed. */
  void remove(String what, int tokens, BiFunction<String, String, Answer<?>> request) {
    try {
      calls.write(what, Cost.tokens(tokens), () -> judged(request));
    } catch (CrmStop stop) {
      absent(stop);
    }
  }

  static String made(Answer<Received.Made> answer) {
    return answer == null || answer.data() == null || answer.data().id() == null
        ? null
        : answer.data().id().toString();
  }

  /** RFC 3339 in UTC, to the second. */
  static String time(Instant instant) {
    return instant == null ? null : instant.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private static <T> Optional<T> absent(CrmStop stop) {
    if (stop.outcome() instanceof Failure.Refused refused && refused.gone()) {
      return Optional.empty();
    }
    throw stop;
  }

  private <T> T read(String what, int tokens, BiFunction<String, String, T> request) {
    return calls.read(what, Cost.tokens(tokens), () -> judged(request));
  }

  private <T> T judged(BiFunction<String, String, T> request) {
    try {
      return request.apply(site.base(), site.token());
    } catch (CrmHttpException answer) {
      throw PipedriveErrors.judge(answer);
    }
  }

  private static CrmStop noData(String what) {
    return new CrmStop(new Failure.Unavailable(what + ": a good answer without data"));
  }
}
