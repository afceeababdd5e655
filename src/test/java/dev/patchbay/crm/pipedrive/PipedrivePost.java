package dev.patchbay.crm.pipedrive;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.patchbay.crm.CrmNotices.Request;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;

/** What Pipedrive posts to a webhook of version 2. */
final class PipedrivePost {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private PipedrivePost() {}

  /**
   * @param webhook as the vendor keeps it
   * @param row the record as it is now
   * @param attempt from 1
   */
  static Request of(ObjectNode webhook, String entity, ObjectNode row, int attempt) {
    String event = entity + row.get("id").asText() + row.path("update_time").asText();
    ObjectNode meta = JSON.objectNode();
    meta.put("action", "change")
        .put("company_id", "7")
        .put("correlation_id", UUID.nameUUIDFromBytes(("c" + event).getBytes()).toString())
        .put("entity_id", row.get("id").asText())
        .put("entity", entity)
        .put("id", UUID.nameUUIDFromBytes(event.getBytes()).toString())
        .put("is_bulk_edit", false)
        .put("timestamp", row.path("update_time").asText())
        .put("type", "general")
        .put("user_id", "101")
        .put("version", "2.0")
        .put("webhook_id", webhook.get("id").asText())
        .put("change_source", "app")
        .put("attempt", attempt)
        .put("host", "roofs.pipedrive.com");
    ObjectNode body = JSON.objectNode();
    body.set("meta", meta);
    body.set("data", row);
    body.set("previous", JSON.objectNode());
    return request(
        webhook.get("http_auth_user").asText(),
        webhook.get("http_auth_password").asText(),
        body.toString());
  }

  static Request request(String user, String password, String body) {
    String both = user + ":" + password;
    String basic = Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8));
    return new Request(
        Map.of("authorization", "Basic " + basic, "content-type", "application/json"),
        Map.of(),
        body.getBytes(StandardCharsets.UTF_8));
  }
}
