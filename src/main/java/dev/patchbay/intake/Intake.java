package dev.patchbay.intake;

import dev.patchbay.intake.interaction.CallEvent;
import java.util.List;

/** What a source makes of a request: all of its events, or why there are none. */
public sealed interface Intake {

  /**
   * @param events at least one, in the order in which they were sent
   */
  record Events(List<CallEvent> events) implements Intake {
    public Events {
      events = List.copyOf(events);
    }
  }

  /**
   * A request that is in order and tells the hub nothing: a check of the address, a kind of event
   * that makes no call.
   *
   * @param reason for the sender's engineer, in a sentence
   * @param reply what the sender waits for, or null for the hub's own 200 with the reason
   */
  record Ignored(String reason, Reply reply) implements Intake {}

  /**
   * Nothing of the request is accepted.
   *
   * @param status the HTTP status to answer: 400, 413 or 415
   * @param code stable, such as {@code malformed-body}
   * @param detail one sentence for people
   * @param errors one per wrong field; may be empty
   */
  record Invalid(int status, String code, String detail, List<FieldError> errors)
      implements Intake {
    public Invalid {
      errors = List.copyOf(errors);
    }

    /** The fields of a readable body are wrong: 400 {@code invalid-fields}. */
    public static Invalid fields(List<FieldError> errors) {
      return new Invalid(400, "invalid-fields", "The request has missing or wrong fields.", errors);
    }

    /** The body cannot be read at all: 400 {@code malformed-body}. */
    public static Invalid malformed(String reason) {
      return new Invalid(
          400,
          "malformed-body",
          "The body cannot be read: " + reason + ".",
          List.of(new FieldError("body", reason)));
    }
  }
}
