package dev.patchbay.crm.roapp;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One record as RO App answers it, in the words of either version of the API. */
record RoAppRow(JsonNode node) {

  String id() {
    return text("id");
  }

  /** The first of the fields that holds something, or null. */
  String text(String... names) {
    return Stream.of(names)
        .map(name -> node.path(name))
        .filter(JsonNode::isValueNode)
        .map(value -> value.asText("").strip())
        .filter(text -> !text.isEmpty() && !text.equals("null"))
        .findFirst()
        .orElse(null);
  }

  /** A long text as it is; empty where there is none. */
  String longText(String name) {
    return node.path(name).isTextual() ? node.path(name).textValue() : "";
  }

  /** Whether the answer speaks of the field at all. */
  boolean tells(String name) {
    return node.has(name);
  }

  /** A person's name may come whole or in two parts. */
  String name() {
    String whole = text("name", "title", "fullname", "full_name");
    if (whole != null) {
      return whole;
    }
    String parts =
        Stream.of("first_name", "last_name")
            .map(this::text)
            .filter(part -> part != null)
            .collect(Collectors.joining(" "));
    return parts.isEmpty() ? null : parts;
  }

  /** What people may know the record by: its name, else its id. */
  String label() {
    return name() == null ? id() : name();
  }

  /** Texts or objects, under the one name or the other. */
  List<String> phones() {
    Set<String> phones = new LinkedHashSet<>();
    for (String field : List.of("phones", "phone", "contact_phone")) {
      JsonNode value = node.path(field);
      if (value.isArray()) {
        value.forEach(entry -> addPhone(phones, entry));
      } else {
        addPhone(phones, value);
      }
    }
    return List.copyOf(phones);
  }

  private static void addPhone(Set<String> phones, JsonNode entry) {
    String phone = entry.isObject() ? entry.path("phone").asText("") : entry.asText("");
    if (!phone.isBlank() && !entry.isNull()) {
      phones.add(phone.strip());
    }
  }

  String manager() {
    return reference("manager");
  }

  String status() {
    return reference("status");
  }

  /** The status as far as the record holds it; without fields where it does not. */
  RoAppRow statusRow() {
    return new RoAppRow(node.path("status"));
  }

  /** Of a status: the number of its group, or null where the answer does not tell it. */
  String group() {
    return node.path("group").isObject()
        ? new RoAppRow(node.path("group")).text("type", "id")
        : text("group");
  }

  /** Of a status: the name of its group, or null. */
  String groupName() {
    return new RoAppRow(node.path("group")).text("name");
  }

  String client() {
    return reference("client");
  }

  /** The client as far as the answer holds him; without fields where it does not. */
  RoAppRow clientRow() {
    return new RoAppRow(node.path("client"));
  }

  /** Version 1 answers milliseconds, version 2 ISO 8601. Null where there is none. */
  Instant time(String name) {
    JsonNode value = node.path(name);
    try {
      return value.isNumber()
          ? Instant.ofEpochMilli(value.longValue())
          : value.isTextual() && !value.textValue().isBlank()
              ? OffsetDateTime.parse(value.textValue().strip()).toInstant()
              : null;
    } catch (DateTimeException unreadable) {
      return null;
    }
  }

  /** The first of the fields that holds a number, or null. */
  BigDecimal amount(String... names) {
    return Stream.of(names)
        .map(this::text)
        .filter(text -> text != null && text.matches("-?\\d{1,15}(\\.\\d{1,9})?"))
        .findFirst()
        .map(BigDecimal::new)
        .orElse(null);
  }

  /** The type of an inquiry or order, under the first of the names that is there. */
  String type(String... names) {
    return Stream.of(names)
        .map(this::reference)
        .filter(type -> type != null)
        .findFirst()
        .orElse(null);
  }

  boolean isTrue(String name) {
    return node.path(name).asBoolean(false);
  }

  boolean isFalse(String name) {
    return node.path(name).isBoolean() && !node.path(name).booleanValue();
  }

  /** Another record's id: {@code x_id}, or {@code x} as a number or with an {@code id}. */
  private String reference(String name) {
    String direct = text(name + "_id");
    return direct != null
        ? direct
        : node.path(name).isObject() ? new RoAppRow(node.path(name)).id() : text(name);
  }
}
