package dev.patchbay.crm;

/** The answer to {@link Crm#read}. */
public sealed interface Reading {

  record Present(CrmRecord record) implements Reading {}

  /**
   * The CRM has it no more.
   *
   * @param into the record that it was merged into, or null where it was deleted or the CRM does
   *     not tell
   */
  record Gone(RecordRef into) implements Reading {}

  record Failed(Failure failure) implements Reading {}
}
