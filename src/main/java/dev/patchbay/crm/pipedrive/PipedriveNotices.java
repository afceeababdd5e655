package dev.patchbay.crm.pipedrive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.patchbay.crm.CrmNotices;
import dev.patchbay.crm.RecordKind;
import dev.patchbay.crm.RecordRef;
import dev.patchbay.crm.Subscription;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** Reads webhooks of version 2. They are proved by HTTP basic authentication only. */
final class PipedriveNotices implements CrmNotices {

  static final String USER = "patchbay";
  static final String PASSWORD = "password";

  /** What is told of, by the vendor's word for it. */
  static final Map<String, RecordKind> FOLLOWED =
      Map.of("deal", RecordKind.DEAL, "lead", RecordKind.LEAD, "person", RecordKind.CONTACT);

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LONGEST_ID = 64;

  @Override
  public Read read(Request request, Subscription subscription) {
    if (!authentic(request, subscription)) {
      return new Read.NotAuthentic("the password is missing or wrong");
    }
    JsonNode meta;
    try {
      meta = JSON.readTree(request.body()).path("meta");
    } catch (IOException notJson) {
      return new Read.Unreadable("not JSON");
    }
    String entity = text(meta, "entity");
    String id = text(meta, "entity_id");
    String event = event(meta);
    if (entity.isEmpty() || id.isEmpty() || event.isEmpty()) {
      return new Read.Unreadable("no entity, entity_id or id in meta");
    }
    RecordKind kind = FOLLOWED.get(entity);
    return new Read.Notices(
        kind == null
            ? List.of()
            : List.of(
                new Notice(
                    String.join(":", event, text(meta, "action"), entity, id),
                    new RecordRef(kind, id, null))));
  }

  /** A repeat has the same event and a higher number of attempts. */
  private static String event(JsonNode meta) {
    String event = text(meta, "id");
    return event.isEmpty() ? text(meta, "correlation_id") + text(meta, "timestamp") : event;
  }

  private static boolean authentic(Request request, Subscription subscription) {
    String password = subscription.secrets().getOrDefault(PASSWORD, "");
    String expected =
        "Basic "
            + Base64.getEncoder()
                .encodeToString((USER + ":" + password).getBytes(StandardCharsets.UTF_8));
    String given = request.headers().getOrDefault("authorization", "");
    return MessageDigest.isEqual(
            given.getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8))
        && !password.isEmpty();
  }

  private static String text(JsonNode meta, String name) {
    JsonNode value = meta.path(name);
    String text = value.isValueNode() && !value.isNull() ? value.asText().strip() : "";
    return text.length() > LONGEST_ID ? "" : text;
  }
}
