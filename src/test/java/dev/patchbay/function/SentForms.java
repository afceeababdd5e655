package dev.patchbay.function;

import dev.patchbay.crm.RecordKind;
import dev.patchbay.delivery.Inbox;
import dev.patchbay.intake.interaction.FormSubmission;
import dev.patchbay.intake.interaction.FormSubmission.Wishes;
import dev.patchbay.journal.Journal.RawEvent;
import dev.patchbay.project.Projects;
import java.time.Instant;
import java.util.Map;

/** Forms that a site of the project sent. */
record SentForms(Inbox inbox, Projects projects, String project) {

  String accept(String submission, String title, String name, String phone, Wishes wishes) {
    FormSubmission form =
        new FormSubmission(
            "form",
            submission,
            Instant.now(),
            "Order form",
            title,
            name,
            phone,
            phone,
            "anna@example.com",
            "Hello",
            "3168",
            "goal reached",
            Map.of(),
            Map.of(RecordKind.LEAD, Map.of("15597", "HELLo")),
            wishes);
    return inbox.accept(
        projects.find(project).orElseThrow(),
        form,
        new RawEvent(Instant.now(), "form", "application/json", Map.of(), "{}"));
  }

  String anna(String submission) {
    return accept(submission, "Order", "Anna", TestProject.CLIENT, Wishes.NONE);
  }
}
