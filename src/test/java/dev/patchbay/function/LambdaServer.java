package dev.patchbay.function;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.microprofile.config.ConfigProvider;

/** Quarkus' event server: the exported function gets an event as Lambda would hand it over. */
final class LambdaServer {

  private static final ObjectMapper JSON = new ObjectMapper();

  private LambdaServer() {}

  /** The function's answer to the event. */
  static JsonNode invoke(String event) {
    String address =
        ConfigProvider.getConfig().getValue("quarkus-internal.aws-lambda.test-api", String.class);
    String answer =
        given()
            .contentType("application/json")
            .body(event)
            .post("http://" + address)
            .then()
            .statusCode(200)
            .extract()
            .asString();
    try {
      return JSON.readTree(answer);
    } catch (IOException e) {
      throw new UncheckedIOException(answer, e);
    }
  }

  /** A sample of {@code events/} with what the project's own values are. */
  static String sample(String file, TestProject project) {
    try {
      return Files.readString(Path.of("events", file))
          .replace("{{ingestToken}}", project.ingestToken)
          .replace("\"project\": \"demo\"", "\"project\": \"%s\"".formatted(project.id))
          .replace(
              "\\\"project\\\": \\\"demo\\\"", "\\\"project\\\": \\\"%s\\\"".formatted(project.id));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
