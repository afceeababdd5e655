package dev.patchbay.crm;

import java.util.List;
import java.util.Map;

/** The answer to {@link Crm#connect}. */
public sealed interface Connected {

  /**
   * @param account how the CRM names the account, for people
   * @param users who can own records
   * @param warnings what will not work, in full sentences: a marker field that could not be made, a
   *     missing right
   * @param facts what the connector learned and wants given back in {@link Account#fields}; not
   *     secret, kept with the integration, renewed at each connect
   */
  record Ready(
      String account, List<CrmUser> users, List<String> warnings, Map<String, String> facts)
      implements Connected {

    public Ready {
      users = List.copyOf(users);
      warnings = List.copyOf(warnings);
      facts = Map.copyOf(facts);
    }

    public Ready(String account, List<CrmUser> users, List<String> warnings) {
      this(account, users, warnings, Map.of());
    }
  }

  record Failed(Failure failure) implements Connected {}

  /**
   * @param id the CRM's own user id
   */
  record CrmUser(String id, String name, String email) {}
}
