package dev.patchbay.crm;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * One lead or deal with everything that belongs to it, for carrying it over to another CRM.
 *
 * @param contact its client with name, numbers and e-mails; null where it has none
 * @param organizationName null where it has none
 * @param utm marketing tags by name, as far as the CRM keeps them
 * @param notes the oldest first
 * @param tasks done and open ones, the oldest first
 */
public record Dossier(
    CrmRecord record,
    CrmRecord contact,
    String organizationName,
    Map<String, String> utm,
    List<Note> notes,
    List<Task> tasks) {

  public Dossier {
    utm = utm == null ? Map.of() : Map.copyOf(utm);
    notes = List.copyOf(notes);
    tasks = List.copyOf(tasks);
  }

  /**
   * @param text plain text with line breaks
   */
  public record Note(RecordRef ref, String text, String author, Instant createdAt) {}

  /**
   * @param assignee a CRM user id, or null
   * @param due or null
   */
  public record Task(
      RecordRef ref, String subject, String text, String assignee, Instant due, boolean done) {}

  /** The answer to {@link Crm#dossier}. */
  public sealed interface Answer {

    record Known(Dossier dossier) implements Answer {}

    /** The record is gone from the CRM. */
    record Gone() implements Answer {}

    record Failed(Failure failure) implements Answer {}
  }
}
