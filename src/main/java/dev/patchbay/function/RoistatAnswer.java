package dev.patchbay.function;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.patchbay.crm.RecordRef;
import dev.patchbay.function.http.Problem;
import dev.patchbay.intake.FieldError;
import dev.patchbay.journal.JournalEntry;
import dev.patchbay.journal.RecordLinks;
import java.util.stream.Collectors;

/**
 * What Roistat's scripts are answered.
 *
 * @param status {@code success} or {@code error}
 * @param data the deal's id in the CRM where it was waited for and is there, else the hub's id of
 *     the lead; null with an error
 * @param error what went wrong, or null
 * @param id the hub's id of the lead, under which a comment can be added
 * @param state where the lead stands, or {@code pending} while nobody can tell
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record RoistatAnswer(
    String status,
    String data,
    String error,
    @JsonInclude(JsonInclude.Include.NON_NULL) String id,
    @JsonInclude(JsonInclude.Include.NON_NULL) String state) {

  static RoistatAnswer taken(String id) {
    return new RoistatAnswer("success", id, null, id, null);
  }

  /** After waiting. A lead that cannot be delivered is an error, although it is kept. */
  static RoistatAnswer of(JournalEntry entry) {
    String id = entry.id();
    RecordRef order = RecordLinks.of(entry).main();
    String label = entry.state().label();
    return switch (entry.state()) {
      case SENT, DUPLICATE, SKIPPED ->
          entry.settled()
              ? new RoistatAnswer("success", order == null ? id : order.id(), null, id, label)
              : pending(id);
      case FAILED, NEEDS_ATTENTION -> new RoistatAnswer("error", null, entry.reason(), id, label);
      case RECEIVED, WORKING, HELD, RETRYING -> pending(id);
    };
  }

  private static RoistatAnswer pending(String id) {
    return new RoistatAnswer("success", id, null, id, "pending");
  }

  static RoistatAnswer refused(Problem problem) {
    String reasons =
        problem.errors().stream()
            .map((FieldError error) -> error.field() + " " + error.reason())
            .collect(Collectors.joining("; "));
    return new RoistatAnswer(
        "error", null, reasons.isEmpty() ? problem.getMessage() : reasons, null, null);
  }
}
