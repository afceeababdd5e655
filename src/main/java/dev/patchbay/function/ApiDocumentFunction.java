package dev.patchbay.function;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.patchbay.function.http.HttpFunctions;
import dev.patchbay.function.http.HttpFunctions.Answer;
import io.quarkus.funqy.Funq;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** {@code api-document}: serves the contract. */
public class ApiDocumentFunction {

  private final HttpFunctions http;

  public ApiDocumentFunction(HttpFunctions http) {
    this.http = http;
  }

  @Funq("api-document")
  public APIGatewayV2HTTPResponse apiDocument(APIGatewayV2HTTPEvent event) {
    return http.serve(event, request -> Answer.ok(document()));
  }

  private static String document() {
    try (InputStream document =
        Thread.currentThread().getContextClassLoader().getResourceAsStream("openapi.json")) {
      return new String(document.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
