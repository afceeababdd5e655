package dev.patchbay.intake.form;

import dev.patchbay.intake.Intake;

/** A form's request after decoding. */
public sealed interface FormRequest {

  record Fields(FormFields fields) implements FormRequest {}

  record Refused(Intake.Invalid why) implements FormRequest {}
}
