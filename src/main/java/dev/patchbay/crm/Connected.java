package dev.patchbay.crm;

import java.util.List;

/** The answer to {@link Crm#connect}. */
public sealed interface Connected {

  /**
   * @param account how the CRM names the account, for people
   * @param users who can own records
   * @param warnings what will not work, in full sentences: a marker field that could not be made, a
   *     missing right
   */
  record Ready(String account, List<CrmUser> users, List<String> warnings) implements Connected {}

  record Failed(Failure failure) implements Connected {}

  /**
   * @param id the CRM's own user id
   */
  record CrmUser(String id, String name, String email) {}
}
