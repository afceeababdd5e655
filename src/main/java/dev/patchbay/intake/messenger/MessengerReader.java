package dev.patchbay.intake.messenger;

import com.fasterxml.jackson.databind.JsonNode;
import dev.patchbay.intake.FieldError;
import dev.patchbay.intake.form.Contacts;
import dev.patchbay.intake.interaction.MessengerContact;
import dev.patchbay.intake.phone.PhoneNumbers;
import dev.patchbay.intake.telephony.Links;
import dev.patchbay.intake.telephony.Texts;
import dev.patchbay.project.ProjectSettings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads "send client data to CRM": who the client is, in which messenger, and who says so. */
public final class MessengerReader {

  public static final String SOURCE = "messenger";

  private static final Set<String> KNOWN =
      Set.of(
          "id",
          "messenger",
          "handle",
          "name",
          "phone",
          "email",
          "employee",
          "comment",
          "conversationUrl",
          "utm");

  private final PhoneNumbers phones;
  private final ProjectSettings settings;

  public MessengerReader(PhoneNumbers phones, ProjectSettings settings) {
    this.phones = phones;
    this.settings = settings;
  }

  /** What was understood, or every fault. */
  public sealed interface Read {
    record Understood(MessengerContact contact) implements Read {}

    record Invalid(List<FieldError> errors) implements Read {}
  }

  /**
   * @param body of any shape
   * @param ownId the id where the sender names none
   */
  public Read read(JsonNode body, String ownId, Instant now) {
    List<FieldError> errors = new ArrayList<>();
    body.fieldNames()
        .forEachRemaining(
            name -> {
              if (!KNOWN.contains(name)) {
                errors.add(new FieldError(name, "is not known"));
              }
            });
    String id = Optional.ofNullable(Texts.of(body.get("id"))).orElse(ownId);
    Contacts.idFault(id).ifPresent(fault -> errors.add(new FieldError("id", fault)));
    String messenger = Texts.of(body.get("messenger"));
    if (messenger == null) {
      errors.add(new FieldError("messenger", "is required, such as telegram"));
    }
    String phone = Texts.of(body.get("phone"));
    Optional<String> number = phones.toE164(phone, settings.country());
    if (phone != null && number.isEmpty()) {
      errors.add(
          new FieldError(
              "phone",
              "is not a phone number; national ones are read in the notation of "
                  + settings.country()));
    }
    String mail = Texts.of(body.get("email"));
    Optional<String> email = Contacts.email(mail);
    if (mail != null && email.isEmpty()) {
      errors.add(new FieldError("email", "is not an e-mail such as ann@example.com"));
    }
    String handle = Texts.of(body.get("handle"));
    if (handle == null && phone == null && mail == null) {
      errors.add(new FieldError("handle", "is required where there is neither phone nor email"));
    }
    String url = Texts.of(body.get("conversationUrl"));
    if (url != null && !Links.isHttps(url)) {
      errors.add(new FieldError("conversationUrl", "must be an https address"));
    }
    return errors.isEmpty()
        ? new Read.Understood(
            new MessengerContact(
                SOURCE,
                id,
                now,
                messenger.toLowerCase(Locale.ROOT),
                handle,
                Texts.of(body.get("name")),
                phone,
                number.orElse(null),
                email.orElse(null),
                texts(body.path("employee")),
                Texts.of(body.get("comment")),
                url,
                tags(body.path("utm"))))
        : new Read.Invalid(errors);
  }

  /** One text or several. */
  private static List<String> texts(JsonNode node) {
    List<String> texts = new ArrayList<>();
    Optional.ofNullable(Texts.of(node)).ifPresent(texts::add);
    if (node.isArray()) {
      node.forEach(each -> Optional.ofNullable(Texts.of(each)).ifPresent(texts::add));
    }
    return texts;
  }

  private static Map<String, String> tags(JsonNode node) {
    Map<String, String> tags = new LinkedHashMap<>();
    node.properties()
        .forEach(
            tag ->
                Optional.ofNullable(Texts.of(tag.getValue()))
                    .ifPresent(v -> tags.put(tag.getKey(), v)));
    return tags;
  }
}
