package dev.patchbay.intake.telephony.connect;

import com.fasterxml.jackson.databind.JsonNode;
import dev.patchbay.intake.telephony.EventTimes;
import dev.patchbay.intake.telephony.Texts;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * The detail of one contact event. Names are compared without regard to case: contact records write
 * the same ones with a capital.
 */
final class Contact {

  /** Tags that a flow may set to the customer's number, for events that do not carry it. */
  private static final List<String> NUMBER_TAGS =
      List.of("customernumber", "customer_number", "customer-number");

  private static final int LONGEST_CALL_SECONDS = 86_400;

  private final JsonNode detail;

  Contact(JsonNode detail) {
    this.detail = detail;
  }

  /** What a rule hands over has the contact in an envelope; a transformer may have taken it out. */
  static Contact of(JsonNode event) {
    JsonNode detail = child(event, "detail");
    return new Contact(detail != null && detail.isObject() ? detail : event);
  }

  String text(String... path) {
    JsonNode node = detail;
    for (String name : path) {
      node = child(node, name);
    }
    return Texts.of(node);
  }

  /** One word in capitals; empty when absent. */
  String word(String name) {
    return Objects.toString(text(name), "").toUpperCase(Locale.ROOT);
  }

  Instant time(String... path) {
    return EventTimes.parse(text(path), ZoneOffset.UTC).orElse(null);
  }

  /** The first contact's id, which transfers have in common. */
  String callId() {
    String initial = text("initialContactId");
    return initial == null ? text("contactId") : initial;
  }

  String customer() {
    String endpoint = text("customerEndpoint", "address");
    String plain = endpoint == null ? text("customerEndpoint") : endpoint;
    return plain == null ? tagged() : plain;
  }

  String systemNumber() {
    String endpoint = text("systemEndpoint", "address");
    return endpoint == null ? text("systemEndpoint") : endpoint;
  }

  /** The agent's id, then his whole ARN. */
  List<String> agent() {
    String arn = text("agentInfo", "agentArn");
    if (arn == null) {
      return List.of();
    }
    int slash = arn.lastIndexOf('/');
    return slash < 0 || slash == arn.length() - 1
        ? List.of(arn)
        : List.of(arn.substring(slash + 1), arn);
  }

  /** Whole seconds between two times; null where one is missing or they are the wrong way round. */
  static Integer seconds(Instant from, Instant to) {
    if (from == null || to == null) {
      return null;
    }
    long seconds = Duration.between(from, to).toSeconds();
    return seconds < 0 || seconds > LONGEST_CALL_SECONDS ? null : (int) seconds;
  }

  private String tagged() {
    JsonNode tags = child(detail, "tags");
    return tags == null
        ? null
        : tags.properties().stream()
            .filter(tag -> NUMBER_TAGS.contains(tag.getKey().toLowerCase(Locale.ROOT)))
            .map(tag -> Texts.of(tag.getValue()))
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(null);
  }

  private static JsonNode child(JsonNode node, String name) {
    return node == null
        ? null
        : node.properties().stream()
            .filter(field -> field.getKey().equalsIgnoreCase(name))
            .map(field -> field.getValue())
            .findFirst()
            .orElse(null);
  }
}
