package dev.patchbay.function;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.patchbay.function.http.HttpFunctions;
import dev.patchbay.function.http.HttpFunctions.Answer;
import dev.patchbay.function.http.HttpRequest;
import dev.patchbay.function.http.Problem;
import io.quarkus.funqy.Funq;

/** {@code form-submit}: a form of a site, or a lead of a Roistat script, becomes an interaction. */
public class FormSubmitFunction {

  private static final String FORMS = "/v1/projects/{project}/forms";

  private final HttpFunctions http;
  private final SiteForms sites;
  private final RoistatLeads roistat;

  FormSubmitFunction(HttpFunctions http, SiteForms sites, RoistatLeads roistat) {
    this.http = http;
    this.sites = sites;
    this.roistat = roistat;
  }

  @Funq("form-submit")
  public APIGatewayV2HTTPResponse formSubmit(APIGatewayV2HTTPEvent event) {
    return http.serve(event, this::route);
  }

  private Answer route(HttpRequest request) {
    return switch (request.route()) {
      case "OPTIONS " + FORMS, "OPTIONS " + FORMS + "/{token}" -> sites.preflight(request);
      case "POST " + FORMS, "POST " + FORMS + "/{token}" -> sites.submit(request);
      case "GET /api/proxy/1.0/leads/add",
          "POST /api/proxy/1.0/leads/add",
          "POST /integration/webhook" ->
          roistat.add(request);
      default -> throw Problem.notFound("There is no such route.");
    };
  }
}
