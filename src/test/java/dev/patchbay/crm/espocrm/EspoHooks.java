package dev.patchbay.crm.espocrm;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.patchbay.crm.CrmNotices;
import dev.patchbay.crm.espocrm.EspoServer.Reply;
import dev.patchbay.crm.espocrm.EspoServer.Request;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A site's webhooks: registered over the API, and what they would post. */
final class EspoHooks {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, ObjectNode> hooks = new LinkedHashMap<>();
  private boolean publicOnly;
  private int last;

  int count() {
    return hooks.size();
  }

  /** As from 9.3.2 on, and the hub's address is a private one. */
  void publicOnly() {
    publicOnly = true;
  }

  Reply answer(Request request, String[] path) {
    return switch (request.method()) {
      case "GET" -> list();
      case "POST" ->
          add(request.body().path("event").asText(), request.body().path("url").asText());
      case "DELETE" ->
          hooks.remove(path[1]) == null
              ? new Reply(404, null, null)
              : new Reply(200, JSON.getNodeFactory().booleanNode(true), null);
      default -> new Reply(405, null, null);
    };
  }

  /** Without the secrets, which are told once. */
  private Reply list() {
    ObjectNode page = JSON.createObjectNode().put("total", hooks.size());
    var list = page.putArray("list");
    hooks.values().forEach(hook -> list.add(hook.deepCopy().without("secretKey")));
    return new Reply(200, page, null);
  }

  private Reply add(String event, String url) {
    if (publicOnly) {
      return new Reply(403, null, "URL is not allowed.");
    }
    if (hooks.size() >= 50) {
      return new Reply(403, null, "Webhook number per user exceeded the limit.");
    }
    String id = "%017x".formatted(0x6920f00e00000000L + ++last);
    ObjectNode hook =
        JSON.createObjectNode()
            .put("id", id)
            .put("event", event)
            .put("url", url)
            .put("secretKey", "%032x".formatted(0x5ec3e7L * last));
    hooks.put(id, hook);
    return new Reply(201, hook.deepCopy(), null);
  }

  /** What is posted for an event, signed as servers of version 9 do: in both headers. */
  CrmNotices.Request post(String event, String body) {
    ObjectNode hook =
        hooks.values().stream()
            .filter(h -> h.path("event").asText().equals(event))
            .findFirst()
            .orElseThrow();
    return signed(hook.get("id").asText(), hook.get("secretKey").asText(), body);
  }

  static CrmNotices.Request signed(String id, String secret, String body) {
    byte[] mac = mac(secret, body);
    String hex = HexFormat.of().formatHex(mac);
    return new CrmNotices.Request(
        Map.of(
            "content-type", "application/json",
            "signature", base64(id, hex.getBytes(StandardCharsets.UTF_8)),
            "x-signature", base64(id, mac)),
        Map.of(),
        body.getBytes(StandardCharsets.UTF_8));
  }

  private static String base64(String id, byte[] mac) {
    var signed = new ByteArrayOutputStream();
    signed.writeBytes((id + ":").getBytes(StandardCharsets.UTF_8));
    signed.writeBytes(mac);
    return Base64.getEncoder().encodeToString(signed.toByteArray());
  }

  private static byte[] mac(String secret, String body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return mac.doFinal(body.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
