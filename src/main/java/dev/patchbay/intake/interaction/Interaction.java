package dev.patchbay.intake.interaction;

/** One contact of a client with the project. */
public sealed interface Interaction permits Call {

  /** The client's number in E.164, or null when there is none or it is not a number. */
  String clientPhone();
}
