package dev.patchbay.function;

import static org.assertj.core.api.Assertions.assertThat;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request.Method;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.LevelResolver;
import com.atlassian.oai.validator.report.ValidationReport;
import com.atlassian.oai.validator.report.ValidationReport.Level;
import dev.patchbay.local.TestGateway.Answer;
import java.nio.file.Path;
import java.util.Map;

/**
 * The API's description, to which every answer of the tests is held, and every request that was
 * served. A field that is not described is a fault.
 */
final class Contract {

  private static final OpenApiInteractionValidator VALIDATOR =
      OpenApiInteractionValidator.createForSpecificationUrl(
              Path.of("src/main/resources/openapi.json").toUri().toString())
          .withLevelResolver(
              LevelResolver.create()
                  .withLevel("validation.request.parameter.query.unexpected", Level.ERROR)
                  .build())
          .build();

  private Contract() {}

  /** Where a request is one that the validator does not understand, as a query in old charsets. */
  static void checkAnswer(String method, String target, Answer answer) {
    var answered =
        SimpleResponse.Builder.status(answer.status())
            .withContentType(answer.headers().get("content-type"))
            .withBody(answer.body())
            .build();
    String path = target.replaceFirst("\\?.*", "");
    hold(VALIDATOR.validateResponse(path, Method.valueOf(method), answered), method, target);
  }

  static void check(
      String method, String target, Map<String, String> headers, byte[] body, Answer answer) {
    checkAnswer(method, target, answer);
    if (answer.status() < 300) {
      hold(VALIDATOR.validateRequest(request(method, target, headers, body)), method, target);
    }
  }

  private static SimpleRequest request(
      String method, String target, Map<String, String> headers, byte[] body) {
    String[] parts = target.split("\\?", 2);
    var request = new SimpleRequest.Builder(method, parts[0]);
    headers.forEach(request::withHeader);
    if (parts.length == 2) {
      for (String parameter : parts[1].split("&")) {
        String[] pair = parameter.split("=", 2);
        request.withQueryParam(pair[0], pair[1]);
      }
    }
    if (body.length > 0) {
      request.withBody(body);
    }
    return request.build();
  }

  private static void hold(ValidationReport report, String method, String target) {
    assertThat(report.getMessages())
        .as("%s %s against openapi.json", method, target)
        .noneMatch(message -> message.getLevel() == Level.ERROR);
  }
}
