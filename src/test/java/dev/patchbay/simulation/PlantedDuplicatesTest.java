package dev.patchbay.simulation;

import static dev.patchbay.simulation.PlantedFaultsTest.shown;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.crm.Action;
import dev.patchbay.crm.ClientQuery;
import dev.patchbay.crm.Command;
import dev.patchbay.crm.Connected;
import dev.patchbay.crm.Crm;
import dev.patchbay.crm.Lookup;
import dev.patchbay.crm.Outcome;
import dev.patchbay.crm.RecordKind;
import dev.patchbay.crm.RecordRef;
import dev.patchbay.crm.Recovery;
import dev.patchbay.crm.Target;
import dev.patchbay.simulation.Simulation.Mix;
import dev.patchbay.simulation.Violation.Kind;
import dev.patchbay.store.Document;
import dev.patchbay.store.Document.Key;
import dev.patchbay.store.Index;
import dev.patchbay.store.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** As {@link PlantedFaultsTest}, for what may go wrong with leads that repeat each other. */
@ExtendWith(Silence.class)
class PlantedDuplicatesTest {

  private static final int SEEDS = 200;

  @Test
  void a_history_that_is_entered_after_the_first_step_lets_two_originals_through() {
    ThreadLocal<List<Runnable>> late = ThreadLocal.withInitial(ArrayList::new);
    Boundary tardy =
        Boundary.SOUND
            .withTable(table -> new EnteringLate(table, late))
            .withCrm(crm -> new ThenEntered(crm, late));
    assertThat(shown(SEEDS, seed -> Simulation.run(seed, tardy, Mix.ONE_PROJECT)))
        .contains(Kind.TWO_ORIGINALS);
  }

  @Test
  void a_verdict_that_reads_the_history_of_the_phone_alone_lets_two_originals_through() {
    ThreadLocal<Boolean> phoneWasRead = ThreadLocal.withInitial(() -> false);
    Boundary blind = Boundary.SOUND.withTable(table -> new PhoneOnly(table, phoneWasRead));
    assertThat(shown(SEEDS, seed -> Simulation.run(seed, blind, Mix.ONE_PROJECT)))
        .contains(Kind.TWO_ORIGINALS);
  }

  @Test
  void a_duplicates_comment_that_keeps_no_ledger_is_made_twice() {
    Boundary forgetful = Boundary.SOUND.withCrm(WithoutLedger::new);
    assertThat(shown(SEEDS, seed -> Simulation.run(seed, forgetful, Mix.ONE_PROJECT)))
        .contains(Kind.DOUBLE_EFFECT);
  }

  @Test
  void a_duplicates_comment_on_another_record_than_its_originals_shows() {
    Boundary misled = Boundary.SOUND.withCrm(OnTheRecordBefore::new);
    assertThat(shown(SEEDS, seed -> Simulation.run(seed, misled, Mix.ONE_PROJECT)))
        .contains(Kind.WRONG_RECORD);
  }

  private static boolean ofDuplicate(Command command) {
    return command.step().startsWith("duplicate-");
  }

  private static boolean history(Key key) {
    return key.sort().equals("LEADS");
  }

  /** A table that does something else with the history of leads. */
  private abstract static class Histories implements Table {
    final Table table;

    Histories(Table table) {
      this.table = table;
    }

    @Override
    public Optional<Document> get(Key key) {
      return table.get(key);
    }

    @Override
    public Document put(Document document) {
      return table.put(document);
    }

    @Override
    public Optional<Document> create(Document document) {
      return table.create(document);
    }

    @Override
    public Optional<Document> replace(Document document) {
      return table.replace(document);
    }

    @Override
    public void delete(Key key) {
      table.delete(key);
    }

    @Override
    public boolean delete(Document document) {
      return table.delete(document);
    }

    @Override
    public List<Document> list(String partition, String sortPrefix) {
      return table.list(partition, sortPrefix);
    }

    @Override
    public Page page(String partition, Range range) {
      return table.page(partition, range);
    }

