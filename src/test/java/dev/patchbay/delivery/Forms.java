package dev.patchbay.delivery;

import dev.patchbay.intake.interaction.FormSubmission;
import dev.patchbay.intake.interaction.FormSubmission.Wishes;
import java.time.Instant;
import java.util.Map;

/** Forms as a site sends them. */
record Forms(
    String title,
    String name,
    String phone,
    String email,
    String visit,
    String comment,
    Wishes wishes) {

  static final Forms ANNA =
      new Forms("Order", "Anna", Hub.CLIENT, "anna@example.com", "3168", "Hello", Wishes.NONE);

  Forms title(String other) {
    return new Forms(other, name, phone, email, visit, comment, wishes);
  }

  Forms phone(String other) {
    return new Forms(title, name, other, email, visit, comment, wishes);
  }

  Forms email(String other) {
    return new Forms(title, name, phone, other, visit, comment, wishes);
  }

  Forms comment(String other) {
    return new Forms(title, name, phone, email, visit, other, wishes);
  }

  Forms wishes(Boolean inWorkOnly, Boolean append) {
    return new Forms(
        title,
        name,
        phone,
        email,
        visit,
        comment,
        new Wishes(inWorkOnly, append, false, false, null));
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
        comment,
        visit,
        null,
        Map.of(),
        Map.of(),
        wishes);
  }
}
