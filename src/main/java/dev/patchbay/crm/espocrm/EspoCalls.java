package dev.patchbay.crm.espocrm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.patchbay.crm.CrmCalls;
import dev.patchbay.crm.CrmCalls.Cost;
import dev.patchbay.crm.CrmHttpException;
import dev.patchbay.crm.CrmStop;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** The API with the credentials filled in and EspoCRM's refusals put into words. */
final class EspoCalls {

  static final int MAX_POSTS = 200;
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
    String entity = type.entity();
    return read(
        "GET " + entity + " stream",
        () -> api.posts(config.site(), config.apiKey(), entity, id, "posts", MAX_POSTS).list());
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

  /** The API user and his rights. */
  JsonNode session() {
    return read("GET App/user", () -> present(api.session(config.site(), config.apiKey())));
  }

  /** The descriptions of a type's fields, by name, as far as the API user may see them. */
  JsonNode fields(EspoType type) {
    String key = "entityDefs." + type.entity() + ".fields";
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
