package dev.patchbay.delivery;

import dev.patchbay.duplicate.Candidate;
import dev.patchbay.intake.interaction.FormSubmission;
import dev.patchbay.intake.interaction.InteractionEvent;
import dev.patchbay.intake.interaction.MessengerContact;
import dev.patchbay.journal.Journal;
import dev.patchbay.journal.Journal.Entries;
import dev.patchbay.journal.JournalEntry;
import dev.patchbay.journal.Origins;
import dev.patchbay.journal.ReportedEvent;
import dev.patchbay.project.Project;
import dev.patchbay.store.Table;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Removes what the hub's journal keeps of a person. The records in the CRM are the CRM's. */
@Singleton
public class Erasure {

  private static final int PAGE = 100;

  private final Journal journal;
  private final LeadHistory leads;
  private final KeptOrigins origins;
  private final Table table;
  private final Clock clock;

  @Inject
  public Erasure(Journal journal, LeadHistory leads, Origins origins, Table table, Clock clock) {
    this.journal = journal;
    this.leads = leads;
    this.origins = new KeptOrigins(origins);
    this.table = table;
    this.clock = clock;
  }

  /**
   * @param interactions how many were removed
   * @param next the day to go on with, or null when the whole journal was read
   */
  public record Erased(int interactions, LocalDate next) {}

  /**
   * Removes every interaction of the person, with its events, its place in the work and in the
   * history of leads, also in the one of an e-mail that came with the number. Reads the journal of
   * the project day by day (UTC).
   *
   * @param phone E.164, or null
   * @param email in lower case, or null; one of the two is given
   * @param from the first day to read, or null for the project's first
   * @param deadline after which no further day is begun
   */
  public Erased erase(
      Project project, String phone, String email, LocalDate from, Instant deadline) {
    ClientKey client = ClientKey.of(project.id(), phone, email, "");
    table.list(client.partition(), "").forEach(document -> table.delete(document.key()));
    int erased = 0;
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    LocalDate day = from == null ? LocalDate.ofInstant(project.createdAt(), ZoneOffset.UTC) : from;
    for (; !day.isAfter(today); day = day.plusDays(1)) {
      if (clock.instant().isAfter(deadline)) {
        return new Erased(erased, day);
      }
      erased += eraseDay(client, email, day);
    }
    return new Erased(erased, null);
  }

  private int eraseDay(ClientKey client, String email, LocalDate day) {
    int erased = 0;
    String cursor = null;
    do {
      Entries page = journal.onDay(client.project(), day, PAGE, cursor);
      for (JournalEntry entry : page.entries()) {
        if (entry.client().equals(client.client()) || tells(entry, email)) {
          forgetLead(entry);
          origins.forget(entry);
          journal.erase(client.project(), entry.id());
          erased++;
        }
      }
      cursor = page.cursor();
    } while (cursor != null);
    return erased;
  }

  private static boolean tells(JournalEntry entry, String email) {
    return email != null
        && entry.events().values().stream()
            .map(ReportedEvent::event)
            .anyMatch(event -> email.equals(email(event)));
  }

  private static String email(InteractionEvent event) {
    return switch (event) {
      case FormSubmission form -> form.clientEmail();
      case MessengerContact contact -> contact.clientEmail();
      default -> null;
    };
  }

  /** Takes the interaction out of the history of leads. */
  void forgetLead(JournalEntry entry) {
    for (ReportedEvent reported : entry.events().values()) {
      if (reported.event() instanceof FormSubmission form) {
        leads.forget(entry.project(), Candidate.of(entry.id(), entry.receivedAt(), form));
      }
    }
  }
}
