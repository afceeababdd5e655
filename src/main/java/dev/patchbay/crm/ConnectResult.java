package dev.patchbay.crm;

import dev.patchbay.crm.Connected.CrmUser;
import dev.patchbay.project.Integration;
import java.util.List;

/** How connecting a CRM ended. */
public sealed interface ConnectResult {

  /**
   * The CRM accepted the credentials, and they are stored.
   *
   * @param users who can own records in the CRM
   */
  record Connected(Integration integration, List<CrmUser> users) implements ConnectResult {}

  /** The form is not filled in rightly; the CRM was not asked. Nothing was stored. */
  record Invalid(List<FieldFault> faults) implements ConnectResult {}

  /** The CRM, or our own key service, said no. Nothing was stored. */
  record Rejected(Failure failure) implements ConnectResult {
    public String reason() {
      return failure.reason();
    }
  }

  /**
   * Another CRM or account than the project is to have. Nothing was stored.
   *
   * @param code for machines, such as {@code change-needs-preview}
   */
  record Conflict(String code, String reason) implements ConnectResult {}
}
