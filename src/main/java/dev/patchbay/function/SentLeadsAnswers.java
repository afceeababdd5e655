package dev.patchbay.function;

import dev.patchbay.function.http.HttpFunctions.Answer;
import dev.patchbay.function.http.HttpRequest;
import dev.patchbay.function.http.Inputs;
import dev.patchbay.function.http.Problem;
import dev.patchbay.intake.phone.PhoneNumbers;
import dev.patchbay.journal.InteractionState;
import dev.patchbay.journal.SentLead;
import dev.patchbay.journal.SentLeads;
import dev.patchbay.journal.SentLeads.Filter;
import dev.patchbay.journal.SentLeads.Page;
import dev.patchbay.journal.SentLeadsCsv;
import dev.patchbay.project.Project;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The sent leads of a project as JSON or CSV. */
@Singleton
class SentLeadsAnswers {

  private static final int DEFAULT_DAYS = 30;
  private static final int LONGEST_DAYS = 366;

  /** An answer of Lambda has at most 6 MB, in which quotes and line ends count double. */
  private static final long MOST_BYTES = 2_500_000;

  private static final int CSV_PAGE = 200;
  private static final Duration CSV_TIME = Duration.ofSeconds(15);

  private final SentLeads leads;
  private final PhoneNumbers phones;
  private final Clock clock;

  @Inject
  SentLeadsAnswers(SentLeads leads, PhoneNumbers phones, Clock clock) {
    this.leads = leads;
    this.phones = phones;
    this.clock = clock;
  }

  Answer answer(Project project, HttpRequest request) {
    Filter filter = filter(project, request);
    int limit = Inputs.limit(request);
    String cursor = request.queried("cursor").orElse(null);
    return csv(request)
        ? csv(project, filter, cursor)
        : Answer.ok(leads.page(project, filter, limit, cursor));
  }

  private Answer csv(Project project, Filter filter, String cursor) {
    Instant deadline = clock.instant().plus(CSV_TIME);
    SentLeadsCsv csv = new SentLeadsCsv(cursor == null);
    String next = cursor;
    do {
      Page page = leads.page(project, filter, CSV_PAGE, next);
      for (SentLead lead : page.leads()) {
        csv.add(lead);
      }
      next = page.cursor();
    } while (next != null && csv.bytes() < MOST_BYTES && clock.instant().isBefore(deadline));
    Map<String, String> headers = new HashMap<>();
    headers.put("content-type", "text/csv; charset=utf-8");
    headers.put("content-disposition", "attachment; filename=\"sent-leads.csv\"");
    if (next != null) {
      headers.put("x-next-cursor", next);
    }
    return new Answer(200, csv.toString(), headers);
  }

  private static boolean csv(HttpRequest request) {
    String format = request.queried("format").orElse(null);
    if (format == null) {
      return request.headers().getOrDefault("accept", "").startsWith("text/csv");
    }
    if (format.equals("csv") || format.equals("json")) {
      return format.equals("csv");
    }
    throw Problem.invalid("format", "must be json or csv");
  }

  private Filter filter(Project project, HttpRequest request) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    LocalDate to = request.queried("to").map(text -> Inputs.day("to", text)).orElse(today);
    LocalDate from =
        request
            .queried("from")
            .map(text -> Inputs.day("from", text))
            .orElseGet(() -> to.minusDays(DEFAULT_DAYS - 1));
    if (from.isAfter(to)) {
      throw Problem.invalid("from", "must not be after to");
    }
    if (ChronoUnit.DAYS.between(from, to) >= LONGEST_DAYS) {
      throw Problem.invalid(
          "from", "must be at most %d days before to".formatted(LONGEST_DAYS - 1));
    }
    return new Filter(
        from,
        to,
        request.queried("status").map(SentLeadsAnswers::status).orElse(null),
        request.queried("method").orElse(null),
        request.queried("phone").map(text -> phone(text, project)).orElse(null),
        request.queried("email").map(text -> text.strip().toLowerCase(Locale.ROOT)).orElse(null),
        request.queried("source").orElse(null),
        request.queried("kind").orElse(null));
  }

  /** An unescaped plus sign arrives as a space. What is no number is looked for as it was sent. */
  private String phone(String text, Project project) {
    return phones.toE164(text.strip(), project.settings().country()).orElseGet(text::strip);
  }

  private static InteractionState status(String text) {
    return InteractionState.of(text)
        .orElseThrow(
            () ->
                Problem.invalid(
                    "status",
                    "must be one of "
                        + String.join(
                            ", ",
                            Arrays.stream(InteractionState.values())
                                .map(InteractionState::label)
                                .toList())));
  }
}
