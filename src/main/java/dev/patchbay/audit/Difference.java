package dev.patchbay.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * What two states of a thing do not have in common. Pure. Objects are compared field by field,
 * lists of things with ids thing by thing, everything else as a whole.
 *
 * @param before null where there was nothing
 * @param after null where there is nothing now
 */
record Difference(JsonNode before, JsonNode after) {

  /** A longer half is not kept: an entry must fit into one document beside the other half. */
  private static final int LONGEST = 100_000;

  private static final Difference NONE = new Difference(null, null);

  static Difference of(JsonNode before, JsonNode after) {
    Difference difference = between(value(before), value(after));
    return new Difference(bounded(difference.before), bounded(difference.after));
  }

  private static Difference between(JsonNode before, JsonNode after) {
    if (before != null && before.equals(after)) {
      return NONE;
    }
    if (before instanceof ObjectNode was && after instanceof ObjectNode is) {
      return ofObjects(was, is);
    }
    if (before instanceof ArrayNode was && after instanceof ArrayNode is) {
      Map<String, JsonNode> old = byId(was);
      Map<String, JsonNode> now = byId(is);
      if (old != null && now != null) {
        return ofThings(old, now);
      }
    }
    return new Difference(before, after);
  }

  private static Difference ofObjects(ObjectNode was, ObjectNode is) {
    ObjectNode before = was.objectNode();
    ObjectNode after = is.objectNode();
    Set<String> names = new LinkedHashSet<>();
    was.fieldNames().forEachRemaining(names::add);
    is.fieldNames().forEachRemaining(names::add);
    for (String name : names) {
      Difference field = between(value(was.get(name)), value(is.get(name)));
      if (field.before != null) {
        before.set(name, field.before);
      }
      if (field.after != null) {
        after.set(name, field.after);
      }
    }
    return before.isEmpty() && after.isEmpty() ? NONE : new Difference(before, after);
  }

  private static Difference ofThings(Map<String, JsonNode> old, Map<String, JsonNode> now) {
    ArrayNode before = JsonNodeFactory.instance.arrayNode();
    ArrayNode after = JsonNodeFactory.instance.arrayNode();
    old.forEach((id, thing) -> addIfOther(before, thing, now.get(id)));
    now.forEach((id, thing) -> addIfOther(after, thing, old.get(id)));
    return before.isEmpty() && after.isEmpty() ? NONE : new Difference(before, after);
  }

  private static void addIfOther(ArrayNode list, JsonNode thing, JsonNode other) {
    if (!thing.equals(other)) {
      list.add(thing);
    }
  }

  /** Null for a list of anything that has no ids of its own. */
  private static Map<String, JsonNode> byId(ArrayNode list) {
    Map<String, JsonNode> things = new LinkedHashMap<>();
    for (JsonNode thing : list) {
      JsonNode id = thing.get("id");
      if (id == null || things.put(id.asText(), thing) != null) {
        return null;
      }
    }
    return things;
  }

  private static JsonNode value(JsonNode node) {
    return node == null || node.isNull() || node.isMissingNode() ? null : node;
  }

  private static JsonNode bounded(JsonNode half) {
    if (half == null) {
      return null;
    }
    int length = half.toString().length();
    return length <= LONGEST
        ? half
        : JsonNodeFactory.instance.objectNode().put("omittedCharacters", length);
  }
}
