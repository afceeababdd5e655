package dev.patchbay.crm.roapp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
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
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/**
 * RO App over HTTP: authentication, limits, faults. What it keeps and how it answers is in {@link
 * RoAppAccount}. Every exchange is held to the table of the vendor's operations.
 */
final class RoAppServer implements AutoCloseable {

  static final String KEY = "0123456789abcdef0123456789abcdef";

  /** Longer than the patience that the tests give the connector. */
  static final Duration SLOW = Duration.ofSeconds(3);

  private static final ObjectMapper JSON = new ObjectMapper();

  private final RoAppAccount account = new RoAppAccount();
  private final HttpServer http;
  private final RoAppSpec spec = RoAppSpec.whereAvailable().orElse(null);
  private final Map<Traffic, Fault> faults = new EnumMap<>(Traffic.class);
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final List<JsonNode> bodies = new CopyOnWriteArrayList<>();
  private final List<String> violations = new CopyOnWriteArrayList<>();
  private final Deque<Instant> lately = new ArrayDeque<>();
  private boolean threeASecond;
  private int throttled;
  private Canned canned;

  RoAppServer() throws IOException {
    http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    http.createContext("/", this::handle);
    http.start();
  }

  String url() {
    return "http://localhost:" + http.getAddress().getPort();
  }

  RoAppAccount account() {
    return account;
  }

  /** Method, path and query of every request so far. */
  List<String> requests() {
    return requests;
  }

  /** The body of every request that had one, so far. */
  List<JsonNode> bodies() {
    return bodies;
  }

  /** From now on more than three requests in any second are answered with 429. */
  synchronized void allowThreeASecond() {
    threeASecond = true;
  }

  /** How many requests were too many. */
  synchronized int throttled() {
    return throttled;
  }

  /** What the table of operations has against the exchanges so far. */
  List<String> violations() {
    return violations;
  }

  synchronized void failNext(Traffic traffic, Fault fault) {
    faults.put(traffic, fault);
  }

  /** Answers the next request with exactly this, whatever it asks. */
  synchronized void answerNext(int status, Map<String, String> headers, String body) {
    canned = new Canned(status, headers, body);
  }

  @Override
  public void close() {
    http.stop(0);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Request request = read(exchange);
      requests.add(request.method() + " " + exchange.getRequestURI());
      if (!request.body().isNull()) {
        bodies.add(request.body());
      }
      Canned answer = nextCanned();
      if (answer != null) {
        answer.headers().forEach(exchange.getResponseHeaders()::add);
        write(exchange, answer.status(), answer.body().getBytes(StandardCharsets.UTF_8));
        return;
      }
      Fault fault = nextFault(request.method().equals("GET") ? Traffic.READ : Traffic.WRITE);
      switch (fault) {
        case null -> send(exchange, request, answer(request));
        case Fault.Status status -> sendError(exchange, request, status);
        case Fault.CutBeforeCommit ignored -> {}
        case Fault.Redirect ignored -> {
          exchange.getResponseHeaders().add("Location", url() + "/moved");
          exchange.sendResponseHeaders(307, -1);
        }
        case Fault.CutAfterCommit ignored -> answer(request);
        case Fault.Timeout ignored -> {
          Reply reply = answer(request);
          pause(SLOW);
          send(exchange, request, reply);
        }
        case Fault.BrokenJson ignored -> {
          String body = answer(request).body().toString();
          write(exchange, 200, body.substring(0, body.length() / 2).getBytes());
        }
        case Fault.HugeAnswer ignored -> sendHuge(exchange, answer(request));
      }
    } catch (IOException clientIsGone) {
      // A client that has lost patience hangs up: nothing to do for a server.
    }
  }

  private synchronized Canned nextCanned() {
    Canned next = canned;
    canned = null;
    return next;
  }

  private synchronized Fault nextFault(Traffic traffic) {
    return faults.remove(traffic);
  }

  private Request read(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    return new Request(
        exchange.getRequestMethod(),
        exchange.getRequestURI().getPath(),
        query(exchange.getRequestURI().getRawQuery()),
        exchange.getRequestHeaders().getFirst("Authorization"),
        exchange.getRequestHeaders().getFirst("Content-Type"),
        body.length == 0 ? NullNode.getInstance() : JSON.readTree(body));
  }

  private synchronized Reply answer(Request request) {
    if (threeASecond && tooMany()) {
      throttled++;
      return Reply.error(429, "Too Many Requests");
    }
    if (!("Bearer " + KEY).equals(request.key())) {
      return Reply.error(401, "Unauthorized");
    }
    return account.answer(request);
  }

  private boolean tooMany() {
    Instant now = Instant.now();
    lately.removeIf(then -> !then.isAfter(now.minusSeconds(1)));
    lately.add(now);
    return lately.size() > 3;
  }

  private void send(HttpExchange exchange, Request request, Reply reply) throws IOException {
    if (spec != null) {
      violations.addAll(spec.violations(request));
    }
    write(exchange, reply.status(), reply.body().toString().getBytes(StandardCharsets.UTF_8));
  }

  private void sendError(HttpExchange exchange, Request request, Fault.Status status)
      throws IOException {
    if (status.retryAfter() != null) {
      exchange
          .getResponseHeaders()
          .add("Retry-After", String.valueOf(status.retryAfter().toSeconds()));
    }
    send(exchange, request, Reply.error(status.code(), "as told by the test"));
  }

  private static void sendHuge(HttpExchange exchange, Reply reply) throws IOException {
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, 0);
    try (var out = exchange.getResponseBody()) {
      String body = reply.body().toString();
      out.write(body.substring(0, body.length() - 1).getBytes(StandardCharsets.UTF_8));
      out.write(",\"filler\":\"".getBytes());
      byte[] megabyte = "x".repeat(1 << 20).getBytes();
      for (int i = 0; i < 40; i++) {
        out.write(megabyte);
      }
      out.write("\"}".getBytes());
    }
  }

  private static void write(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.getResponseHeaders().add("Content-Type", "application/json; charset=utf-8");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }

  private static Map<String, List<String>> query(String raw) {
    Map<String, List<String>> query = new LinkedHashMap<>();
    for (String pair : raw == null ? new String[0] : raw.split("&")) {
      String[] parts = pair.split("=", 2);
      query
          .computeIfAbsent(decode(parts[0]), name -> new ArrayList<>())
          .add(parts.length > 1 ? decode(parts[1]) : "");
    }
    return query;
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private static void pause(Duration duration) {
    try {
      Thread.sleep(duration);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private record Canned(int status, Map<String, String> headers, String body) {}

  record Request(
      String method,
      String path,
      Map<String, List<String>> query,
      String key,
      String contentType,
      JsonNode body) {

    /** The first value of a parameter, or null. */
    String parameter(String name) {
      return query.containsKey(name) ? query.get(name).getFirst() : null;
    }
  }

  record Reply(int status, JsonNode body) {
    static Reply error(int status, String message) {
      return new Reply(status, JSON.createObjectNode().put("message", message));
    }
  }
}
