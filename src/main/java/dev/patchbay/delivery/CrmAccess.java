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

  /** Stops all deliveries of the project until somebody connects it again, and raises the alarm. */
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
