package dev.patchbay.crm.pipedrive;

import dev.patchbay.crm.Action;
import dev.patchbay.crm.Action.AddNote;
import dev.patchbay.crm.Action.CreateContact;
import dev.patchbay.crm.Action.CreateDeal;
import dev.patchbay.crm.Action.CreateLead;
import dev.patchbay.crm.Action.CreateOrganization;
import dev.patchbay.crm.Action.CreateTask;
import dev.patchbay.crm.Command;
import dev.patchbay.crm.RecordRef;
import dev.patchbay.crm.pipedrive.Sent.Participant;
import dev.patchbay.crm.pipedrive.Sent.Value;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** Makes what a command asks for. Every action is one call. */
final class ActionWriter {

  /** The keys of two activity types that every company has from the start. */
  private static final String CALL = "call";

  private static final String TASK = "task";

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd").withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneOffset.UTC);

  private final PipedriveCalls calls;
  private final PipedriveSite site;

  ActionWriter(PipedriveCalls calls, PipedriveSite site) {
    this.calls = calls;
    this.site = site;
  }

  RecordRef write(Command command) {
    Action action = command.action();
    String id =
        switch (action) {
          case CreateOrganization a ->
              calls.create(new Sent.Organization(a.name(), Ids.owner(a.owner())));
          case CreateContact a -> contact(a);
          case CreateLead a -> lead(a, command.marker());
          case CreateDeal a -> deal(a);
          case AddNote a -> note(a, command.marker());
          case CreateTask a -> activity(a, command.marker());
          case Action.UpdateNote _, Action.UpdateTask _ ->
              throw new UnsupportedOperationException("an update");
        };
    return site.ref(action.makes(), id);
  }

  private String contact(CreateContact contact) {
    return calls.create(
        new Sent.Person(
            contact.name(),
            Ids.owner(contact.owner()),
            Parent.of(contact.organization()).organization(),
            Value.only(contact.phone()),
            Value.only(contact.email())));
  }

  private String lead(CreateLead lead, String marker) {
    Parent of = Parent.of(lead.contact(), lead.organization());
    return calls.create(
        new Sent.Lead(
            lead.title(), of.person(), of.organization(), Ids.owner(lead.owner()), marker));
  }

  private String deal(CreateDeal deal) {
    Parent of = Parent.of(deal.contact(), deal.organization());
    return calls.create(
        new Sent.Deal(deal.title(), of.person(), of.organization(), Ids.owner(deal.owner())));
  }

  private String note(AddNote note, String marker) {
    Parent on = Parent.of(note.on());
    return calls.create(
        new Sent.Note(
            Html.withMarker(note.text(), marker),
            on.lead(),
            on.deal(),
            on.person(),
            on.organization()));
  }

  /** An activity hangs on a lead or on a deal, never on both. */
  private String activity(CreateTask task, String marker) {
    Parent on = Parent.of(task.on());
    return calls.create(
        new Sent.Activity(
            task.subject(),
            task.done() ? CALL : TASK,
            task.done(),
            Ids.owner(task.assignee()),
            format(DATE, task.due()),
            format(TIME, task.due()),
            on.lead(),
            on.lead() == null ? on.deal() : null,
            on.organization(),
            on.person() == null ? null : List.of(new Participant(on.person(), true)),
            Html.withMarker(task.text(), marker)));
  }

  private static String format(DateTimeFormatter format, Instant instant) {
    return instant == null ? null : format.format(instant);
  }
}
