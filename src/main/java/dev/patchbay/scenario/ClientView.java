package dev.patchbay.scenario;

import dev.patchbay.crm.ClientRecords.Contact;
import dev.patchbay.crm.ClientRecords.Deal;
import dev.patchbay.crm.ClientRecords.Lead;
import dev.patchbay.crm.RecordRef;
import dev.patchbay.project.Matrix;
import dev.patchbay.project.Matrix.Row;
import dev.patchbay.project.ScenarioSettings.RepeatCall;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A client as one row of the matrix sees him: a row that makes leads sees no deals, and the other
 * way round. A row that makes neither sees what the rest of the matrix makes; a deal beside a lead
 * only where some row makes both.
 *
 * @param lead the one in work, else the one closed so lately that it is used again, or null
 * @param deal likewise
 * @param kind in words what the row is about: a lead or a deal
 * @param making whether records may be made for him
 */
record ClientView(
    ClientState client, Lead lead, Deal deal, Standing standing, String kind, boolean making) {

  /**
   * @param at when the interaction began, for the age of what is closed
   */
  static ClientView of(ClientState client, Matrix matrix, Row row, int reuseDays, Instant at) {
    boolean leads =
        row.lead() || (!row.deal() && (matrix.any(Row::lead) || !matrix.any(Row::deal)));
    boolean deals = row.deal() || (!row.lead() && matrix.any(Row::deal));
    Lead lead = leads ? lead(client, reuseDays, at) : null;
    boolean seen = lead == null || dealsBesideLeads(matrix, row);
    Deal deal = deals && seen ? deal(client, reuseDays, at) : null;
    return new ClientView(
        client, lead, deal, standing(client, leads, lead, deal), leads ? "lead" : "deal", true);
  }

  /** Whether the row sees an open deal of a client who has an open lead, too. */
  static boolean dealsBesideLeads(Matrix matrix, Row row) {
    return row.deal() || (!row.lead() && matrix.any(each -> each.lead() && each.deal()));
  }

  /** As a further call of a known client is seen. */
  ClientView repeated(RepeatCall repeat) {
    if (client.isNew() || repeat == RepeatCall.NO_SECOND_DEAL) {
      return this;
    }
    return repeat == RepeatCall.NOTE_ONLY
        ? new ClientView(client, lead, deal, standing, kind, false)
        : new ClientView(
            client, null, null, standing == Standing.OPEN ? Standing.KNOWN : standing, kind, true);
  }

  Contact contact() {
    return client.contact();
  }

  /** The organization that is there already, or null. */
  RecordRef organization() {
    return client.organization();
  }

  /** The CRM user who owns what is open, else the contact; or null. */
  String owner() {
    return Stream.of(
            lead == null ? null : lead.owner(),
            deal == null ? null : deal.owner(),
            contact() == null ? null : contact().owner())
        .filter(Objects::nonNull)
        .filter(owner -> !owner.isBlank())
        .findFirst()
        .orElse(null);
  }

  /** What matched and is neither used nor written on. */
  List<RecordRef> others() {
    return client.others();
  }

  private static Standing standing(ClientState client, boolean leads, Lead lead, Deal deal) {
    if (lead != null || deal != null) {
      return Standing.OPEN;
    }
    if (leads && client.isConverted()) {
      return Standing.CONVERTED;
    }
    return client.isNew() ? Standing.NEW : Standing.KNOWN;
  }

  private static Lead lead(ClientState client, int reuseDays, Instant at) {
    Lead closed = client.closedLead();
    boolean again =
        client.openLead() == null && closed != null && young(closed.closedAt(), reuseDays, at);
    return again ? closed : client.openLead();
  }

  private static Deal deal(ClientState client, int reuseDays, Instant at) {
    Deal closed = client.closedDeal();
    boolean again =
        client.openDeal() == null && closed != null && young(closed.closedAt(), reuseDays, at);
    return again ? closed : client.openDeal();
  }

  private static boolean young(Instant closedAt, int days, Instant at) {
    return days > 0 && closedAt != null && closedAt.plus(Duration.ofDays(days)).isAfter(at);
  }
}
