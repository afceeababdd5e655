package dev.patchbay.intake.telephony;

import com.fasterxml.jackson.databind.JsonNode;
import dev.patchbay.intake.Intake;

/** A request's body after decoding. */
public sealed interface Body {

  /**
   * @param root an object for a form, any JSON value otherwise; an empty object for no body
   */
  record Content(JsonNode root) implements Body {}

  record Refused(Intake.Invalid why) implements Body {}
}
