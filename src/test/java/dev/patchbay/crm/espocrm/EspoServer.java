package dev.patchbay.crm.espocrm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.patchbay.crm.CrmUnderTest.Traffic;
import dev.patchbay.crm.Fault;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/**
 * EspoCRM over HTTP below {@code /crm}: credentials, the shape of errors, faults. What it does with
 * a request is in {@link EspoSite}.
 */
final class EspoServer implements AutoCloseable {

  static final String KEY = "0f1e2d3c4b5a69788796a5b4c3d2e1f0";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String BASE = "/crm/api/v1/";
  private static final Duration SLOW = Duration.ofSeconds(3);

  private final EspoSite site = new EspoSite();
  private final EspoSpec spec = EspoSpec.whereAvailable().orElse(null);
  private final HttpServer http;
  private final Map<Traffic, Fault> faults = new EnumMap<>(Traffic.class);
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final List<String> violations = new CopyOnWriteArrayList<>();

  EspoServer() throws IOException {
    this(0);
  }

  EspoServer(int port) throws IOException {
    http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    http.createContext("/", this::handle);
    http.start();
  }

  /** As a person would copy it from the browser. */
  String url() {
    return "http://localhost:" + http.getAddress().getPort() + "/crm/#Contact";
  }

  EspoSite site() {
    return site;
  }

  /** Method, path and query of every request so far. */
  List<String> requests() {
    return requests;
  }

  /** What the real EspoCRM or its OpenAPI has against the requests and answers so far. */
  List<String> violations() {
    return violations;
  }

  synchronized void failNext(Traffic traffic, Fault fault) {
    faults.put(traffic, fault);
  }

  @Override
  public void close() {
    http.stop(0);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Request request = read(exchange);
      requests.add(request.method() + " " + exchange.getRequestURI());
      Fault fault = nextFault(request.method().equals("GET") ? Traffic.READ : Traffic.WRITE);
      switch (fault) {
        case null -> send(exchange, answer(request));
        case Fault.Status status -> fail(exchange, status);
        case Fault.CutBeforeCommit ignored -> {}
        case Fault.CutAfterCommit ignored -> answer(request);
        case Fault.Redirect ignored -> {
          exchange.getResponseHeaders().add("Location", BASE + "moved");
          exchange.sendResponseHeaders(307, -1);
        }
        case Fault.Timeout ignored -> {
          Reply reply = answer(request);
          Thread.sleep(SLOW);
          send(exchange, reply);
        }
        case Fault.BrokenJson ignored -> {
          byte[] whole = bytes(answer(request));
          write(exchange, 200, Arrays.copyOf(whole, whole.length / 2));
        }
        case Fault.HugeAnswer ignored -> sendHuge(exchange, answer(request));
      }
    } catch (IOException clientIsGone) {
      // A client that has lost patience hangs up: nothing to do for a server.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized Fault nextFault(Traffic traffic) {
    return faults.remove(traffic);
  }

  private Request read(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    String path = exchange.getRequestURI().getPath();
    if (!path.startsWith(BASE)) {
      violations.add("a request beside the API: " + path);
    }
    return new Request(
        exchange.getRequestMethod(),
        path.substring(Math.min(BASE.length(), path.length())),
        query(exchange.getRequestURI().getRawQuery()),
        exchange.getRequestHeaders().getFirst("X-Api-Key"),
        "true".equals(exchange.getRequestHeaders().getFirst("X-Skip-Duplicate-Check")),
        body.length == 0 ? MissingNode.getInstance() : JSON.readTree(body));
  }

  private synchronized Reply answer(Request request) {
    if (!KEY.equals(request.key())) {
      return new Reply(401, null, null);
    }
    Reply reply = site.answer(request);
    violations.addAll(site.takeComplaints());
    if (spec != null) {
      violations.addAll(spec.violations(request, reply));
    }
    return reply;
  }

  private void send(HttpExchange exchange, Reply reply) throws IOException {
    if (reply.reason() != null) {
      exchange.getResponseHeaders().add("X-Status-Reason", reply.reason());
    }
    write(exchange, reply.status(), bytes(reply));
  }

  private void fail(HttpExchange exchange, Fault.Status status) throws IOException {
    if (status.retryAfter() != null) {
      exchange.getResponseHeaders().add("Retry-After", "" + status.retryAfter().toSeconds());
    }
    send(exchange, new Reply(status.code(), null, "as told by the test"));
  }

  private static void sendHuge(HttpExchange exchange, Reply reply) throws IOException {
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, 0);
    String body = reply.body().toString();
    var out = exchange.getResponseBody();
    out.write((body.substring(0, body.length() - 1) + ",\"filler\":\"").getBytes());
    byte[] megabyte = "x".repeat(1 << 20).getBytes();
    for (int i = 0; i < 40; i++) {
      out.write(megabyte);
    }
    out.write("\"}".getBytes());
  }

  private static byte[] bytes(Reply reply) {
    return reply.body() == null
        ? new byte[0]
        : reply.body().toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void write(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.getResponseHeaders().add("Content-Type", "application/json; charset=utf-8");
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }

  private static Map<String, String> query(String raw) {
    Map<String, String> query = new LinkedHashMap<>();
    if (raw != null) {
      for (String pair : raw.split("&")) {
        String[] parts = pair.split("=", 2);
        query.put(decode(parts[0]), decode(parts[1]));
      }
    }
    return query;
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  /**
   * @param path below {@code /api/v1/}
   */
  record Request(
      String method,
      String path,
      Map<String, String> query,
      String key,
      boolean skipDuplicateCheck,
      JsonNode body) {}

  /**
   * @param body null for none
   * @param reason the header {@code X-Status-Reason}, or null
   */
  record Reply(int status, JsonNode body, String reason) {}
}
