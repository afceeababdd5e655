package dev.patchbay.crm;

/**
 * An action to perform, with the mark that makes it recognisable.
 *
 * @param step the step's key; a {@link Target.MadeBy} of a later command of the same batch names
 *     it. Targets made before the batch are already {@link Target.Existing}
 * @param marker our own id of the effect, the same at every attempt: a connector puts it into the
 *     CRM record wherever there is a field for it. At most 40 characters of {@code a-z 0-9 . - :}
 */
public record Command(String step, String marker, Action action) {}
