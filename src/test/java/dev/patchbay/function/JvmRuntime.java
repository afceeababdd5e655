package dev.patchbay.function;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;

/**
 * What Lambda's managed Java runtime does: takes events from the runtime API and hands them to the
 * package's handler. Runs with nothing but the package on its class path.
 */
public final class JvmRuntime {

  private static final String HANDLER = "io.quarkus.funqy.lambda.FunqyStreamHandler";

  private JvmRuntime() {}

  public static void main(String[] args) throws Exception {
    Object handler = Class.forName(HANDLER).getDeclaredConstructor().newInstance();
    var handle =
        handler
            .getClass()
            .getMethod(
                "handleRequest",
                InputStream.class,
                OutputStream.class,
                Class.forName("com.amazonaws.services.lambda.runtime.Context"));
    String base =
        "http://" + System.getenv("AWS_LAMBDA_RUNTIME_API") + "/2018-06-01/runtime/invocation/";
    HttpClient http = HttpClient.newHttpClient();
    while (true) {
      var event =
          http.send(
              HttpRequest.newBuilder(URI.create(base + "next")).build(),
              BodyHandlers.ofInputStream());
      String id = event.headers().firstValue("Lambda-Runtime-Aws-Request-Id").orElseThrow();
      var answer = new ByteArrayOutputStream();
      String end = "/response";
      try {
        handle.invoke(handler, event.body(), answer, null);
      } catch (ReflectiveOperationException e) {
        end = "/error";
        answer.writeBytes("{\"errorMessage\": \"the handler failed\"}".getBytes());
      }
      http.send(
          HttpRequest.newBuilder(URI.create(base + id + end))
              .POST(BodyPublishers.ofByteArray(answer.toByteArray()))
              .build(),
          BodyHandlers.discarding());
    }
  }
}
