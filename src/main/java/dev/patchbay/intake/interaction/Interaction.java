package dev.patchbay.intake.interaction;

import java.util.Map;

/** One contact of a client with the project. */
public sealed interface Interaction permits Call, FormSubmission, MessengerContact {

  /** Where it came from: a telephony, {@code form}, {@code roistat}, {@code messenger}. */
  String source();

  /** The client's number in E.164, or null when there is none or it is not a number. */
  String clientPhone();

  /** The client's e-mail in lower case, or null. */
  String clientEmail();

  /** The client's name as sent, or null. */
  String clientName();

  /** Marketing tags by name ({@code utm_source} ...), without empty values. */
  Map<String, String> utm();
}
