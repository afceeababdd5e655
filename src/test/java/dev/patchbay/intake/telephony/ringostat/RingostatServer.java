package dev.patchbay.intake.telephony.ringostat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Ringostat's call log: filters by its wall-clock times and never gives more than 6500 rows. */
public final class RingostatServer implements AutoCloseable {

  public static final String KEY = "the-auth-key";

  public final List<Map<String, String>> rows = new ArrayList<>();
  public final List<Map<String, String>> questions = new ArrayList<>();

  /** Answered instead of the log: a status, and a text for 200. */
  public volatile int status = 200;

  public volatile String instead;

  private final HttpServer server;

  public RingostatServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/calls/list", this::answer);
    server.start();
  }

  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** A row of the log as the API writes it. */
  public Map<String, String> call(String id, String calldate, String disposition, String billsec) {
    Map<String, String> row = new LinkedHashMap<>();
    row.put("uniqueid", id);
    row.put("calldate", calldate);
    row.put("call_type", "in");
    row.put("caller", "380501234567");
    row.put("dst", "380443334455");
    row.put("disposition", disposition);
    row.put("duration", billsec);
    row.put("billsec", billsec);
    row.put("employee_number", "5001");
    row.put("has_recording", "1");
    row.put("recording", "https://app.ringostat.com/recordings/" + id + ".mp3");
    rows.add(row);
    return row;
  }

  private void answer(HttpExchange exchange) throws IOException {
    Map<String, String> question = new LinkedHashMap<>();
    for (String pair : exchange.getRequestURI().getRawQuery().split("&")) {
      int equals = pair.indexOf('=');
      question.put(
          pair.substring(0, equals),
          URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
    }
    question.put("x-project-id", exchange.getRequestHeaders().getFirst("x-project-id"));
    questions.add(question);
    boolean allowed = KEY.equals(exchange.getRequestHeaders().getFirst("Auth-key"));
    String body = instead != null ? instead : list(question.get("from"), question.get("to"));
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(allowed ? status : 401, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private String list(String from, String to) throws IOException {
    return new ObjectMapper()
        .writeValueAsString(
            rows.stream()
                .filter(row -> row.get("calldate").compareTo(from) >= 0)
                .filter(row -> row.get("calldate").compareTo(to) < 0)
                .limit(RingostatCallLog.MOST_ROWS)
                .toList());
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
