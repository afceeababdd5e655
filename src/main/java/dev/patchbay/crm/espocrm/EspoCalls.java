package dev.patchbay.crm.espocrm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.patchbay.crm.CrmCalls;
import dev.patchbay.crm.CrmCalls.Cost;
import dev.patchbay.crm.CrmHttpException;
import dev.patchbay.crm.CrmStop;
import dev.patchbay.crm.Failure.Refused;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** The API with the credentials filled in and EspoCRM's refusals put into words. */
final class EspoCalls {

  static final int MAX_POSTS = 200;
  static final int MAX_PAGE = 200;
  private static final int MAX_ROWS = 50;
  private static final Set<String> PEOPLE = Set.of("regular", "admin");

  private final EspoApi api;
  private final EspoConfig config;
  private final CrmCalls calls;

  EspoCalls(EspoApi api, EspoConfig config, CrmCalls calls) {
    this.api = api;
    this.config = config;
    this.calls = calls;
  }

  /** At most 50 records, the newest first. */
  List<EspoRecord> list(EspoType type, String attributes, Where... where) {
    Map<String, String> query = Where.query(where);
    query.put("attributeSelect", attributes);
    query.put("maxSize", String.valueOf(MAX_ROWS));
    query.put("orderBy", "createdAt");
    query.put("order", "desc");
    String entity = type.entity();
    return read("GET " + entity, () -> list(entity, query).list());
  }

  /** One page of a list, in the order of its query; at most {@link #MAX_PAGE} records. */
  List<EspoRecord> page(EspoType type, Map<String, String> query) {
    String entity = type.entity();
    query.put("maxSize", String.valueOf(MAX_PAGE));
    return read("GET " + entity, () -> list(entity, query).list());
  }

  /** The record as it is now, with what lists leave out; its stop is {@link #isGone} when gone. */
  EspoRecord one(EspoType type, String id) {
    String entity = type.entity();
    return read("GET " + entity, () -> api.one(config.site(), config.apiKey(), entity, id));
  }

  static boolean isGone(CrmStop stop) {
    return stop.outcome() instanceof Refused refused && refused.gone();
  }

  /** The users who can own records; at most 200. */
  List<EspoRecord> users() {
    Map<String, String> query = Where.query();
    query.put("primaryFilter", "active");
    query.put("attributeSelect", "name,userName,emailAddress,type");
    query.put("maxSize", "200");
    return read("GET User", () -> list("User", query).list()).stream()
        .filter(user -> PEOPLE.contains(user.type()))
        .toList();
  }

  private EspoList list(String entity, Map<String, String> query) {
    return api.list(config.site(), config.apiKey(), true, entity, inEveryDialect(query));
  }

  /**
   * Older servers read {@code where} and {@code select}, newer ones document {@code whereGroup} and
   * {@code attributeSelect}. A filter that a server does not read would match everybody, so each is
   * given under both names.
   */
  private static Map<String, String> inEveryDialect(Map<String, String> query) {
    Map<String, String> both = new LinkedHashMap<>(query);
    query.forEach(
        (name, value) -> {
          if (name.startsWith("whereGroup[")) {
            both.put("where" + name.substring("whereGroup".length()), value);
          } else if (name.equals("attributeSelect")) {
            both.put("select", value);
          }
        });
    return both;
  }

  /** The newest posts in the stream of a record, the newest first. */
  List<EspoRecord> posts(EspoType type, String id) {
    return posts(type, id, null);
  }

  /**
   * @param offset how many of the newest to pass over, or null
   */
  List<EspoRecord> posts(EspoType type, String id, Integer offset) {
    String entity = type.entity();
    return read(
        "GET " + entity + " stream",
        () ->
            api.posts(config.site(), config.apiKey(), entity, id, "posts", offset, MAX_POSTS)
                .list());
  }

  /**
   * @throws CrmStop with {@link EspoRefusals#DUPLICATE} when EspoCRM's own check found similar
   *     records and was not to be skipped
   */
  EspoRecord create(EspoType type, Map<String, Object> fields, boolean skipDuplicateCheck) {
    String entity = type.entity();
    return calls.write(
        "POST " + entity,
        Cost.ONE,
        () ->
            worded(
                () ->
                    api.create(
                        config.site(), config.apiKey(), skipDuplicateCheck, entity, fields)));
  }

  /**
   * @throws CrmStop refused with 404 when the record has been removed
   */
  void update(EspoType type, String id, Map<String, Object> fields) {
    String entity = type.entity();
    calls.write(
        "PUT " + entity,
        Cost.ONE,
        () -> worded(() -> api.update(config.site(), config.apiKey(), entity, id, fields)));
  }

  /**
   * @throws CrmStop refused with 404 when the record has been removed before
   */
  void remove(EspoType type, String id) {
    remove(type.entity(), id);
  }

  private void remove(String entity, String id) {
    calls.write(
        "DELETE " + entity,
        Cost.ONE,
        () -> worded(() -> api.remove(config.site(), config.apiKey(), entity, id)));
  }

  /** The API user's webhooks. */
  List<EspoWebhook> webhooks() {
    var query = Map.of("attributeSelect", "event,url", "maxSize", String.valueOf(MAX_PAGE));
    return read(
        "GET Webhook",
        () -> api.webhooks(config.site(), config.apiKey(), inEveryDialect(query)).list());
  }

  EspoWebhook register(String event, String url) {
    Map<String, Object> webhook = Map.of("event", event, "url", url);
    return calls.write(
        "POST Webhook",
        Cost.ONE,
        () -> worded(() -> api.register(config.site(), config.apiKey(), webhook)));
  }

  /**
   * @throws CrmStop refused with 404 when it has been taken away before
   */
  void unregister(String id) {
    remove("Webhook", id);
  }

  /** The API user and his rights. */
  JsonNode session() {
    return read("GET App/user", () -> present(api.session(config.site(), config.apiKey())));
  }

  /** The descriptions of a type's fields, by name, as far as the API user may see them. */
  JsonNode fields(EspoType type) {
    return metadata("entityDefs." + type.entity() + ".fields");
  }

  /** The description of one field. */
  JsonNode field(EspoType type, String name) {
    return metadata("entityDefs." + type.entity() + ".fields." + name);
  }

  private JsonNode metadata(String key) {
    return read("GET Metadata", () -> present(api.metadata(config.site(), config.apiKey(), key)));
  }

  private static JsonNode present(JsonNode answer) {
    return answer == null ? MissingNode.getInstance() : answer;
  }

  void createField(EspoType type, Map<String, Object> field) {
    calls.write(
        "POST Admin/fieldManager",
        Cost.ONE,
        () -> worded(() -> api.createField(config.site(), config.apiKey(), type.entity(), field)));
  }

  private <T> T read(String what, Supplier<T> request) {
    return calls.read(what, Cost.ONE, () -> worded(request));
  }

  private static <T> T worded(Supplier<T> request) {
    try {
      return request.get();
    } catch (CrmHttpException refused) {
      throw switch (refused.status()) {
        case 400, 403, 404, 409 -> new CrmStop(EspoRefusals.read(refused), refused);
        default -> refused;
      };
    }
  }
}
