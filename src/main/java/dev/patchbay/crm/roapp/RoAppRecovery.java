package dev.patchbay.crm.roapp;

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
import dev.patchbay.crm.RecordRef;
import dev.patchbay.crm.Recovery;
import dev.patchbay.crm.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

/**
 * Looks for what a command may have made: its marker in the long text of what was made since. A
 * record of the same content without any mark may be ours, edited by a person, or his own.
 */
final class RoAppRecovery {

  /** How far the vendor's clock may be behind ours. */
  private static final Duration MARGIN = Duration.ofMinutes(1);

  private final RoAppCalls calls;
  private final RoAppConfig config;

  RoAppRecovery(RoAppCalls calls, RoAppConfig config) {
    this.calls = calls;
    this.config = config;
  }

  Recovery recover(Command command, Instant intendedAt) {
    Instant since = intendedAt.minus(MARGIN);
    String marker = command.marker();
    return switch (command.action()) {
      case CreateOrganization a ->
          among(
              RecordKind.ORGANIZATION,
              calls.organizationsSince(since),
              "notes",
              marker,
              row -> same(a.name(), row.name()));
      case CreateContact a ->
          among(
              RecordKind.CONTACT, calls.peopleSince(since), "notes", marker, row -> alike(a, row));
      case CreateLead a ->
          among(
              RecordKind.LEAD,
              calls.inquiriesSince(since),
              "description",
              marker,
              row -> client(a.contact(), a.organization()).equals(row.client()));
      case CreateDeal a when a.contact() == null && a.organization() == null ->
          new Recovery.NeverHappened();
      case CreateDeal a -> {
        String client = client(a.contact(), a.organization());
        yield among(
            RecordKind.DEAL,
            calls.orders(List.of(client), since),
            "manager_notes",
            marker,
            row -> client.equals(row.client()) && same(a.title(), row.text("malfunction")));
      }
      case AddNote a -> {
        RecordRef on = Ids.existing(a.on());
        yield new RecordTexts(calls)
                .read(on)
                .filter(text -> NoteText.hasNote(text, marker))
                .isPresent()
            ? new Recovery.Happened(config.ref(RecordKind.NOTE, marker))
            : new Recovery.NeverHappened();
      }
      case UpdateNote _, CreateTask _, UpdateTask _ -> new Recovery.NeverHappened();
    };
  }

  private Recovery among(
      RecordKind kind,
      RoAppCalls.Rows made,
      String field,
      String marker,
      Predicate<RoAppRow> alike) {
    List<RoAppRow> ours =
        made.rows().stream().filter(row -> NoteText.isOf(row.longText(field), marker)).toList();
    if (ours.size() == 1) {
      return new Recovery.Happened(config.ref(kind, ours.getFirst().id()));
    }
    if (ours.size() > 1) {
      return new Recovery.Undecidable(ours.size() + " records carry the mark of the one in doubt");
    }
    if (!made.whole()) {
      return new Recovery.Undecidable("more records were made since than are read");
    }
    return made.rows().stream()
            .anyMatch(row -> !NoteText.isOurs(row.longText(field)) && alike.test(row))
        ? new Recovery.Undecidable("a record like it was made at that time, without a mark of ours")
        : new Recovery.NeverHappened();
  }

  private static String client(Target contact, Target organization) {
    return Ids.existing(contact == null ? organization : contact).id();
  }

  private static boolean alike(CreateContact wanted, RoAppRow row) {
    return wanted.phone() != null
        ? row.phones().stream().anyMatch(phone -> PhoneMatch.same(wanted.phone(), phone))
        : wanted.email() != null
            ? wanted.email().equalsIgnoreCase(row.text("email"))
            : same(wanted.name(), row.name());
  }

  private static boolean same(String wanted, String stored) {
    return stored != null && stored.strip().equals(wanted.strip());
  }
}
