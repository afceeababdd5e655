package dev.patchbay.intake.form;

import dev.patchbay.intake.interaction.FormSubmission;
import dev.patchbay.intake.interaction.FormSubmission.Wishes;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The second use of Roistat's call: a comment to a lead that was added before. It comes in as a
 * further submission of the same client, so that it goes where his lead is by then.
 */
public final class RoistatComment {

  private RoistatComment() {}

  /** Whether the parameters are those of a comment: a lead's id, a message, and no client. */
  public static boolean is(FormFields form) {
    return form.first("id").isPresent()
        && form.first("message").isPresent()
        && form.first("name", "phone", "email").isEmpty();
  }

  /**
   * @param lead as it came in
   * @param id of this submission
   */
  public static SubmissionRead read(FormFields form, FormSubmission lead, String id, Instant now) {
    String title = form.first("title").map(text -> text + "\n").orElse("");
    FormSubmission comment =
        new FormSubmission(
            lead.source(),
            id,
            now,
            lead.form(),
            lead.title(),
            lead.clientName(),
            lead.phone(),
            lead.clientPhone(),
            lead.clientEmail(),
            title + form.first("message").orElse(""),
            lead.visit(),
            lead.creationMethod(),
            Map.of(),
            Map.of(),
            new Wishes(null, true, false, false, null));
    return new SubmissionRead.Understood(comment, List.of());
  }
}
