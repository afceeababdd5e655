package dev.patchbay.crm;

import java.util.Map;

/**
 * Whose CRM a connector works with, with the values of the connect form in clear. Lives only while
 * it is used: never stored, logged or returned.
 *
 * @param integration our id of the connection; pacing and caches are kept by it
 */
public record Account(String project, String integration, Map<String, String> fields) {

  public String field(String name) {
    return fields.getOrDefault(name, "");
  }

  @Override
  public String toString() {
    return "Account[" + project + "/" + integration + "]";
  }
}
