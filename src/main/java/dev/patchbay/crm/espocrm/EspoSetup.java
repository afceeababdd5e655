package dev.patchbay.crm.espocrm;

import com.fasterxml.jackson.databind.JsonNode;
import dev.patchbay.crm.Connected;
import dev.patchbay.crm.Connected.CrmUser;
import dev.patchbay.crm.CrmStop;
import dev.patchbay.crm.Failure.Refused;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * What connecting does: checks the key, learns the API user, his rights, the account's users and
 * its own closed stages, and makes the field for the hub's mark where it may.
 */
final class EspoSetup {

  private final EspoConfig config;
  private final EspoCalls calls;
  private final List<String> warnings = new ArrayList<>();
  private final Map<String, String> facts = new LinkedHashMap<>();

  EspoSetup(EspoConfig config, EspoCalls calls) {
    this.config = config;
    this.calls = calls;
  }

  Connected.Ready run() {
    JsonNode session = calls.session();
    JsonNode user = session.path("user");
    if (!user.hasNonNull("id")) {
      throw new CrmStop(new Refused("the address answers, but not as EspoCRM does", 0));
    }
    facts.put(EspoConfig.USER, user.path("id").asText());
    warnings.addAll(EspoRights.missing(session.path("acl").path("table")));
    List<CrmUser> users = users();
    Map<EspoType, JsonNode> fields = new LinkedHashMap<>();
    EspoType.MARKED.forEach(type -> fields.put(type, calls.fields(type)));
    learnClosed(fields);
    setUpMarkers(fields);
    return new Connected.Ready(
        config.site() + " as " + user.path("userName").asText(), users, warnings, facts);
  }

  private List<CrmUser> users() {
    try {
      return calls.users().stream()
          .map(row -> new CrmUser(row.id(), row.name(), row.emailAddress()))
          .toList();
    } catch (CrmStop stop) {
      if (stop.outcome() instanceof Refused refused && refused.status() == 403) {
        warnings.add(
            "The API user may not read Users, so employees cannot be matched: set User Permission"
                + " to \"all\" and allow reading of Users in his role.");
        return List.of();
      }
      throw stop;
    }
  }

  private void learnClosed(Map<EspoType, JsonNode> fields) {
    JsonNode stages = fields.get(EspoType.OPPORTUNITY).path("stage").path("probabilityMap");
    remember(EspoConfig.CLOSED_STAGES, withProbability(stages, Set.of(0, 100)));
    remember(EspoConfig.WON_STAGES, withProbability(stages, Set.of(100)));
    JsonNode closed = fields.get(EspoType.LEAD).path("status").path("notActualOptions");
    remember(
        EspoConfig.CLOSED_STATUSES,
        StreamSupport.stream(closed.spliterator(), false).map(JsonNode::asText).toList());
  }

  private static List<String> withProbability(JsonNode stages, Set<Integer> percent) {
    return stages.properties().stream()
        .filter(stage -> percent.contains(stage.getValue().asInt()))
        .map(Map.Entry::getKey)
        .toList();
  }

  private void remember(String fact, List<String> names) {
    if (!names.isEmpty()) {
      facts.put(fact, String.join("\n", names));
    }
  }

  private void setUpMarkers(Map<EspoType, JsonNode> fields) {
    List<EspoType> missing =
        fields.keySet().stream().filter(type -> !fields.get(type).has(EspoFields.MARKER)).toList();
    for (EspoType type : missing) {
      try {
        calls.createField(type, Map.of("name", EspoFields.MARKER_NAME, "type", "varchar"));
      } catch (CrmStop stop) {
        warnings.add(withoutMarkers(missing.subList(missing.indexOf(type), missing.size())));
        return;
      }
    }
  }

  private static String withoutMarkers(List<EspoType> types) {
    return "The field for recognising what the hub made could not be added, because only an"
        + " administrator may add fields. After a lost answer the hub may then have to ask a person"
        + " whether a record is its own. To avoid this, open Administration, Entity Manager and add"
        + " to each of "
        + types.stream().map(EspoType::entity).collect(Collectors.joining(", "))
        + " a field of the type Varchar with the name "
        + EspoFields.MARKER_NAME
        + "; it is used from then on.";
  }
}
