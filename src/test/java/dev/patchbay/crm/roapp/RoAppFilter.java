package dev.patchbay.crm.roapp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.patchbay.crm.roapp.RoAppServer.Request;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;

/** What the filters of a list let through: any of the values of each. */
final class RoAppFilter {

  private RoAppFilter() {}

  static Predicate<ObjectNode> of(Request request, Function<String, ObjectNode> clients) {
    return row ->
        request.query().entrySet().stream().allMatch(filter -> matches(row, filter, clients));
  }

  private static boolean matches(
      ObjectNode row,
      Map.Entry<String, List<String>> filter,
      Function<String, ObjectNode> clients) {
    List<String> wanted = filter.getValue();
    ObjectNode client = row.has("client_id") ? clients.apply(row.get("client_id").asText()) : null;
    return switch (filter.getKey()) {
      case "ids[]" -> wanted.contains(row.get("id").asText());
      case "clients_ids[]" -> wanted.contains(row.path("client_id").asText());
      case "phones[]" ->
          phones(row).stream()
              .anyMatch(phone -> (wanted.contains(phone) || wanted.contains(digits(phone))));
      case "client_phones[]" -> {
        List<String> phones = new ArrayList<>(client == null ? List.of() : phones(client));
        phones.add(row.path("contact_phone").asText(""));
        yield phones.stream()
            .anyMatch(phone -> (wanted.contains(phone) || wanted.contains(digits(phone))));
      }
      case "client_names[]" -> client != null && wanted.contains(name(client));
      case "emails[]" ->
          wanted.stream().anyMatch(mail -> mail.equalsIgnoreCase(row.path("email").asText()));
      case "created_at[]" -> row.path("made").asLong() >= moment(wanted.getFirst());
      case "modified_at[]" -> row.path("changed").asLong() >= moment(wanted.getFirst());
      default -> true;
    };
  }

  /** People type texts, and the API takes objects. */
  static List<String> phones(JsonNode row) {
    List<String> phones = new ArrayList<>();
    row.path("phones")
        .forEach(
            phone -> phones.add(phone.isObject() ? phone.get("phone").asText() : phone.asText()));
    return phones;
  }

  private static String name(ObjectNode client) {
    return Objects.requireNonNullElse(new RoAppRow(client).name(), "");
  }

  private static long moment(String text) {
    return text.matches("\\d+") ? Long.parseLong(text) : Instant.parse(text).toEpochMilli();
  }

  private static String digits(String text) {
    return text.replaceAll("\\D", "");
  }
}
