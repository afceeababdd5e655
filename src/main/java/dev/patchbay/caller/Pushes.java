package dev.patchbay.caller;

import dev.patchbay.caller.SmartPhone.Sent;
import dev.patchbay.intake.telephony.SourceCredentials;
import dev.patchbay.metrics.Metrics;
import dev.patchbay.metrics.Metrics.Metric;
import dev.patchbay.project.Project;
import dev.patchbay.project.Project.CrmState;
import dev.patchbay.project.Projects;
import dev.patchbay.store.Document;
import dev.patchbay.store.Document.Key;
import dev.patchbay.store.Index;
import dev.patchbay.store.Json;
import dev.patchbay.store.SortableTime;
import dev.patchbay.store.Stored;
import dev.patchbay.store.Table;
import dev.patchbay.store.Table.Range;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Clients whose card Ringostat Smart Phone is to be told. A delivery only notes the client here;
 * the tick tells him, so that nothing of it can hold up or fail a delivery. One note a client:
 * whatever happens until he is told goes along.
 */
@Singleton
public class Pushes {

  private static final Logger LOG = Logger.getLogger(Pushes.class);

  private static final String SORT = "PUSH";
  private static final String PARTITION = "PUSH";
  private static final int AT_ONCE = 50;
  private static final int MOST_TRIES = 24;

  /** A run of the tick has a minute, which it shares with other jobs. */
  private static final Duration BUDGET = Duration.ofSeconds(15);

  private static final Duration LONGEST_WAIT = Duration.ofHours(1);

  private final Table table;
  private final Json json;
  private final Projects projects;
  private final ClientFiles files;
  private final SourceCredentials credentials;
  private final SmartPhone smartPhone;
  private final Metrics metrics;
  private final Clock clock;

  @Inject
  public Pushes(
      Table table,
      Json json,
      Projects projects,
      ClientFiles files,
      SourceCredentials credentials,
      SmartPhone smartPhone,
      Metrics metrics,
      Clock clock) {
    this.table = table;
    this.json = json;
    this.projects = projects;
    this.files = files;
    this.credentials = credentials;
    this.smartPhone = smartPhone;
    this.metrics = metrics;
    this.clock = clock;
  }

  /**
   * @param tries that failed
   * @param due when the next one is
   */
  record Push(String project, String client, int tries, Instant due) {}

  /**
   * Tells whoever is due, as far as time allows.
   *
   * @return how many were told
   */
  public int work() {
    Instant begin = clock.instant();
    int told = 0;
    var page =
        table.page(Index.WAITING, PARTITION, Range.upTo(SortableTime.of(begin) + "~", AT_ONCE));
    for (Document document : page.documents()) {
      if (clock.instant().isAfter(begin.plus(BUDGET))) {
        break;
      }
      Push push = json.read(document.body(), Push.class);
      try {
        told += work(document, push) ? 1 : 0;
      } catch (RuntimeException e) {
        LOG.errorf(e, "a contact of %s cannot be told to Smart Phone", push.project());
        again(document, push);
      }
    }
    return told;
  }

  private boolean work(Document document, Push push) {
    Optional<Project> project = projects.find(push.project());
    Optional<ClientFile> file = files.find(push.project(), push.client()).map(Stored::value);
    Map<String, String> keys = credentials.read(push.project(), "ringostat");
    boolean wanted =
        project.isPresent()
            && project.get().settings().routing().smartPhone()
            && file.isPresent()
            && ofPresentCrm(project.get(), file.get().known())
            && SmartPhone.configured(keys);
    if (!wanted) {
      table.delete(document);
      return false;
    }
    return switch (smartPhone.send(project.get(), push.client(), file.get().known(), keys)) {
      case Sent.Taken _ -> {
        table.delete(document);
        yield true;
      }
      case Sent.Refused(String reason) -> {
        LOG.warnf("Smart Phone refuses a contact of %s: %s", push.project(), reason);
        metrics.count(Metric.PUSHES_LOST, push.project());
        table.delete(document);
        yield false;
      }
      case Sent.Failed(String reason) -> {
        LOG.warnf("Smart Phone did not take a contact of %s: %s", push.project(), reason);
        again(document, push);
        yield false;
      }
    };
  }

  /** Records of a CRM that the project has left, or not set up yet, are told to nobody. */
  private static boolean ofPresentCrm(Project project, KnownClient known) {
    return known != null
        && project.crmState() == CrmState.CONNECTED
        && known.integration().equals(project.integration().id());
  }

  private void again(Document document, Push push) {
    int tries = push.tries() + 1;
    if (tries >= MOST_TRIES) {
      metrics.count(Metric.PUSHES_LOST, push.project());
      table.delete(document);
      return;
    }
    Duration wait = Duration.ofMinutes(1L << Math.min(tries, 10));
    Instant due = clock.instant().plus(wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait);
    Document later = document(json, new Push(push.project(), push.client(), tries, due));
    table.replace(
        new Document(document.key(), document.version(), later.body(), later.indexed(), null));
  }

  /** The note that has a client told at once. */
  static Document note(Json json, String project, String client, Instant now) {
    return document(json, new Push(project, client, 0, now));
  }

  private static Document document(Json json, Push push) {
    Key key = new Key("P#" + push.project() + "#C#" + push.client(), SORT);
    String order = SortableTime.of(push.due()) + "#" + push.project() + "#" + push.client();
    return Document.of(key, json.write(push)).in(Index.WAITING, new Key(PARTITION, order));
  }
}
