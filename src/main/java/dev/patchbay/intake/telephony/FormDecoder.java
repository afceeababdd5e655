package dev.patchbay.intake.telephony;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A form as a tree: {@code client[phone]=1} is an object in an object, {@code a[]=1} and {@code
 * a[0]=1} are arrays. The last of equal names counts.
 */
final class FormDecoder {

  private static final Pattern NAME = Pattern.compile("([^\\[\\]]*)((?:\\[[^\\[\\]]*]){0,8})");
  private static final Pattern PART = Pattern.compile("\\[([^\\[\\]]*)]");

  private FormDecoder() {}

  /**
   * @throws IllegalArgumentException for a broken percent escape
   */
  static ObjectNode decode(String form) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    for (String pair : form.strip().split("&")) {
      if (!pair.isEmpty()) {
        int equals = pair.indexOf('=');
        String name = unescape(equals < 0 ? pair : pair.substring(0, equals));
        String value = equals < 0 ? "" : unescape(pair.substring(equals + 1));
        put(root, path(name), value);
      }
    }
    root.properties().forEach(e -> e.setValue(withArrays(e.getValue())));
    return root;
  }

  private static String unescape(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private static List<String> path(String name) {
    Matcher matcher = NAME.matcher(name);
    if (!matcher.matches()) {
      return List.of(name);
    }
    List<String> path = new ArrayList<>();
    if (!matcher.group(1).isEmpty()) {
      path.add(matcher.group(1));
    }
    PART.matcher(matcher.group(2)).results().forEach(part -> path.add(part.group(1)));
    return path.isEmpty() ? List.of(name) : path;
  }

  private static void put(ObjectNode root, List<String> path, String value) {
    ObjectNode parent = root;
    for (String step : path.subList(0, path.size() - 1)) {
      String key = key(parent, step);
      parent = parent.get(key) instanceof ObjectNode child ? child : parent.putObject(key);
    }
    parent.set(key(parent, path.getLast()), TextNode.valueOf(value));
  }

  private static String key(ObjectNode parent, String step) {
    return step.isEmpty() ? String.valueOf(parent.size()) : step;
  }

  private static JsonNode withArrays(JsonNode node) {
    if (!(node instanceof ObjectNode object)) {
      return node;
    }
    object.properties().forEach(e -> e.setValue(withArrays(e.getValue())));
    boolean numbered = object.properties().stream().allMatch(e -> e.getKey().matches("\\d{1,5}"));
    return numbered ? array(object) : object;
  }

  private static ArrayNode array(ObjectNode numbered) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    numbered.forEach(array::add);
    return array;
  }
}
