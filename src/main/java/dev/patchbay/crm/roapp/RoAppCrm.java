package dev.patchbay.crm.roapp;

import dev.patchbay.crm.ClientQuery;
import dev.patchbay.crm.Command;
import dev.patchbay.crm.Connected;
import dev.patchbay.crm.Crm;
import dev.patchbay.crm.CrmStop;
import dev.patchbay.crm.Described;
import dev.patchbay.crm.Failure;
import dev.patchbay.crm.Lookup;
import dev.patchbay.crm.Outcome;
import dev.patchbay.crm.Recovery;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** One connected RO App account. */
final class RoAppCrm implements Crm {

  private final RoAppConfig config;
  private final RoAppCalls calls;
  private final RoAppBooks books;

  RoAppCrm(RoAppConfig config, RoAppCalls calls, RoAppBooks books) {
    this.config = config;
    this.calls = calls;
    this.books = books;
  }

  @Override
  public Connected connect() {
    return this.<Connected>ending(() -> new RoAppSetup(config, books).run(), Connected.Failed::new);
  }

  @Override
  public Lookup find(ClientQuery client) {
    return this.<Lookup>ending(
        () -> new Lookup.Known(new RoAppLookup(calls, config).find(client)), Lookup.Failed::new);
  }

  @Override
  public Described describe() {
    return this.<Described>ending(
        () -> new Described.Known(new RoAppSchema(config, books).read()), Described.Failed::new);
  }

  /** A whole plan at once, so that a note can be made together with its record. */
  @Override
  public List<List<Command>> batches(List<Command> commands) {
    return commands.isEmpty() ? List.of() : List.of(List.copyOf(commands));
  }

  @Override
  public List<Outcome> perform(List<Command> batch) {
    return new RoAppPlan(batch, new RoAppWriter(calls, config), config).run();
  }

  @Override
  public Recovery recover(Command command, Instant intendedAt) {
    return this.<Recovery>ending(
        () -> new RoAppRecovery(calls, config).recover(command, intendedAt), Recovery.Failed::new);
  }

  /** Everything but a plan only reads, and a read ends well or with a failure. */
  private <T> T ending(Supplier<T> work, Function<Failure, T> failed) {
    try {
      return work.get();
    } catch (CrmStop stop) {
      return failed.apply((Failure) stop.outcome());
    }
  }
}
