package dev.patchbay.crm;

/**
 * What is wrong with one field of a connect form.
 *
 * @param field {@code kind} or the name of a field of the form
 * @param reason goes on after the field's name; never holds the value
 */
public record FieldFault(String field, String reason) {}
