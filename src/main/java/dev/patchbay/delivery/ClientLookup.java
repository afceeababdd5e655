package dev.patchbay.delivery;

import dev.patchbay.crm.CallTrace;
import dev.patchbay.crm.ClientQuery;
import dev.patchbay.crm.Lookup;
import dev.patchbay.journal.Attempt;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Asks a CRM what it knows of an interaction's client, and notes the attempt in the journal. */
final class ClientLookup {

  private final Clock clock;

  ClientLookup(Clock clock) {
    this.clock = clock;
  }

  Lookup find(EntrySession session, ClientQuery query, CrmAccess.Session crm) {
    Instant began = clock.instant();
    Lookup found = crm.crm().find(query);
    Attempt attempt = lookedUp(crm, began, found);
    session.defer(e -> e.withAttempts(List.of(attempt)));
    return found;
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
