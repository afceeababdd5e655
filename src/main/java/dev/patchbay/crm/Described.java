package dev.patchbay.crm;

/** The answer to {@link Crm#describe}. */
public sealed interface Described {

  record Known(CrmSchema schema) implements Described {}

  record Failed(Failure failure) implements Described {}
}
