package dev.patchbay.project;

import java.time.Instant;

/**
 * What is asked before anybody may do anything in a project.
 *
 * @param superAdmin the subject of the one super admin's token; null until the first one comes
 * @param sessionsFrom tokens that were issued before this moment are refused; null for none
 * @param setup what must be done before the project can be used again; null while nothing must
 */
public record Gate(String superAdmin, Instant sessionsFrom, Setup setup) {

  public static final Gate OPEN = new Gate(null, null, null);

  public Gate withSuperAdmin(String subject) {
    return new Gate(subject, sessionsFrom, setup);
  }

  public Gate withSessionsFrom(Instant moment) {
    return new Gate(superAdmin, moment, setup);
  }

  public Gate withSetup(Setup next) {
    return new Gate(superAdmin, sessionsFrom, next);
  }

  /**
   * A change of CRM was confirmed: the super admin has two steps to go.
   *
   * @param target the kind of CRM that was chosen
   * @param connected whether it is connected
   * @param mapped whether its mandatory fields are mapped
   */
  public record Setup(String target, Instant since, boolean connected, boolean mapped) {

    public boolean done() {
      return connected && mapped;
    }
  }
}
