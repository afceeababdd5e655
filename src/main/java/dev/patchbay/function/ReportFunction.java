package dev.patchbay.function;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.patchbay.function.http.HttpFunctions;
import dev.patchbay.function.http.HttpFunctions.Answer;
import dev.patchbay.function.http.HttpRequest;
import dev.patchbay.function.http.Inputs;
import dev.patchbay.function.http.Problem;
import dev.patchbay.intake.FieldError;
import dev.patchbay.project.Project;
import dev.patchbay.project.Projects;
import dev.patchbay.report.Dimension;
import dev.patchbay.report.Report;
import dev.patchbay.report.ReportCsv;
import dev.patchbay.report.ReportQuery;
import dev.patchbay.report.ReportReader;
import io.quarkus.funqy.Funq;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code report}: what came of it, by day, source and what else is asked for. */
public class ReportFunction {

  private static final int DEFAULT_DAYS = 30;
  private static final int LONGEST_DAYS = 366;

  /** The first and last day that may be asked for: every time zone can tell their beginning. */
  private static final LocalDate FIRST = LocalDate.of(1970, 1, 1);

  private static final LocalDate LAST = LocalDate.of(9998, 12, 31);

  /** Leaves the rest of the function's 30 seconds for the page that is being read. */
  private static final Duration READING = Duration.ofSeconds(22);

  private static final Set<String> PARAMETERS = Set.of("from", "to", "zone", "by", "format");

  private final HttpFunctions http;
  private final Projects projects;
  private final ReportReader reader;
  private final Clock clock;

  ReportFunction(HttpFunctions http, Projects projects, ReportReader reader, Clock clock) {
    this.http = http;
    this.projects = projects;
    this.reader = reader;
    this.clock = clock;
  }

  @Funq("report")
  public APIGatewayV2HTTPResponse report(APIGatewayV2HTTPEvent event) {
    return http.serve(event, this::answer);
  }

  private Answer answer(HttpRequest request) {
    Project project = Inputs.project(request, projects);
    ReportQuery query = query(project, request);
    boolean csv = csv(request);
    return switch (reader.read(project, query, clock.instant().plus(READING))) {
      case ReportReader.Result.Done(Report report) when csv ->
          new Answer(
              200,
              ReportCsv.of(report),
              Map.of(
                  "content-type",
                  "text/csv; charset=utf-8",
                  "content-disposition",
                  "attachment; filename=\"report.csv\""));
      case ReportReader.Result.Done(Report report) -> Answer.ok(report);
      case ReportReader.Result.TooManyRows(int most) ->
          throw Problem.invalid(
              "by", "makes more than %d rows: name less, or a shorter period".formatted(most));
      case ReportReader.Result.TooMuch _ ->
          throw new Problem(
              503,
              "report-too-large",
              "There is more in this period than can be added up at once: take a shorter one.",
              List.of());
    };
  }

  private ReportQuery query(Project project, HttpRequest request) {
    List<FieldError> unknown =
        request.query().keySet().stream()
            .filter(name -> !PARAMETERS.contains(name))
            .sorted()
            .map(name -> new FieldError(name, "is not known; known are from, to, zone, by, format"))
            .toList();
    if (!unknown.isEmpty()) {
      throw Problem.invalid(unknown);
    }
    ZoneId zone =
        request.queried("zone").map(ReportFunction::zone).orElse(project.settings().zone());
    LocalDate to =
        request
            .queried("to")
            .map(text -> day("to", text))
            .orElseGet(() -> LocalDate.ofInstant(clock.instant(), zone));
    LocalDate from =
        request
            .queried("from")
            .map(text -> day("from", text))
            .orElseGet(() -> to.minusDays(DEFAULT_DAYS - 1));
    if (from.isAfter(to)) {
      throw Problem.invalid("from", "must not be after to");
    }
    if (ChronoUnit.DAYS.between(from, to) >= LONGEST_DAYS) {
      throw Problem.invalid(
          "from", "must be at most %d days before to".formatted(LONGEST_DAYS - 1));
    }
    return new ReportQuery(
        from,
        to,
        zone,
        request
            .queried("by")
            .map(ReportFunction::by)
            .orElse(List.of(Dimension.DAY, Dimension.SOURCE)));
  }

  private static LocalDate day(String field, String text) {
    LocalDate day = Inputs.day(field, text);
    if (day.isBefore(FIRST) || day.isAfter(LAST)) {
      throw Problem.invalid(field, "must be from %s to %s".formatted(FIRST, LAST));
    }
    return day;
  }

  private static ZoneId zone(String text) {
    try {
      return ZoneId.of(text);
    } catch (DateTimeException e) {
      throw Problem.invalid("zone", "must be a time zone such as Europe/Kyiv");
    }
  }

  private static List<Dimension> by(String text) {
    List<Dimension> by = new ArrayList<>();
    for (String name : text.split(",", -1)) {
      Dimension dimension =
          Dimension.of(name.strip())
              .orElseThrow(() -> Problem.invalid("by", "must be some of " + Dimension.labels()));
      if (by.contains(dimension)) {
        throw Problem.invalid("by", "names %s twice".formatted(dimension.label()));
      }
      by.add(dimension);
    }
    return by;
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
}
