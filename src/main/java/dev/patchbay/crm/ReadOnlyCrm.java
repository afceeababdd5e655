package dev.patchbay.crm;

import java.time.Instant;
import java.util.List;

/**
 * A CRM that was left: it may be read, and nothing is written to it any more, whoever asks. Also
 * not by {@link #connect}, which prepares a CRM for the hub.
 */
record ReadOnlyCrm(Crm crm) implements Crm {

  static final Failure.Refused REFUSED =
      new Failure.Refused("the project has left this CRM: nothing is written to it", 0);

  @Override
  public Connected connect() {
    return new Connected.Failed(REFUSED);
  }

  @Override
  public Lookup find(ClientQuery client) {
    return crm.find(client);
  }

  @Override
  public Described describe() {
    return crm.describe();
  }

  @Override
  public List<List<Command>> batches(List<Command> commands) {
    return crm.batches(commands);
  }

  @Override
  public List<Outcome> perform(List<Command> batch) {
    return batch.stream().<Outcome>map(command -> REFUSED).toList();
  }

  @Override
  public Recovery recover(Command command, Instant intendedAt) {
    return crm.recover(command, intendedAt);
  }

  @Override
  public Changes changes(ChangesQuery query) {
    return crm.changes(query);
  }

  @Override
  public Reading read(RecordRef ref) {
    return crm.read(ref);
  }

  @Override
  public Dossier.Answer dossier(RecordRef ref) {
    return crm.dossier(ref);
  }

  @Override
  public Outcome remove(RecordRef ref) {
    return REFUSED;
  }

  @Override
  public Subscription.Answer subscribe(String url) {
    return new Subscription.Answer.Failed(REFUSED);
  }

  @Override
  public Outcome unsubscribe(Subscription subscription) {
    return REFUSED;
  }
}
