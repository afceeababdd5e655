package dev.patchbay.simulation;

import dev.patchbay.crm.RecordKind;
import dev.patchbay.simulation.CrmBook.Record;
import dev.patchbay.sync.MirroredRecord;

/**
 * Leads that a CRM has since long ago, of clients who do not call, with notes and tasks; and the
 * hub's copies of them, as a re-sync has left them.
 */
final class Copies {

  private static final String NUMBERS = "+38050765";

  private Copies() {}

  /** Whether he only has such leads. */
  static boolean bystander(Client client) {
    return client.phone() != null && client.phone().startsWith(NUMBERS);
  }

  static void keep(World world, Hub hub, CrmServer crm) {
    Dice dice = world.dice;
    Record contact = null;
    for (int left = dice.between(0, 6); left > 0; left--) {
      if (contact == null || dice.chance(0.7)) {
        Client client = new Client(NUMBERS + hub.nextBystander(), null);
        contact = crm.book.known(RecordKind.CONTACT, client, false, null, "u-2");
      }
      // A copy may be behind: the lead is closed by now.
      boolean closed = dice.chance(0.1);
      Record lead = crm.book.known(RecordKind.LEAD, contact.client(), closed, contact, "u-1");
      for (int notes = dice.between(0, 2); notes > 0; notes--) {
        crm.book.added(RecordKind.NOTE, lead, "note " + notes);
      }
      if (dice.chance(0.4)) {
        crm.book.added(RecordKind.TASK, lead, "task");
      }
      copy(hub, crm, lead);
    }
  }

  private static void copy(Hub hub, CrmServer crm, Record lead) {
    Record open =
        new Record(
            lead.ref(),
            lead.kind(),
            null,
            lead.client(),
            lead.title(),
            false,
            lead.contact(),
            null,
            lead.owner(),
            lead.createdAt(),
            lead.visibleAt());
    hub.mirror.change(
        crm.project,
        crm.integration,
        lead.kind(),
        lead.ref().id(),
        lead.createdAt(),
        before ->
            new MirroredRecord(
                crm.integration,
                SimCrm.whole(open),
                lead.createdAt(),
                null,
                World.START,
                null,
                null));
  }
}
