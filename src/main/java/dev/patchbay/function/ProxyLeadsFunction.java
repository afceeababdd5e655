package dev.patchbay.function;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.patchbay.crm.RecordKind;
import dev.patchbay.function.http.HttpFunctions;
import dev.patchbay.function.http.HttpFunctions.Answer;
import dev.patchbay.function.http.HttpRequest;
import dev.patchbay.journal.InteractionState;
import dev.patchbay.journal.SentLead;
import dev.patchbay.journal.SentLeads;
import dev.patchbay.journal.SentLeads.Filter;
import dev.patchbay.journal.SentLeads.Page;
import dev.patchbay.project.Project;
import dev.patchbay.project.Projects;
import io.quarkus.funqy.Funq;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code proxy-leads}: the site's leads for tools that read them from Roistat, in its shapes: a
 * fault is answered with 200 and told in the body, unless the header {@code Use-Http-Code: 1} wants
 * it otherwise.
 */
public class ProxyLeadsFunction {

  private static final String ROUTE = "GET /api/v1/project/proxy-leads";
  private static final String FORM = "form";

  /** About 5 MB; the reading API knows no pages. */
  private static final int MOST = 5000;

  private static final int PAGE = 200;
  private static final int LONGEST_DAYS = 92;
  private static final Pattern PERIOD =
      Pattern.compile("(\\d{4}-\\d{2}-\\d{2})-(\\d{4}-\\d{2}-\\d{2})");
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final HttpFunctions http;
  private final Projects projects;
  private final SentLeads leads;

  public ProxyLeadsFunction(HttpFunctions http, Projects projects, SentLeads leads) {
    this.http = http;
    this.projects = projects;
    this.leads = leads;
  }

  @Funq("proxy-leads")
  public APIGatewayV2HTTPResponse proxyLeads(APIGatewayV2HTTPEvent event) {
    return http.serve(event, this::read);
  }

  private Answer read(HttpRequest request) {
    try {
      Project project = project(request);
      return switch (request.route()) {
        case ROUTE -> Answer.ok(new Leads(list(project, request, null), "success"));
        case ROUTE + "/duplicates" ->
            Answer.ok(new Leads(list(project, request, InteractionState.DUPLICATE), "success"));
        default -> Answer.ok(new One(one(project, request.path().get("id")), "success"));
      };
    } catch (Fault fault) {
      boolean asStatus = "1".equals(request.headers().get("use-http-code"));
      return new Answer(asStatus ? fault.status : 200, fault.body());
    }
  }

  private Project project(HttpRequest request) {
    String key = request.headers().getOrDefault("api-key", request.query().getOrDefault("key", ""));
    return projects
        .authenticateReader(request.query().getOrDefault("project", ""), key)
        .orElseThrow(
            () ->
                new Fault(
                    401,
                    "authentication_failed",
                    "The project is not known, or the key is not its read key."));
  }

  private ProxyLead one(Project project, String id) {
    return leads
        .find(project, id)
        .filter(lead -> lead.kind().equals(FORM))
        .map(ProxyLead::of)
        .orElseThrow(() -> new Fault(404, "not_found", "There is no such lead."));
  }

  private List<ProxyLead> list(Project project, HttpRequest request, InteractionState status) {
    LocalDate[] period = period(request.query().getOrDefault("period", ""));
    Filter filter = new Filter(period[0], period[1], status, null, null, null, null, FORM);
    List<ProxyLead> found = new ArrayList<>();
    String cursor = null;
    do {
      Page page = leads.page(project, filter, PAGE, cursor);
      page.leads().stream().map(ProxyLead::of).forEach(found::add);
      cursor = page.cursor();
    } while (cursor != null && found.size() <= MOST);
    if (found.size() > MOST) {
      throw new Fault(
          400,
          "period_too_long",
          "The period has more than %d leads: ask for a shorter one.".formatted(MOST));
    }
    return found;
  }

  private static LocalDate[] period(String text) {
    Matcher days = PERIOD.matcher(text);
    try {
      if (days.matches()) {
        LocalDate from = LocalDate.parse(days.group(1));
        LocalDate to = LocalDate.parse(days.group(2));
        if (!from.isAfter(to) && ChronoUnit.DAYS.between(from, to) < LONGEST_DAYS) {
          return new LocalDate[] {from, to};
        }
      }
    } catch (DateTimeException e) {
      // Answered below, like a period of another form.
    }
    throw new Fault(
        400,
        "incorrect_period",
        "The period must be two days, the first not after the second and at most %d days before it:"
                .formatted(LONGEST_DAYS - 1)
            + " 2026-11-01-2026-11-30.");
  }

  private static final class Fault extends RuntimeException {
    private final int status;
    private final String code;

    Fault(int status, String code, String description) {
      super(description, null, false, false);
      this.status = status;
      this.code = code;
    }

    Map<String, Object> body() {
      Map<String, Object> body = new HashMap<>();
      body.put("status", "error");
      body.put("error", code);
      body.put("code", status);
      body.put("description", getMessage());
      return body;
    }
  }

  record Leads(@JsonProperty("ProxyLeads") List<ProxyLead> leads, String status) {}

  record One(@JsonProperty("ProxyLead") ProxyLead lead, String status) {}

  /** As Roistat names the fields; what is missing is null, not absent. */
  @JsonInclude(value = JsonInclude.Include.ALWAYS, content = JsonInclude.Include.ALWAYS)
  record ProxyLead(
      String id,
      String title,
      String text,
      String name,
      String phone,
      String email,
      String roistat,
      @JsonProperty("creation_date") String creationDate,
      @JsonProperty("order_id") String orderId,
      @JsonProperty("order_fields") Map<String, Object> orderFields) {

    static ProxyLead of(SentLead lead) {
      Map<String, Object> fields = new HashMap<>();
      fields.putAll(lead.fields().getOrDefault(RecordKind.LEAD, Map.of()));
      fields.putAll(lead.fields().getOrDefault(RecordKind.DEAL, Map.of()));
      return new ProxyLead(
          lead.id(),
          lead.title(),
          lead.comment(),
          lead.name(),
          lead.phone(),
          lead.email(),
          lead.visit(),
          TIME.format(lead.receivedAt()),
          lead.record() == null ? null : lead.record().id(),
          fields);
    }
  }
}
