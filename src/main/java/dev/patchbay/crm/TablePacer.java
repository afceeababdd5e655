package dev.patchbay.crm;

import dev.patchbay.crm.CrmMetadata.Limit;
import dev.patchbay.store.Document;
import dev.patchbay.store.Document.Key;
import dev.patchbay.store.Table;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * A {@link Pacer} that all instances share through one document per integration. A call's place is
 * reserved before it is waited for, by a conditional write. Trusts the instances' clocks to agree.
 *
 * <p>What this instance wrote last is not read again: if another one wrote since, the next write
 * fails, and only then the document is read.
 */
@ApplicationScoped
class TablePacer implements Pacer {

  /** A budget of one second is waited for: with the lateness and a slice it is back by then. */
  private static final Duration LONGEST_WAIT = Duration.ofMillis(1200);

  private static final Duration KEPT = Duration.ofDays(2);
  private static final int ATTEMPTS = 50;

  private final Table table;
  private final Clock clock;
  private final Map<Key, Document> written = new ConcurrentHashMap<>();

  TablePacer(Table table, Clock clock) {
    this.table = table;
    this.clock = clock;
  }

  @Override
  public Permit acquire(
      String project, String integration, List<Limit> limits, CrmCalls.Cost cost) {
    if (limits.isEmpty()) {
      return new Permit.Granted(Duration.ZERO);
    }
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Document document = read(project, integration);
      Spending spending = Spending.parse(document.body());
      Instant now = clock.instant();
      Instant turn = spending.earliest(now, limits, cost);
      Duration wait = Duration.between(now, turn);
      if (wait.compareTo(LONGEST_WAIT) > 0) {
        return new Permit.Exhausted(wait);
      }
      if (write(document, spending.with(turn, limits, cost))) {
        Duration left = Duration.between(clock.instant(), turn);
        if (left.isPositive()) {
          return new Permit.Granted(left);
        }
        if (left.negated().compareTo(Spending.LATENESS) <= 0) {
          return new Permit.Granted(Duration.ZERO);
        }
        // The table was so slow that the turn is over: it stays spent, and another one is needed.
      }
    }
    return new Permit.Exhausted(LONGEST_WAIT);
  }

  @Override
  public void pause(String project, String integration, Duration pause) {
    Instant until = clock.instant().plus(pause);
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Document document = read(project, integration);
      if (write(document, Spending.parse(document.body()).pausedUntil(until))) {
        return;
      }
    }
  }

  private Document read(String project, String integration) {
    Key key = new Key(project + "#pacing", integration);
    Document known = written.get(key);
    return known != null ? known : table.get(key).orElseGet(() -> Document.of(key, "{}"));
  }

  private boolean write(Document old, Spending spending) {
    Document next = old.withBody(spending.json()).expiring(clock.instant().plus(KEPT));
    Function<Document, Optional<Document>> store =
        old.version() == 0 ? table::create : table::replace;
    Optional<Document> stored = store.apply(next);
    stored.ifPresentOrElse(
        document -> written.put(document.key(), document), () -> written.remove(next.key()));
    return stored.isPresent();
  }
}
