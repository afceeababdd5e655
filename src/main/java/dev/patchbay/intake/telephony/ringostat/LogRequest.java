package dev.patchbay.intake.telephony.ringostat;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Map;

/**
 * One question to Ringostat's API. Its times are the project's wall-clock times.
 *
 * @param patience for the connection, and again for each part of the answer
 */
record LogRequest(URI address, Duration patience) {

  /** Only what every project's log has: one unknown name and nothing is answered. */
  private static final String FIELDS =
      "uniqueid,calldate,call_type,caller,dst,n_alias,connected_with,disposition,duration,billsec,"
          + "waittime,employee_fio,employee_number,recording,has_recording,utm_source,utm_medium,"
          + "utm_campaign,utm_term,utm_content";

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
  private static final int MOST_BYTES = 16 * 1024 * 1024;

  Received send(Map<String, String> credentials, Instant from, Instant to, ZoneId zone)
      throws IOException {
    LocalDateTime end = LocalDateTime.ofInstant(to, zone);
    LocalDateTime begin = LocalDateTime.ofInstant(from, zone);
    // When clocks are turned back, an hour's times come twice, and the begin can seem to be later.
    LocalDateTime latest = end.minus(Duration.between(from, to));
    String query =
        "?export_type=json&order=calldate&from=%s&to=%s&fields=%s"
            .formatted(
                encoded(TIME.format(begin.isAfter(latest) ? latest : begin)),
                encoded(TIME.format(end)),
                encoded(FIELDS));
    var url =
        URI.create(address.toString().replaceFirst("/+$", "") + "/calls/list" + query).toURL();
    var connection = (HttpURLConnection) url.openConnection();
    try {
      connection.setConnectTimeout((int) patience.toMillis());
      connection.setReadTimeout((int) patience.toMillis());
      connection.setInstanceFollowRedirects(false);
      connection.setRequestProperty("Accept", "application/json");
      connection.setRequestProperty("Auth-key", credentials.get(LogAccess.AUTH_KEY).strip());
      String project = credentials.get(LogAccess.PROJECT_ID);
      if (project != null && !project.isBlank()) {
        connection.setRequestProperty("x-project-id", project.strip());
      }
      int status = connection.getResponseCode();
      return new Received(status, status == 200 ? body(connection) : new byte[0]);
    } finally {
      connection.disconnect();
    }
  }

  private static byte[] body(HttpURLConnection connection) throws IOException {
    try (InputStream in = connection.getInputStream()) {
      byte[] body = in.readNBytes(MOST_BYTES + 1);
      if (body.length > MOST_BYTES) {
        throw new IOException("the answer is longer than " + MOST_BYTES + " bytes");
      }
      return body;
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  record Received(int status, byte[] body) {}
}
