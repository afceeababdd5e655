package dev.patchbay.crm.pipedrive;

import dev.patchbay.crm.Changes;
import dev.patchbay.crm.ChangesQuery;
import dev.patchbay.crm.ClientQuery;
import dev.patchbay.crm.Command;
import dev.patchbay.crm.Connected;
import dev.patchbay.crm.Connected.CrmUser;
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
import dev.patchbay.crm.pipedrive.Received.Me;
import dev.patchbay.crm.pipedrive.Received.User;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** One company's Pipedrive. */
final class PipedriveCrm implements Crm {

  private final PipedriveSite site;
  private final PipedriveCalls calls;
  private final SyncCalls sync;

  PipedriveCrm(PipedriveSite site, PipedriveCalls calls, SyncCalls sync) {
    this.site = site;
    this.calls = calls;
    this.sync = sync;
  }

  @Override
  public Connected connect() {
    return this.<Connected>ending(
        () -> {
          Me me = calls.me();
          List<CrmUser> users =
              calls.users().stream().filter(PipedriveCrm::active).map(PipedriveCrm::user).toList();
          return new Connected.Ready(account(me), users, warnings(me));
        },
        outcome -> new Connected.Failed(failure(outcome)));
  }

  @Override
  public Lookup find(ClientQuery client) {
    return this.<Lookup>ending(
        () -> new Lookup.Known(new ClientSearch(calls, site).find(client)),
        outcome -> new Lookup.Failed(failure(outcome)));
  }

  @Override
  public Described describe() {
    return this.<Described>ending(
        () -> new Described.Known(new PipedriveSchema(calls).read()),
        outcome -> new Described.Failed(failure(outcome)));
  }

  @Override
  public List<Outcome> perform(List<Command> batch) {
    List<Outcome> outcomes = new ArrayList<>();
    boolean going = true;
    for (Command command : batch) {
      Outcome outcome = going ? perform(command) : new Failure.Unavailable("not tried");
      going = outcome instanceof Outcome.Created || outcome instanceof Outcome.Found;
      outcomes.add(outcome);
    }
    return outcomes;
  }

  @Override
  public Recovery recover(Command command, Instant intendedAt) {
    return this.<Recovery>ending(
        () -> new LostAnswers(calls, site).recover(command, intendedAt),
        outcome -> new Recovery.Failed(failure(outcome)));
  }

  @Override
  public Changes changes(ChangesQuery query) {
    return this.<Changes>ending(
        () -> new ChangeLists(sync, new Records(site)).page(query),
        outcome -> new Changes.Failed(failure(outcome)));
  }

  @Override
  public Reading read(RecordRef ref) {
    return this.<Reading>ending(
        () -> reader().read(ref), outcome -> new Reading.Failed(failure(outcome)));
  }

  @Override
  public Dossier.Answer dossier(RecordRef ref) {
    return this.<Dossier.Answer>ending(
        () -> reader().dossier(ref), outcome -> new Dossier.Answer.Failed(failure(outcome)));
  }

  @Override
  public Outcome remove(RecordRef ref) {
    return this.<Outcome>ending(
        () -> {
          sync.remove(ref);
          return new Outcome.Found(ref);
        },
        outcome -> outcome);
  }

  @Override
  public Subscription.Answer subscribe(String url) {
    return this.<Subscription.Answer>ending(
        () -> new Subscription.Answer.Subscribed(new Webhooks(sync).subscribe(url)),
        outcome -> new Subscription.Answer.Failed(failure(outcome)));
  }

  @Override
  public Outcome unsubscribe(Subscription subscription) {
    return this.<Outcome>ending(
        () -> {
          new Webhooks(sync).unsubscribe(subscription);
          return new Outcome.Found(null);
        },
        outcome -> outcome);
  }

  private RecordReader reader() {
    return new RecordReader(calls, sync, new Records(site));
  }

  private Outcome perform(Command command) {
    return this.<Outcome>ending(
        () -> new ActionWriter(calls, site).write(command), outcome -> outcome);
  }

  private <T> T ending(Supplier<T> work, Function<Outcome, T> stopped) {
    try {
      return work.get();
    } catch (CrmStop stop) {
      return stopped.apply(stop.outcome());
    }
  }

  /** A read ends well or with a failure, never in doubt. */
  private static Failure failure(Outcome outcome) {
    return (Failure) outcome;
  }

  private String account(Me me) {
    String domain = me.companyDomain() == null ? site.company() : me.companyDomain();
    String host = domain + ".pipedrive.com";
    return me.companyName() == null ? host : me.companyName() + " (" + host + ")";
  }

  private List<String> warnings(Me me) {
    return me.companyDomain() == null || me.companyDomain().equals(site.company())
        ? List.of()
        : List.of(
            "The API token belongs to the company "
                + me.companyDomain()
                + ", so links to "
                + site.company()
                + " will not open.");
  }

  private static boolean active(User user) {
    return !Boolean.FALSE.equals(user.active()) && !Boolean.TRUE.equals(user.deleted());
  }

  private static CrmUser user(User user) {
    return new CrmUser(String.valueOf(user.id()), user.name(), user.email());
  }
}
