package dev.patchbay.intake.interaction;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/**
 * What came in about an interaction. A call is told in several events; a form and a messenger
 * contact are one each.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type", defaultImpl = CallEvent.class)
@JsonSubTypes({
  @JsonSubTypes.Type(value = CallEvent.class, name = "call"),
  @JsonSubTypes.Type(value = FormSubmission.class, name = "form"),
  @JsonSubTypes.Type(value = MessengerContact.class, name = "messenger")
})
public sealed interface InteractionEvent permits CallEvent, FormSubmission, MessengerContact {

  /** The system that sent it. */
  String source();

  /** What the source's events of one interaction have in common. */
  String interactionId();
}
