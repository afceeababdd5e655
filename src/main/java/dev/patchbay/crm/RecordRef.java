package dev.patchbay.crm;

/**
 * Points at one record of a CRM.
 *
 * @param id the CRM's own id, as text
 * @param url where a person opens the record, or null when the CRM has no page for it
 */
public record RecordRef(RecordKind kind, String id, String url) {}
