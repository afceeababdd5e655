package dev.patchbay.duplicate;

import dev.patchbay.intake.interaction.FormSubmission;
import java.time.Instant;

/**
 * A lead that may be a duplicate: what of it is compared.
 *
 * @param id the hub's id, or null for one that is not stored
 * @param receivedAt from which all periods are counted, so that a later try gives the same verdict
 * @param phone E.164, or null
 * @param rawPhone as sent, for what is no number of any country; or null
 * @param email or null
 * @param inWorkOnly what the sender asks for; null for the project's setting
 * @param appendToDuplicate as {@code inWorkOnly}
 */
public record Candidate(
    String id,
    Instant receivedAt,
    String title,
    String name,
    String phone,
    String rawPhone,
    String email,
    String visit,
    Boolean inWorkOnly,
    Boolean appendToDuplicate) {

  public static Candidate of(String id, Instant receivedAt, FormSubmission form) {
    return new Candidate(
        id,
        receivedAt,
        form.title(),
        form.clientName(),
        form.clientPhone(),
        form.phone(),
        form.clientEmail(),
        form.visit(),
        form.wishes().inWorkOnly(),
        form.wishes().appendToDuplicate());
  }

  /** The number as it is compared, or null. */
  public String comparedPhone() {
    String compared = FullMatch.phone(phone, rawPhone);
    return compared.isEmpty() ? null : compared;
  }

  /** The e-mail as it is compared, or null. */
  public String comparedEmail() {
    String compared = FullMatch.text(email);
    return compared.isEmpty() ? null : compared;
  }

  /** Equal for leads of the same name, phone, e-mail and visit number. */
  public String mainPrint() {
    return FullMatch.fingerprint(
        FullMatch.text(name),
        FullMatch.phone(phone, rawPhone),
        FullMatch.text(email),
        FullMatch.text(visit));
  }

  /** Equal for leads of the same title. */
  public String titlePrint() {
    return FullMatch.fingerprint(FullMatch.text(title));
  }
}
