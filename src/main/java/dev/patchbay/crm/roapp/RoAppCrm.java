package dev.patchbay.crm.roapp;

import dev.patchbay.crm.Changes;
import dev.patchbay.crm.ChangesQuery;
import dev.patchbay.crm.ClientQuery;
import dev.patchbay.crm.Command;
import dev.patchbay.crm.Connected;
import dev.patchbay.crm.Crm;
import dev.patchbay.crm.CrmStop;
import dev.patchbay.crm.Described;
import dev.patchbay.crm.Dossier;
import dev.patchbay.crm.Failure;
import dev.patchbay.crm.Lookup;
import dev.patchbay.crm.Outcome;
import dev.patchbay.crm.Reading;
import dev.patchbay.crm.RecordRef;
import dev.patchbay.crm.Recovery;
import dev.patchbay.crm.Subscription;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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

  @Override
  public Changes changes(ChangesQuery query) {
    return this.<Changes>ending(
        () -> new RoAppChanges(calls, new RoAppRecords(config)).page(query), Changes.Failed::new);
  }

  @Override
  public Reading read(RecordRef ref) {
    return this.<Reading>ending(
        () -> new RoAppReader(calls, config).read(ref), Reading.Failed::new);
  }

  @Override
  public Dossier.Answer dossier(RecordRef ref) {
    return this.<Dossier.Answer>ending(
        () -> new RoAppReader(calls, config).dossier(ref), Dossier.Answer.Failed::new);
  }

  /**
   * A webhook is made by a person in RO App's own pages; the form says with what it signs. No call
   * is made.
   */
  @Override
  public Subscription.Answer subscribe(String url) {
    return config.webhookSecret().isEmpty()
        ? new Subscription.Answer.Failed(
            new Failure.Refused(
                RoAppConfig.WEBHOOK_SECRET + ": add the webhook in RO App and enter its secret", 0))
        : new Subscription.Answer.Subscribed(
            new Subscription(url, Map.of(RoAppNotices.SECRET, config.webhookSecret()), Map.of()));
  }

  /** A person takes it away, too. */
  @Override
  public Outcome unsubscribe(Subscription subscription) {
    return new Outcome.Found(null);
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
