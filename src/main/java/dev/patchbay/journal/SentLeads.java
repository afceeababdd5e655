package dev.patchbay.journal;

import dev.patchbay.journal.Journal.Entries;
import dev.patchbay.project.Project;
import dev.patchbay.store.BadCursor;
import dev.patchbay.store.Stored;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** The journal's view of what went to the CRM, over many days, newest first. */
@Singleton
public class SentLeads {

  /** An upper bound of what one page costs, so that a rare filter does not read a whole year. */
  private static final int READS = 100;

  private static final String SEPARATOR = "\u0000";

  private final Journal journal;
  private final BroughtAlong brought;

  @Inject
  public SentLeads(Journal journal, BroughtAlong brought) {
    this.journal = journal;
    this.brought = brought;
  }

  /**
   * What is looked for; null means all.
   *
   * @param from the first day, UTC
   * @param to the last day, UTC
   * @param phone E.164
   * @param email in lower case
   */
  public record Filter(
      LocalDate from,
      LocalDate to,
      InteractionState status,
      String creationMethod,
      String phone,
      String email,
      String source,
      String kind) {

    boolean matches(SentLead lead) {
      return (status == null || status == lead.status())
          && equal(creationMethod, lead.creationMethod())
          && equal(phone, lead.phone())
          && equal(email, lead.email())
          && equal(source, lead.source())
          && equal(kind, lead.kind());
    }

    private static boolean equal(String wanted, String value) {
      return wanted == null || wanted.equalsIgnoreCase(value);
    }
  }

  /**
   * @param cursor for the next page, or null at the end
   */
  public record Page(List<SentLead> leads, String cursor) {}

  /**
   * One page; it may hold fewer leads than the limit although the cursor leads on.
   *
   * @param cursor from the page before with the same filter, or null
   */
  public Page page(Project project, Filter filter, int limit, String cursor) {
    List<SentLead> leads = new ArrayList<>();
    Place place = cursor == null ? new Place(filter.to(), null) : Place.of(cursor, filter);
    for (int read = 0; read < READS && leads.size() < limit; read++) {
      Entries entries =
          journal.onDay(project.id(), place.day(), limit - leads.size(), place.within());
      entries.entries().stream()
          .map(SentLead::of)
          .filter(filter::matches)
          .map(lead -> located(project, lead))
          .forEach(leads::add);
      place =
          entries.cursor() == null
              ? new Place(place.day().minusDays(1), null)
              : new Place(place.day(), entries.cursor());
      if (place.day().isBefore(filter.from())) {
        return new Page(leads, null);
      }
    }
    return new Page(leads, place.cursor());
  }

  /** One lead, of whatever day. */
  public Optional<SentLead> find(Project project, String id) {
    return journal
        .find(project.id(), id)
        .map(Stored::value)
        .map(SentLead::of)
        .map(lead -> located(project, lead));
  }

  /** A duplicate shows the deal of the lead that it repeats, also when that came later. */
  private SentLead located(Project project, SentLead lead) {
    return lead.recordOfAnother()
        .flatMap(first -> journal.find(project.id(), first))
        .map(Stored::value)
        .flatMap(first -> MainRecord.of(first).map(ref -> lead.in(ref, first.plannedFor())))
        .orElse(lead)
        .seen(new Links(project, brought));
  }

  /** Where the next page begins: a day, and the place in its list. */
  private record Place(LocalDate day, String within) {

    static Place of(String cursor, Filter filter) {
      try {
        String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
        String[] parts = text.split(SEPARATOR, 2);
        LocalDate day = LocalDate.parse(parts[0]);
        if (parts.length != 2 || day.isBefore(filter.from()) || day.isAfter(filter.to())) {
          throw new BadCursor();
        }
        return new Place(day, parts[1].isEmpty() ? null : parts[1]);
      } catch (IllegalArgumentException | DateTimeException e) {
        throw new BadCursor();
      }
    }

    String cursor() {
      String text = day + SEPARATOR + (within == null ? "" : within);
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
  }
}
