package dev.patchbay.delivery;

import dev.patchbay.intake.interaction.FormSubmission;
import dev.patchbay.intake.interaction.FormSubmission.Wishes;
import java.time.Instant;
import java.util.Map;

/** Forms as a site sends them. */
record Forms(String title, String name, String phone, String email, String visit, Wishes wishes) {

  static final Forms ANNA =
      new Forms("Order", "Anna", Hub.CLIENT, "anna@example.com", "3168", Wishes.NONE);

  Forms title(String other) {
    return new Forms(other, name, phone, email, visit, wishes);
  }

  Forms phone(String other) {
    return new Forms(title, name, other, email, visit, wishes);
  }

  Forms email(String other) {
    return new Forms(title, name, phone, other, visit, wishes);
  }

  Forms wishes(Boolean inWorkOnly, Boolean append) {
    return new Forms(
        title, name, phone, email, visit, new Wishes(inWorkOnly, append, false, false, null));
  }

  FormSubmission submission(String id) {
    return new FormSubmission(
        "form",
        id,
        Instant.parse("2026-11-22T10:00:00Z"),
        null,
        title,
        name,
        phone,
        phone,
        email,
        "Hello",
        visit,
        null,
        Map.of(),
        Map.of(),
        wishes);
  }
}
