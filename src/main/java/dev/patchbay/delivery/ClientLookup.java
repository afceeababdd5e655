package dev.patchbay.delivery;

import dev.patchbay.crm.CallTrace;
import dev.patchbay.crm.ClientQuery;
import dev.patchbay.crm.ClientRecords;
import dev.patchbay.crm.Lookup;
import dev.patchbay.intake.interaction.Interaction;
import dev.patchbay.journal.Attempt;
import dev.patchbay.project.Project;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Asks a CRM what it knows of an interaction's client, and notes the attempt in the journal. */
final class ClientLookup {

  private final RecentRecords recent;
  private final Clock clock;

  ClientLookup(RecentRecords recent, Clock clock) {
    this.recent = recent;
    this.clock = clock;
  }

  Lookup find(
      Project project, EntrySession session, Interaction interaction, CrmAccess.Session crm) {
    if (interaction.clientPhone() == null && interaction.clientEmail() == null) {
      // Known by a messenger's handle alone: no CRM can be asked for that.
      return new Lookup.Known(ClientRecords.NONE);
    }
    Instant began = clock.instant();
    ClientKey client = new ClientKey(project.id(), session.entry().client());
    Lookup found = crm.crm().find(query(interaction, client, project, crm));
    Attempt attempt = lookedUp(crm, began, found);
    session.defer(e -> e.withAttempts(List.of(attempt)));
    return found;
  }

  private ClientQuery query(
      Interaction interaction, ClientKey client, Project project, CrmAccess.Session crm) {
    Instant now = clock.instant();
    return new ClientQuery(
        interaction.clientPhone(),
        interaction.clientEmail(),
        crm.settleTime().isPositive()
            ? recent.of(client, project.integration().id(), now)
            : List.of());
  }

  private Attempt lookedUp(CrmAccess.Session crm, Instant began, Lookup lookup) {
    List<CallTrace> calls = crm.newCalls();
    int status = calls.isEmpty() ? 0 : calls.getLast().httpStatus();
    String what = String.join(", ", calls.stream().map(CallTrace::what).toList());
    long millis = Duration.between(began, clock.instant()).toMillis();
    return switch (lookup) {
      case Lookup.Known known ->
          new Attempt(
              began,
              "find",
              what,
              "known",
              "%d contacts, %d leads, %d deals"
                  .formatted(
                      known.records().contacts().size(),
                      known.records().leads().size(),
                      known.records().deals().size()),
              status,
              millis);
      case Lookup.Failed failed ->
          new Attempt(began, "find", what, "failed", failed.failure().reason(), status, millis);
    };
  }
}
