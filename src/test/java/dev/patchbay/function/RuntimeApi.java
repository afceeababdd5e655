package dev.patchbay.function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Lambda's side of the runtime API, version 2018-06-01, for one function. */
final class RuntimeApi implements AutoCloseable {

  private static final String BASE = "/2018-06-01/runtime/";
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final ObjectMapper json = new ObjectMapper();
  private final BlockingQueue<Invocation> waiting = new LinkedBlockingQueue<>();
  private final Map<String, Invocation> running = new ConcurrentHashMap<>();
  private final CompletableFuture<Void> ready = new CompletableFuture<>();
  private final HttpServer http;

  RuntimeApi() throws IOException {
    http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    http.createContext(BASE, this::handle);
    http.start();
  }

  /** The value of {@code AWS_LAMBDA_RUNTIME_API}. */
  String address() {
    return "127.0.0.1:" + http.getAddress().getPort();
  }

  /** Waits until the function asks for its first event. */
  void awaitReady() {
    ready.orTimeout(LIMIT.toSeconds(), TimeUnit.SECONDS).join();
  }

  /**
   * Hands an event to the function and waits for its answer.
   *
   * @throws IllegalStateException when the function reports an error or does not answer
   */
  JsonNode invoke(JsonNode event) throws IOException {
    var invocation = new Invocation(UUID.randomUUID().toString(), event.toString());
    waiting.add(invocation);
    try {
      return json.readTree(invocation.answer.get(LIMIT.toSeconds(), TimeUnit.SECONDS));
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause().getMessage());
    } catch (TimeoutException e) {
      throw new IllegalStateException("the function did not answer within " + LIMIT);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted");
    }
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String call = exchange.getRequestURI().getPath().substring(BASE.length());
      if (call.equals("invocation/next")) {
        next(exchange);
        return;
      }
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      if (call.equals("init/error")) {
        waiting.forEach(invocation -> invocation.fail(body));
      } else {
        String[] parts = call.split("/");
        Invocation invocation = running.remove(parts[1]);
        if (invocation == null) {
          exchange.sendResponseHeaders(400, -1);
          return;
        }
        if (parts[2].equals("response")) {
          invocation.answer.complete(body);
        } else {
          invocation.fail(body);
        }
      }
      exchange.sendResponseHeaders(202, -1);
    }
  }

  private void next(HttpExchange exchange) throws IOException {
    ready.complete(null);
    try {
      Invocation invocation = waiting.take();
      running.put(invocation.id, invocation);
      long deadline = Clock.systemUTC().millis() + LIMIT.toMillis();
      var headers = exchange.getResponseHeaders();
      headers.add("Content-Type", "application/json");
      headers.add("Lambda-Runtime-Aws-Request-Id", invocation.id);
      headers.add("Lambda-Runtime-Deadline-Ms", String.valueOf(deadline));
      headers.add(
          "Lambda-Runtime-Invoked-Function-Arn",
          "arn:aws:lambda:us-east-1:000000000000:function:test");
      byte[] body = invocation.event.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    http.stop(0);
  }

  private record Invocation(String id, String event, CompletableFuture<String> answer) {

    Invocation(String id, String event) {
      this(id, event, new CompletableFuture<>());
    }

    void fail(String body) {
      answer.completeExceptionally(new IllegalStateException("the function failed: " + body));
    }
  }
}
