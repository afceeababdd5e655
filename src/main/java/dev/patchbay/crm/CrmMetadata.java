package dev.patchbay.crm;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * What the hub and its users need to know of a CRM before connecting it. It drives the connect
 * form, its validation, the masking of secrets and the pacing.
 *
 * @param kind the connector's name in the API, such as {@code pipedrive}
 * @param fields the connect form
 * @param limits the CRM's budgets; a call must fit into all of them. Empty where the CRM has none
 * @param settleTime after this time a lookup surely shows what was written before
 * @param standard which of its fields carry what the hub itself writes of a client
 */
public record CrmMetadata(
    String kind,
    String title,
    List<Field> fields,
    Set<Capability> capabilities,
    List<Limit> limits,
    Duration settleTime,
    List<StandardField> standard) {

  public CrmMetadata {
    standard = List.copyOf(standard);
  }

  /** A CRM whose fields need no mapping. */
  public CrmMetadata(
      String kind,
      String title,
      List<Field> fields,
      Set<Capability> capabilities,
      List<Limit> limits,
      Duration settleTime) {
    this(kind, title, fields, capabilities, limits, settleTime, List.of());
  }

  /**
   * A field of the CRM that the connector fills by itself.
   *
   * @param property what it carries: {@code firstName}, {@code lastName}, {@code organization},
   *     {@code phone} or {@code email}
   * @param kind of the record that has it
   * @param field the CRM's id of the field
   */
  public record StandardField(String property, RecordKind kind, String field, String label) {}

  /**
   * One field of the connect form.
   *
   * @param secret never shown again, never logged
   * @param type what is checked before the CRM is asked
   */
  public record Field(
      String name, String label, String help, FieldType type, boolean required, boolean secret) {}

  public enum FieldType {
    TEXT,
    /** An address of the CRM given by a user: goes through the egress guard. */
    URL,
    NUMBER
  }

  public enum Capability {
    CONTACTS,
    ORGANIZATIONS,
    LEADS,
    DEALS,
    TASKS,
    NOTES,
    WRITE_OWNER,
    BATCH,
    /** A lead and a deal of one client may be made together. */
    LEAD_WITH_DEAL,
    /** A lead may stand alone, with the client's name and number in itself. */
    LEAD_ALONE,
    EXTERNAL_IDS,
    /** New records may be given a status or stage. */
    WRITE_STATUS,
    /** It tells what was changed, so that it can be re-synced and carried over. */
    CHANGES,
    /** Records that the hub made can be removed again. */
    REMOVE,
    WEBHOOKS
  }

  /**
   * A budget: at most {@code capacity} units in any {@code window}.
   *
   * @param unit what a call spends of it
   */
  public record Limit(Unit unit, int capacity, Duration window) {}

  public enum Unit {
    REQUESTS,
    /** The vendor's own price list, such as Pipedrive's tokens. */
    TOKENS
  }
}
