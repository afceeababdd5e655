package dev.patchbay.store;

import dev.patchbay.store.Document.Key;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Documents as DynamoDB items, and places in a listing as opaque cursors. */
final class DynamoItems {

  private static final String SEPARATOR = "\u0000";

  private DynamoItems() {}

  static Map<String, AttributeValue> key(Key key) {
    return Map.of(
        "pk", AttributeValue.fromS(key.partition()), "sk", AttributeValue.fromS(key.sort()));
  }

  static Map<String, AttributeValue> write(Document document) {
    var item = new HashMap<>(key(document.key()));
    item.put("version", AttributeValue.fromN(Long.toString(document.version())));
    item.put("body", AttributeValue.fromS(document.body()));
    document
        .indexed()
        .forEach(
            (index, place) -> {
              item.put(index.indexName() + "Pk", AttributeValue.fromS(place.partition()));
              item.put(index.indexName() + "Sk", AttributeValue.fromS(place.sort()));
            });
    if (document.expiresAt() != null) {
      item.put(
          "expiresAt", AttributeValue.fromN(Long.toString(document.expiresAt().getEpochSecond())));
    }
    return item;
  }

  static Document read(Map<String, AttributeValue> item) {
    var places = new EnumMap<Index, Key>(Index.class);
    for (Index index : Index.values()) {
      if (item.containsKey(index.indexName() + "Pk")) {
        places.put(
            index,
            new Key(
                item.get(index.indexName() + "Pk").s(), item.get(index.indexName() + "Sk").s()));
      }
    }
    var expires = item.get("expiresAt");
    return new Document(
        new Key(item.get("pk").s(), item.get("sk").s()),
        Long.parseLong(item.get("version").n()),
        item.get("body").s(),
        places,
        expires == null ? null : Instant.ofEpochSecond(Long.parseLong(expires.n())));
  }

  static String cursor(Map<String, AttributeValue> lastKey, Index index) {
    var text =
        new StringBuilder(lastKey.get("pk").s()).append(SEPARATOR).append(lastKey.get("sk").s());
    if (index != null) {
      text.append(SEPARATOR)
          .append(lastKey.get(index.indexName() + "Pk").s())
          .append(SEPARATOR)
          .append(lastKey.get(index.indexName() + "Sk").s());
    }
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.toString().getBytes(StandardCharsets.UTF_8));
  }

  /**
   * The place where a page begins. A cursor only fits the partition that it was made for: none
   * leads into another project.
   *
   * @throws BadCursor for any other text
   */
  static Map<String, AttributeValue> startKey(String cursor, Index index, String partition) {
    String[] parts = parts(cursor);
    int last = index == null ? 1 : 3;
    if (parts.length != last + 1
        || !parts[last - 1].equals(partition)
        || Arrays.stream(parts).anyMatch(String::isEmpty)) {
      throw new BadCursor();
    }
    var start = new HashMap<>(key(new Key(parts[0], parts[1])));
    if (index != null) {
      start.put(index.indexName() + "Pk", AttributeValue.fromS(parts[2]));
      start.put(index.indexName() + "Sk", AttributeValue.fromS(parts[3]));
    }
    return start;
  }

  private static String[] parts(String cursor) {
    try {
      return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8)
          .split(SEPARATOR, -1);
    } catch (IllegalArgumentException e) {
      throw new BadCursor();
    }
  }
}
