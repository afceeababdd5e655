package dev.patchbay.switching;

/** What a change of CRM must know of a cadence. */
public record CadenceOutline(String id, String name) {}
