package dev.patchbay.crm;

import dev.patchbay.crm.CrmMetadata.Limit;
import java.util.List;
import java.util.Optional;

/** A kind of CRM. One per vendor package; the catalogue finds every bean of this type. */
public interface CrmConnector {

  CrmMetadata metadata();

  /** The budgets of one account, for CRMs where they depend on what the customer has bought. */
  default List<Limit> limits(Account account) {
    return metadata().limits();
  }

  /**
   * Opens the CRM for one unit of work. Makes no call itself.
   *
   * @param calls how the connector reaches the outside: paces, measures and classifies each call
   */
  Crm open(Account account, CrmCalls calls);

  /** Reads this CRM's webhooks; empty where it has none. */
  default Optional<CrmNotices> notices() {
    return Optional.empty();
  }
}
