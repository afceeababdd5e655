package dev.patchbay.performance;

import dev.patchbay.crm.CrmUnderTest;
import dev.patchbay.delivery.ConnectedHub;
import dev.patchbay.delivery.SettableClock;
import dev.patchbay.intake.interaction.InteractionEvent;
import dev.patchbay.journal.JournalEntry;
import dev.patchbay.project.Employee;
import dev.patchbay.project.ProjectSettings;
import dev.patchbay.store.MemoryTable;
import dev.patchbay.store.secret.Vault;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** A hub connected to one CRM, with everything counted that it asks of others. */
final class Bench {

  private final SettableClock clock =
      new SettableClock(Instant.now().truncatedTo(ChronoUnit.MILLIS));
  private final MemoryTable table;
  private final ConnectedHub hub;
  private Duration waited = Duration.ZERO;
  private int intake;
  private int delivery;

  Bench(CrmUnderTest crm, MemoryTable table, Vault vault) {
    this.table = table;
    this.hub = new ConnectedHub(crm, table, vault, clock, this::wait);
  }

  void project(ProjectSettings settings, List<Employee> employees) {
    hub.project(settings, employees);
  }

  /** Takes an event in as the function does, and delivers what it leads to. */
  JournalEntry take(InteractionEvent event) {
    clock.advance(Duration.ofSeconds(1));
    int before = table.requests();
    String id = hub.accept(event);
    int accepted = table.requests();
    hub.deliver();
    intake += accepted - before;
    delivery += table.requests() - accepted;
    return hub.entry(id);
  }

  Counts counts() {
    return new Counts(intake, delivery, hub.calls());
  }

  /** How long it waited for the CRM's budget. */
  Duration waited() {
    return waited;
  }

  private void wait(Duration time) {
    waited = waited.plus(time);
    clock.advance(time);
  }

  /**
   * @param intake requests to the table until an event's 202
   * @param delivery requests to the table from the queue's message to the end
   * @param calls requests to the CRM
   */
  record Counts(int intake, int delivery, int calls) {}
}
