package dev.patchbay.delivery;

import dev.patchbay.crm.CallTrace;
import dev.patchbay.crm.Crm;
import dev.patchbay.project.Project;
import java.time.Duration;
import java.util.List;

/** How deliveries reach the CRM of a project. */
public interface CrmAccess {

  /** Opens the connected CRM, with the credentials as they are now. */
  Session open(Project project);

  /**
   * Stops all deliveries to the project's CRM until somebody connects it again, and raises the
   * alarm. Does nothing when another CRM is connected by now, or none.
   *
   * @param project as it was when the CRM was opened
   */
  void hold(Project project, String reason);

  /** One unit of work with a CRM. */
  interface Session {
    Crm crm();

    /** After this time a look-up surely shows what was written before. */
    Duration settleTime();

    /** The calls made since this was asked last. */
    List<CallTrace> newCalls();
  }
}
