package dev.patchbay.crm.pipedrive;

import dev.patchbay.crm.Action;
import dev.patchbay.crm.Action.AddNote;
import dev.patchbay.crm.Action.CreateContact;
import dev.patchbay.crm.Action.CreateDeal;
import dev.patchbay.crm.Action.CreateLead;
import dev.patchbay.crm.Action.CreateOrganization;
import dev.patchbay.crm.Action.CreateTask;
import dev.patchbay.crm.Action.Extras;
import dev.patchbay.crm.Action.UpdateNote;
import dev.patchbay.crm.Action.UpdateTask;
import dev.patchbay.crm.Command;
import dev.patchbay.crm.CrmStop;
import dev.patchbay.crm.Failure;
import dev.patchbay.crm.Outcome;
import dev.patchbay.crm.Target;
import dev.patchbay.crm.pipedrive.Sent.Participant;
import dev.patchbay.crm.pipedrive.Sent.Value;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/**
 * Does what a command asks for. Every action is one call, and one more where a rule's value needs
 * to know what type its field is of.
 */
final class ActionWriter {

  /** The keys of two activity types that every company has from the start. */
  private static final String CALL = "call";

  private static final String TASK = "task";

  private static final int GONE = 410;

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

  /**
   * @throws CrmStop when the record was not made or changed
   */
  Outcome write(Command command) {
    String marker = command.marker();
    return switch (command.action()) {
      case CreateOrganization a -> made(a, organization(a));
      case CreateContact a -> made(a, contact(a));
      case CreateLead a -> made(a, lead(a, marker));
      case CreateDeal a -> made(a, deal(a));
      case AddNote a -> made(a, note(a, marker));
      case CreateTask a -> made(a, activity(a, marker));
      case UpdateNote a -> changed(a.note(), calls.update(id(a.note()), text(a, marker)));
      case UpdateTask a -> changed(a.task(), calls.update(id(a.task()), change(a, marker)));
    };
  }

  private Outcome made(Action action, String id) {
    return new Outcome.Created(site.ref(action.makes(), id));
  }

  private Outcome changed(Target target, boolean there) {
    return there
        ? new Outcome.Found(site.ref(Ids.kind(target), Ids.existing(target)))
        : new Failure.Refused("this " + Ids.kind(target) + " has been deleted", GONE);
  }

  private static long id(Target target) {
    return Ids.number("id", Ids.existing(target));
  }

  private String organization(CreateOrganization organization) {
    RuleFields fields =
        RuleFields.of(organization.extras().fields(), () -> calls.fields("organization"));
    return calls.create(
        new Sent.Organization(
            organization.name(),
            Ids.owner(organization.owner()),
            fields.standard(),
            fields.customOrNull()));
  }

  private String contact(CreateContact contact) {
    RuleFields fields = RuleFields.of(contact.extras().fields(), () -> calls.fields("person"));
    return calls.create(
        new Sent.Person(
            contact.name(),
            Ids.owner(contact.owner()),
            Parent.of(contact.organization()).organization(),
            Value.only(contact.phone()),
            Value.only(contact.email()),
            fields.standard(),
            fields.customOrNull()));
  }

  /** Leads have the custom fields of deals. */
  private String lead(CreateLead lead, String marker) {
    Parent of = Parent.of(lead.contact(), lead.organization());
    return calls.create(
        new Sent.Lead(
            lead.title(),
            of.person(),
            of.organization(),
            Ids.owner(lead.owner()),
            marker,
            RuleFields.of(lead.extras().fields(), () -> calls.fields("deal")).all()));
  }

  private String deal(CreateDeal deal) {
    Parent of = Parent.of(deal.contact(), deal.organization());
    Extras extras = deal.extras();
    boolean closed = extras.stage() != null && PipedriveSchema.CLOSED.contains(extras.stage());
    RuleFields fields = RuleFields.of(extras.fields(), () -> calls.fields("deal"));
    return calls.create(
        new Sent.Deal(
            deal.title(),
            of.person(),
            of.organization(),
            Ids.owner(deal.owner()),
            extras.pipeline() == null ? null : Ids.number("pipeline", extras.pipeline()),
            extras.stage() == null || closed ? null : Ids.number("stage", extras.stage()),
            closed ? extras.stage() : null,
            fields.standard(),
            fields.customOrNull()));
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

  private static Sent.NoteText text(UpdateNote note, String marker) {
    return new Sent.NoteText(Html.withMarker(note.text(), marker));
  }

  private static Sent.ActivityChange change(UpdateTask task, String marker) {
    return new Sent.ActivityChange(
        task.subject(),
        task.text() == null ? null : Html.withMarker(task.text(), marker),
        Boolean.TRUE.equals(task.done()) ? true : null);
  }

  private static String format(DateTimeFormatter format, Instant instant) {
    return instant == null ? null : format.format(instant);
  }
}
