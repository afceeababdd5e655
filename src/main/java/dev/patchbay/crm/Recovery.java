package dev.patchbay.crm;

/** The answer to "did this command take effect?". */
public sealed interface Recovery {

  /** It did: this is the record. */
  record Happened(RecordRef ref) implements Recovery {}

  /** It certainly did not, so it may be done now. */
  record NeverHappened() implements Recovery {}

  /** The CRM gives no way to tell. A person decides. */
  record Undecidable(String reason) implements Recovery {}

  record Failed(Failure failure) implements Recovery {}
}
