package dev.patchbay.function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.patchbay.crm.RecordKind;
import dev.patchbay.crm.builtin.BuiltinEdit;
import dev.patchbay.function.http.Inputs;
import dev.patchbay.function.http.Problem;
import java.math.BigDecimal;
import java.util.Set;

/** Reads what a person makes or changes in the built-in CRM. */
final class RecordInput {

  private static final int LONGEST = 255;

  private final ObjectNode body;
  private final RecordKind kind;

  RecordInput(ObjectNode body, RecordKind kind) {
    this.body = body;
    this.kind = kind;
  }

  BuiltinEdit newRecord() {
    switch (kind) {
      case CONTACT -> new Inputs(body).done("title", "owner", "phone", "email");
      case LEAD, DEAL ->
          new Inputs(body)
              .done("title", "status", "amount", "currency", "owner", "phone", "email", "contact");
      default -> throw Problem.invalid("kind", "only contacts, leads and deals are made by hand");
    }
    new Inputs(body).text("title", LONGEST);
    return edit();
  }

  BuiltinEdit change() {
    switch (kind) {
      case LEAD, DEAL -> new Inputs(body).done("title", "status", "amount", "currency", "owner");
      case TASK -> new Inputs(body).done("title", "owner", "done");
      case CONTACT, ORGANIZATION -> new Inputs(body).done("title", "owner");
      case NOTE -> throw Problem.invalid("kind", "notes are not changed by hand");
    }
    return edit();
  }

  private BuiltinEdit edit() {
    return new BuiltinEdit(text("title"), text("status"), amount(), currency(), owner(), done());
  }

  /** Null where there is none. */
  String text(String field) {
    return isSet(field) ? new Inputs(body).text(field, LONGEST) : null;
  }

  private boolean isSet(String field) {
    return body.hasNonNull(field);
  }

  private BigDecimal amount() {
    JsonNode amount = body.path("amount");
    if (!isSet("amount")) {
      return null;
    }
    if (!amount.isNumber() || amount.decimalValue().signum() < 0) {
      throw Problem.invalid("amount", "must be a number that is not negative");
    }
    return amount.decimalValue();
  }

  private String currency() {
    String currency = text("currency");
    if (currency != null && !currency.matches("[A-Z]{3}")) {
      throw Problem.invalid("currency", "must be three capital letters such as EUR");
    }
    return currency;
  }

  /** An empty text takes the owner away. */
  private String owner() {
    return body.path("owner").isTextual() && body.path("owner").asText().isBlank()
        ? ""
        : text("owner");
  }

  private Boolean done() {
    if (!isSet("done")) {
      return null;
    }
    if (!Set.of("true", "false").contains(body.get("done").toString())) {
      throw Problem.invalid("done", "must be true or false");
    }
    return body.get("done").booleanValue();
  }
}
