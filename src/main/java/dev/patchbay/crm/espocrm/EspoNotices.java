package dev.patchbay.crm.espocrm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.patchbay.crm.CrmNotices;
import dev.patchbay.crm.RecordRef;
import dev.patchbay.crm.Subscription;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Reads EspoCRM's webhooks: a list of changed rows, signed with the secret of the webhook. The
 * signature is base64 of the webhook's id, a colon and the mac of the body; the mac stands in hex
 * in the header {@code Signature} and as it is in the older {@code X-Signature}.
 */
final class EspoNotices implements CrmNotices {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String MAC = "HmacSHA256";

  @Override
  public Read read(Request request, Subscription subscription) {
    String signature = request.headers().get("signature");
    String older = request.headers().get("x-signature");
    if (signature == null && older == null) {
      return new Read.NotAuthentic("it is not signed");
    }
    byte[] signed = decoded(signature == null ? older : signature);
    int colon = colon(signed);
    String webhook = new String(signed, 0, Math.max(colon, 0), StandardCharsets.US_ASCII);
    String secret = subscription.secrets().get(webhook);
    if (colon <= 0 || secret == null) {
      return new Read.NotAuthentic("it is signed for a webhook that is not ours");
    }
    byte[] mac = mac(request.body(), secret);
    byte[] expected =
        signature == null ? mac : HexFormat.of().formatHex(mac).getBytes(StandardCharsets.US_ASCII);
    byte[] given = Arrays.copyOfRange(signed, colon + 1, signed.length);
    return MessageDigest.isEqual(expected, given)
        ? understood(request.body(), webhook, subscription.ids().get(webhook))
        : new Read.NotAuthentic("its signature is wrong");
  }

  /** Empty for what is not base64. */
  private static byte[] decoded(String signature) {
    try {
      return Base64.getDecoder().decode(signature.strip());
    } catch (IllegalArgumentException malformed) {
      return new byte[0];
    }
  }

  private static int colon(byte[] signed) {
    for (int i = 0; i < signed.length; i++) {
      if (signed[i] == ':') {
        return i;
      }
    }
    return -1;
  }

  private static byte[] mac(byte[] body, String secret) {
    try {
      Mac mac = Mac.getInstance(MAC);
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), MAC));
      return mac.doFinal(body);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + MAC, e);
    }
  }

  private static Read understood(byte[] body, String webhook, String event) {
    EspoType type = event == null ? null : EspoType.named(event.split("\\.")[0]);
    if (type == null) {
      return new Read.Unreadable("it tells of an event that the hub did not ask for");
    }
    JsonNode rows;
    try {
      rows = JSON.readTree(body);
    } catch (IOException noJson) {
      return new Read.Unreadable("it is not JSON");
    }
    if (rows == null || !rows.isArray()) {
      return new Read.Unreadable("it is not a list of rows");
    }
    List<Notice> notices = new ArrayList<>();
    String digest = digest(body);
    for (JsonNode row : rows) {
      if (row.path("id").isTextual()) {
        var ref = new RecordRef(type.kind(), row.get("id").asText(), null);
        notices.add(new Notice(webhook + "-" + digest + "-" + notices.size(), ref));
      }
    }
    return new Read.Notices(notices);
  }

  /** EspoCRM numbers no notices: a repeat is told by being the same to the byte. */
  private static String digest(byte[] body) {
    try {
      byte[] all = MessageDigest.getInstance("SHA-256").digest(body);
      return HexFormat.of().formatHex(all, 0, 16);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
