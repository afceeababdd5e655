package dev.patchbay.crm.pipedrive;

import dev.patchbay.crm.Action.AddNote;
import dev.patchbay.crm.Action.CreateContact;
import dev.patchbay.crm.Action.CreateDeal;
import dev.patchbay.crm.Action.CreateLead;
import dev.patchbay.crm.Action.CreateOrganization;
import dev.patchbay.crm.Action.CreateTask;
import dev.patchbay.crm.Action.UpdateNote;
import dev.patchbay.crm.Action.UpdateTask;
import dev.patchbay.crm.Command;
import dev.patchbay.crm.PhoneMatch;
import dev.patchbay.crm.RecordKind;
import dev.patchbay.crm.Recovery;
import dev.patchbay.crm.pipedrive.Received.Activity;
import dev.patchbay.crm.pipedrive.Received.Deal;
import dev.patchbay.crm.pipedrive.Received.Lead;
import dev.patchbay.crm.pipedrive.Received.Note;
import dev.patchbay.crm.pipedrive.Received.Organization;
import dev.patchbay.crm.pipedrive.Received.Person;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * Looks for what a command may have made. Reads lists, which show a record at once, and never the
 * search, which lags. Leads, notes and tasks carry our marker; organizations, contacts and deals
 * have no field for one and are told by their content and the time at which they were made.
 */
final class LostAnswers {

  /** How far the vendor's clock may be behind ours. */
  private static final Duration MARGIN = Duration.ofMinutes(1);

  private final PipedriveCalls calls;
  private final PipedriveSite site;

  LostAnswers(PipedriveCalls calls, PipedriveSite site) {
    this.calls = calls;
    this.site = site;
  }

  Recovery recover(Command command, Instant intendedAt) {
    Instant since = intendedAt.minus(MARGIN);
    return switch (command.action()) {
      case CreateOrganization a -> organization(a, since);
      case CreateContact a -> contact(a, since);
      case CreateLead a -> lead(a, command.marker(), since);
      case CreateDeal a -> deal(a, since);
      case AddNote a -> note(a, command.marker(), since);
      case CreateTask a -> task(a, command.marker(), since);
      case UpdateNote _, UpdateTask _ -> new Recovery.NeverHappened();
    };
  }

  private Recovery organization(CreateOrganization wanted, Instant since) {
    List<Organization> changed = calls.organizationsSince(since);
    return verdict(
        RecordKind.ORGANIZATION,
        changed.stream()
            .filter(o -> madeSince(o.added(), since) && sameText(wanted.name(), o.name()))
            .map(Organization::id),
        changed.size());
  }

  private Recovery contact(CreateContact wanted, Instant since) {
    List<Person> changed = calls.personsSince(since);
    List<Person> alike =
        changed.stream().filter(p -> madeSince(p.added(), since) && sameReach(wanted, p)).toList();
    List<Person> same = alike.stream().filter(p -> sameText(wanted.name(), p.name())).toList();
    if (same.isEmpty() && !alike.isEmpty()) {
      return new Recovery.Undecidable(
          "a contact with the same number or e-mail but another name was made at that time");
    }
    return verdict(RecordKind.CONTACT, same.stream().map(Person::id), changed.size());
  }

  /** A converted lead is gone with its marker, so a deal that came of a lead leaves it open. */
  private Recovery lead(CreateLead wanted, String marker, Instant since) {
    Parent of = Parent.of(wanted.contact(), wanted.organization());
    Parent one = anchor(of);
    for (boolean archived : new boolean[] {false, true}) {
      List<Lead> leads = archived ? calls.archivedLeads(one) : calls.openLeads(one);
      Recovery verdict =
          verdict(
              RecordKind.LEAD,
              leads.stream().filter(l -> marker.equals(l.originId())).map(Lead::id),
              leads.size());
      if (!(verdict instanceof Recovery.NeverHappened)) {
        return verdict;
      }
    }
    boolean converted = calls.deals(one, since).stream().anyMatch(d -> d.sourceLead() != null);
    return converted
        ? new Recovery.Undecidable("a lead of this client was converted meanwhile")
        : new Recovery.NeverHappened();
  }

  /** The contact alone, where there is one: an organization is set and changed by people later. */
  private static Parent anchor(Parent of) {
    return of.person() == null ? of : Parent.person(of.person());
  }

  private Recovery deal(CreateDeal wanted, Instant since) {
    Parent of = Parent.of(wanted.contact(), wanted.organization());
    List<Deal> changed = calls.deals(anchor(of), since);
    return verdict(
        RecordKind.DEAL,
        changed.stream()
            .filter(d -> madeSince(d.added(), since) && sameText(wanted.title(), d.title()))
            .map(Deal::id),
        changed.size());
  }

  private Recovery note(AddNote wanted, String marker, Instant since) {
    List<Note> changed = calls.notesSince(Parent.of(wanted.on()), since);
    return verdict(
        RecordKind.NOTE,
        changed.stream().filter(n -> Html.hasMarker(n.content(), marker)).map(Note::id),
        changed.size());
  }

  private Recovery task(CreateTask wanted, String marker, Instant since) {
    List<Activity> changed = calls.activitiesSince(Parent.of(wanted.on()).lasting(), since);
    return verdict(
        RecordKind.TASK,
        changed.stream().filter(a -> Html.hasMarker(a.note(), marker)).map(Activity::id),
        changed.size());
  }

  private Recovery verdict(RecordKind kind, Stream<?> matching, int listed) {
    List<?> ids = matching.toList();
    if (ids.size() == 1) {
      return new Recovery.Happened(site.ref(kind, ids.getFirst()));
    }
    if (ids.size() > 1) {
      return new Recovery.Undecidable(ids.size() + " records look like the one in doubt");
    }
    return listed < PipedriveCalls.PAGE
        ? new Recovery.NeverHappened()
        : new Recovery.Undecidable("more records changed since than one page shows");
  }

  private static boolean madeSince(Instant added, Instant since) {
    return added != null && !added.isBefore(since);
  }

  private static boolean sameText(String wanted, String stored) {
    return stored != null && stored.strip().equals(wanted.strip());
  }

  private static boolean sameReach(CreateContact wanted, Person person) {
    return wanted.phone() != null
        ? person.phones().stream().anyMatch(p -> PhoneMatch.same(wanted.phone(), p.value()))
        : wanted.email() != null
            ? person.emails().stream().anyMatch(e -> wanted.email().equalsIgnoreCase(e.value()))
            : sameText(wanted.name(), person.name());
  }
}
