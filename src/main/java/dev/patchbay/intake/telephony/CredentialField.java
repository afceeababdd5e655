package dev.patchbay.intake.telephony;

/**
 * One value that a project gives a telephony source: a key to check signatures with, or to ask the
 * telephony's own API.
 *
 * @param required without it no event of the source is accepted
 * @param secret never shown again, never logged
 */
public record CredentialField(
    String name, String label, String help, boolean required, boolean secret) {}
