package dev.patchbay.crm.roapp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.patchbay.crm.CrmNotices;
import dev.patchbay.crm.RecordKind;
import dev.patchbay.crm.RecordRef;
import dev.patchbay.crm.Subscription;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Reads the webhooks that a person made in RO App. The signature covers the id of the notice and
 * nothing else, so that a notice only ever leads to a reading, and its id counts once.
 */
final class RoAppNotices implements CrmNotices {

  static final String SECRET = "secret";

  private static final String ALGORITHM = "HmacSHA256";
  private static final int LONGEST_ID = 128;
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final Map<String, RecordKind> KINDS =
      Map.of(
          "order", RecordKind.DEAL,
          "lead", RecordKind.LEAD,
          "client", RecordKind.CONTACT,
          "person", RecordKind.CONTACT);

  @Override
  public Read read(Request request, Subscription subscription) {
    JsonNode body = body(request);
    String id = request.headers().getOrDefault("x-webhook-id", body.path("id").asText("")).strip();
    String secret = subscription.secrets().getOrDefault(SECRET, "");
    String given = request.headers().getOrDefault("x-signature", "").strip();
    if (secret.isEmpty() || id.isEmpty() || !equal(given, signature(secret, id))) {
      return new Read.NotAuthentic("the signature is missing or wrong");
    }
    JsonNode context = body.path("context");
    String type = context.path("object_type").asText("").toLowerCase(Locale.ROOT);
    String object = context.path("object_id").asText("");
    if (type.isEmpty() || !object.matches("\\d{1,18}") || id.length() > LONGEST_ID) {
      return new Read.Unreadable("no object_type and object_id in context");
    }
    RecordKind kind = KINDS.get(type);
    return new Read.Notices(
        kind == null ? List.of() : List.of(new Notice(id, new RecordRef(kind, object, null))));
  }

  static String signature(String secret, String id) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
      return HexFormat.of().formatHex(mac.doFinal(id.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + ALGORITHM, e);
    }
  }

  private static boolean equal(String given, String expected) {
    return MessageDigest.isEqual(
        given.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8),
        expected.getBytes(StandardCharsets.UTF_8));
  }

  /** Missing where it is no JSON; the signature may still be right. */
  private static JsonNode body(Request request) {
    try {
      return JSON.readTree(request.body());
    } catch (IOException notJson) {
      return JSON.missingNode();
    }
  }
}