    @Override
    public Page page(Index index, String partition, Range range) {
      return table.page(index, partition, range);
    }
  }

  /** Keeps back what a worker enters; each worker has a thread of its own. */
  private static final class EnteringLate extends Histories {
    private final ThreadLocal<List<Runnable>> late;

    EnteringLate(Table table, ThreadLocal<List<Runnable>> late) {
      super(table);
      this.late = late;
    }

    @Override
    public Optional<Document> create(Document document) {
      return history(document.key()) ? later(document) : super.create(document);
    }

    @Override
    public Optional<Document> replace(Document document) {
      return history(document.key()) ? later(document) : super.replace(document);
    }

    private Optional<Document> later(Document document) {
      late.get().add(() -> table.put(document));
      return Optional.of(document);
    }
  }

  /** Writes down what was kept back when a step is done. */
  private record ThenEntered(Crm crm, ThreadLocal<List<Runnable>> late) implements Crm {
    @Override
    public Connected connect() {
      return crm.connect();
    }

    @Override
    public Lookup find(ClientQuery client) {
      return crm.find(client);
    }

    @Override
    public List<Outcome> perform(List<Command> batch) {
      List<Outcome> outcomes = crm.perform(batch);
      late.get().forEach(Runnable::run);
      late.get().clear();
      return outcomes;
    }

    @Override
    public Recovery recover(Command command, Instant intendedAt) {
      return crm.recover(command, intendedAt);
    }
  }

  /** Sees nothing of an e-mail's history when that of a phone was read just before. */
  private static final class PhoneOnly extends Histories {
    private final ThreadLocal<Boolean> phoneWasRead;

    PhoneOnly(Table table, ThreadLocal<Boolean> phoneWasRead) {
      super(table);
      this.phoneWasRead = phoneWasRead;
    }

    @Override
    public Optional<Document> get(Key key) {
      boolean ofEmail = history(key) && key.partition().contains("#C#mail:");
      boolean unread = ofEmail && phoneWasRead.get();
      phoneWasRead.set(history(key) && !ofEmail);
      return unread ? Optional.empty() : super.get(key);
    }

    @Override
    public Optional<Document> create(Document document) {
      return history(document.key()) ? Optional.of(table.put(document)) : super.create(document);
    }
  }

  /** Does a duplicate's steps again when it does not know what became of them. */
  private record WithoutLedger(Crm crm) implements Crm {
    @Override
    public Connected connect() {
      return crm.connect();
    }

    @Override
    public Lookup find(ClientQuery client) {
      return crm.find(client);
    }

    @Override
    public List<Outcome> perform(List<Command> batch) {
      return crm.perform(batch);
    }

    @Override
    public Recovery recover(Command command, Instant intendedAt) {
      return ofDuplicate(command) ? new Recovery.NeverHappened() : crm.recover(command, intendedAt);
    }
  }

  /** Leaves a duplicate's comment on the record before the one that is meant. */
  private record OnTheRecordBefore(Crm crm) implements Crm {
    @Override
    public Connected connect() {
      return crm.connect();
    }

    @Override
    public Lookup find(ClientQuery client) {
      return crm.find(client);
    }

    @Override
    public List<Outcome> perform(List<Command> batch) {
      Command command = batch.getFirst();
      if (!ofDuplicate(command)) {
        return crm.perform(batch);
      }
      Action elsewhere = command.action().retargeted(OnTheRecordBefore::before);
      return crm.perform(List.of(new Command(command.step(), command.marker(), elsewhere)));
    }

    /** A lead is made right after its contact, and the simulated CRM counts its records. */
    private static Target before(Target target) {
      String id = ((Target.Existing) target).ref().id();
      int number = Integer.parseInt(id.substring(id.lastIndexOf('-') + 1));
      String contact = id.substring(0, id.lastIndexOf('-') + 1) + Math.max(1, number - 1);
      return new Target.Existing(new RecordRef(RecordKind.CONTACT, contact, null));
    }

    @Override
    public Recovery recover(Command command, Instant intendedAt) {
      return crm.recover(command, intendedAt);
    }
  }
}
