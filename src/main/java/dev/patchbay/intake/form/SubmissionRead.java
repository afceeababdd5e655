package dev.patchbay.intake.form;

import dev.patchbay.intake.FieldError;
import dev.patchbay.intake.interaction.FormSubmission;
import java.util.List;

/** What a form's fields were understood as. */
public sealed interface SubmissionRead {

  /**
   * @param remarks what could not be taken as it was sent, for the journal
   */
  record Understood(FormSubmission submission, List<String> remarks) implements SubmissionRead {
    public Understood {
      remarks = List.copyOf(remarks);
    }
  }

  record Invalid(List<FieldError> errors) implements SubmissionRead {
    public Invalid {
      errors = List.copyOf(errors);
    }
  }
}
