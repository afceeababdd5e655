package dev.patchbay.intake.interaction;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A client in a messenger whose data somebody sent to the CRM by pressing a button.
 *
 * @param contactId the sender's id of this action; a repeat of the same id is the same action
 * @param messenger the kind, such as {@code telegram}
 * @param handle the client's name or id there
 * @param phone as sent, for people; null where the messenger tells none
 * @param employee whatever names who pressed the button, most reliable first
 * @param comment what the employee or the conversation says, or null
 * @param conversationUrl where the conversation can be read, or null
 */
public record MessengerContact(
    String source,
    String contactId,
    Instant sentAt,
    String messenger,
    String handle,
    String clientName,
    String phone,
    String clientPhone,
    String clientEmail,
    List<String> employee,
    String comment,
    String conversationUrl,
    Map<String, String> utm)
    implements Interaction, InteractionEvent {

  public MessengerContact {
    employee = employee == null ? List.of() : List.copyOf(employee);
    utm = utm == null ? Map.of() : Map.copyOf(utm);
  }

  @Override
  @JsonIgnore
  public String interactionId() {
    return contactId;
  }
}
