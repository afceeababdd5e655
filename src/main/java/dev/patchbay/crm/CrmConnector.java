package dev.patchbay.crm;

/** A kind of CRM. One per vendor package; the catalogue finds every bean of this type. */
public interface CrmConnector {

  CrmMetadata metadata();

  /**
   * Opens the CRM for one unit of work. Makes no call itself.
   *
   * @param calls how the connector reaches the outside: paces, measures and classifies each call
   */
  Crm open(Account account, CrmCalls calls);
}
