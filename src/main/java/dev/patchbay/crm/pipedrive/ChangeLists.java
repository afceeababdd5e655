package dev.patchbay.crm.pipedrive;

import dev.patchbay.crm.Changes;
import dev.patchbay.crm.Changes.Change;
import dev.patchbay.crm.ChangesQuery;
import dev.patchbay.crm.RecordKind;
import dev.patchbay.crm.pipedrive.LeadLists.LeadPage;
import dev.patchbay.crm.pipedrive.Received.Answer;
import dev.patchbay.crm.pipedrive.Received.Deal;
import dev.patchbay.crm.pipedrive.Received.Lead;
import dev.patchbay.crm.pipedrive.Received.Person;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

/**
 * Tells what was changed, one request a page. Pipedrive keeps records of one kind in several lists,
 * which are read one after the other: deals and archived deals; leads, archived leads, and the
 * deals that leads were converted into.
 */
final class ChangeLists {

  private static final String DEALS = "deals";
  private static final String ARCHIVED_DEALS = "archived-deals";
  private static final String LEADS = "leads";
  private static final String ARCHIVED_LEADS = "archived-leads";
  private static final String CONVERTED_LEADS = "converted-leads";
  private static final String PERSONS = "persons";

  private final SyncCalls calls;
  private final LeadLists leads;
  private final Records records;

  ChangeLists(SyncCalls calls, Records records) {
    this.calls = calls;
    this.leads = new LeadLists(calls);
    this.records = records;
  }

  Changes.Page page(ChangesQuery query) {
    Instant since = Instant.EPOCH.equals(query.since()) ? null : query.since();
    return switch (query.kind()) {
      case DEAL -> deals(Place.parse(query.cursor(), DEALS), since);
      case LEAD -> leads(Place.parse(query.cursor(), LEADS), since);
      case CONTACT -> persons(Place.parse(query.cursor(), PERSONS), since);
      default -> throw Ids.refused("Pipedrive is not asked for changes of a " + query.kind());
    };
  }

  private Changes.Page deals(Place at, Instant since) {
    return switch (at.list()) {
      case DEALS -> page(calls.deals(since, at.inner()), at, ARCHIVED_DEALS, deal -> true);
      case ARCHIVED_DEALS -> page(calls.archivedDeals(since, at.inner()), at, null, deal -> true);
      default -> throw unknown();
    };
  }

  private Changes.Page page(
      Answer<List<Deal>> answer, Place at, String then, Predicate<Deal> wanted) {
    return new Changes.Page(
        Wire.rows(answer).stream().filter(wanted).map(this::change).toList(),
        next(at, answer.nextCursor(), then));
  }

  private Changes.Page leads(Place at, Instant since) {
    return switch (at.list()) {
      case LEADS -> page(leads.open(since, at.inner()), at, ARCHIVED_LEADS);
      case ARCHIVED_LEADS -> page(leads.archived(since, at.inner()), at, CONVERTED_LEADS);
      case CONVERTED_LEADS -> converted(calls.deals(since, at.inner()), at, since);
      default -> throw unknown();
    };
  }

  private Changes.Page page(LeadPage page, Place at, String then) {
    return new Changes.Page(
        page.leads().stream().map(this::change).toList(), next(at, page.next(), then));
  }

  /** A lead was changed last when it was converted, which is when its deal was made. */
  private Changes.Page converted(Answer<List<Deal>> answer, Place at, Instant since) {
    List<Change> changes =
        Wire.rows(answer).stream()
            .filter(deal -> deal.sourceLead() != null && !Records.deleted(deal))
            .filter(deal -> since == null || !deal.added().isBefore(since))
            .<Change>map(deal -> new Change.Present(records.converted(deal)))
            .toList();
    return new Changes.Page(changes, next(at, answer.nextCursor(), null));
  }

  private Changes.Page persons(Place at, Instant since) {
    if (!at.list().equals(PERSONS)) {
      throw unknown();
    }
    Answer<List<Person>> answer = calls.persons(since, at.inner());
    return new Changes.Page(
        Wire.rows(answer).stream().map(this::change).toList(), next(at, answer.nextCursor(), null));
  }

  private Change change(Deal deal) {
    return Records.deleted(deal)
        ? new Change.Removed(records.ref(RecordKind.DEAL, deal.id()), null)
        : new Change.Present(records.deal(deal));
  }

  private Change change(Lead lead) {
    return new Change.Present(records.lead(lead));
  }

  private Change change(Person person) {
    return Boolean.TRUE.equals(person.deleted())
        ? new Change.Removed(records.ref(RecordKind.CONTACT, person.id()), null)
        : new Change.Present(records.person(person));
  }

  private static String next(Place at, String inner, String then) {
    return inner != null ? new Place(at.list(), inner).toString() : then;
  }

  private static RuntimeException unknown() {
    return Ids.refused("cursor: is not one of this kind of record");
  }
}
