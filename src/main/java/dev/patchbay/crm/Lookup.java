package dev.patchbay.crm;

/** The answer to "what do you know of this client?". */
public sealed interface Lookup {

  record Known(ClientRecords records) implements Lookup {}

  record Failed(Failure failure) implements Lookup {}
}
