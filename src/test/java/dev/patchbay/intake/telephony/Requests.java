package dev.patchbay.intake.telephony;

import dev.patchbay.intake.IntakeRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Requests as a telephony makes them. */
public final class Requests {

  private Requests() {}

  public static IntakeRequest json(String body) {
    return of("application/json", body);
  }

  public static IntakeRequest form(String body) {
    return of("application/x-www-form-urlencoded", body);
  }

  public static IntakeRequest of(String type, String body) {
    return of(type, body.getBytes(StandardCharsets.UTF_8));
  }

  public static IntakeRequest of(String type, byte[] body) {
    return new IntakeRequest("POST", type.isEmpty() ? null : type, Map.of(), Map.of(), body);
  }

  public static IntakeRequest withQuery(IntakeRequest request, Map<String, String> query) {
    return new IntakeRequest(
        request.method(),
        request.contentType(),
        request.headers(),
        query,
        request.body(),
        request.url(),
        request.sourceIp());
  }

  static String resource(String path) {
    try (InputStream in = Requests.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalArgumentException("no fixture " + path);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
