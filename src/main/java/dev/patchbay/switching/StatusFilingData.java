package dev.patchbay.switching;

import dev.patchbay.statusgroup.Filings;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** In which groups the old CRM's statuses are. It stays with the integration it belongs to. */
@Singleton
final class StatusFilingData implements AffectedData {

  private final Filings filings;

  @Inject
  StatusFilingData(Filings filings) {
    this.filings = filings;
  }

  @Override
  public String kind() {
    return "status-filing";
  }

  @Override
  public int order() {
    return 30;
  }

  @Override
  public Count count(Scope scope) {
    return Count.of(
        filings.of(scope.project().id(), scope.project().integration().id()).statuses().size());
  }

  @Override
  public Consequence consequence(Facts facts, ChangeRequest request) {
    Effect effect =
        request.startsOver()
            ? Effect.ARCHIVED
            : request.earlierDeals() ? Effect.KEPT : Effect.HIDDEN;
    String old = facts.source().title();
    return Consequence.of(
        kind(),
        effect,
        facts.count(kind()),
        request.earlierDeals() && !request.startsOver()
            ? "Earlier deals are still filed by the statuses of " + old + "."
            : "The statuses are those of "
                + old
                + ". The next CRM's own are filed anew; these come back with the same account.");
  }
}
