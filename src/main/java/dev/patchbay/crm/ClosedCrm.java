package dev.patchbay.crm;

import java.time.Instant;
import java.util.List;

/** Stands in for a CRM that could not be opened. */
record ClosedCrm(Failure failure) implements Crm {

  @Override
  public Connected connect() {
    return new Connected.Failed(failure);
  }

  @Override
  public Lookup find(ClientQuery client) {
    return new Lookup.Failed(failure);
  }

  @Override
  public Described describe() {
    return new Described.Failed(failure);
  }

  @Override
  public List<Outcome> perform(List<Command> batch) {
    return batch.stream().<Outcome>map(command -> failure).toList();
  }

  @Override
  public Recovery recover(Command command, Instant intendedAt) {
    return new Recovery.Failed(failure);
  }

  @Override
  public Changes changes(ChangesQuery query) {
    return new Changes.Failed(failure);
  }

  @Override
  public Reading read(RecordRef ref) {
    return new Reading.Failed(failure);
  }

  @Override
  public Dossier.Answer dossier(RecordRef ref) {
    return new Dossier.Answer.Failed(failure);
  }

  @Override
  public Outcome remove(RecordRef ref) {
    return failure;
  }

  @Override
  public Subscription.Answer subscribe(String url) {
    return new Subscription.Answer.Failed(failure);
  }

  @Override
  public Outcome unsubscribe(Subscription subscription) {
    return failure;
  }
}
