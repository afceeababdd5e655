package dev.patchbay.sync;

import dev.patchbay.crm.CrmCatalogue;
import dev.patchbay.crm.CrmNotices;
import dev.patchbay.crm.CrmNotices.Notice;
import dev.patchbay.crm.CrmNotices.Read;
import dev.patchbay.crm.RecordKind;
import dev.patchbay.crm.Subscription;
import dev.patchbay.crm.Subscriptions;
import dev.patchbay.project.Integration.State;
import dev.patchbay.project.Project;
import dev.patchbay.store.Document;
import dev.patchbay.store.Document.Key;
import dev.patchbay.store.Table;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Takes what a CRM's webhooks say: checks who sent it, and has each record that it names read
 * again. Nothing else of it is believed.
 */
@Singleton
public class NoticeBoard {

  /** Longer than a CRM repeats a notice. */
  private static final Duration REMEMBERED = Duration.ofDays(3);

  private static final Set<RecordKind> COPIED =
      Set.of(RecordKind.CONTACT, RecordKind.LEAD, RecordKind.DEAL);

  private final CrmCatalogue catalogue;
  private final Subscriptions subscriptions;
  private final Rereads rereads;
  private final Table table;
  private final Clock clock;

  @Inject
  public NoticeBoard(
      CrmCatalogue catalogue,
      Subscriptions subscriptions,
      Rereads rereads,
      Table table,
      Clock clock) {
    this.catalogue = catalogue;
    this.subscriptions = subscriptions;
    this.rereads = rereads;
    this.table = table;
    this.clock = clock;
  }

  /** What became of a request. */
  public sealed interface Taken {

    /**
     * @param records how many are read again because of it
     */
    record Noted(int records) implements Taken {}

    /** It is not from the CRM that the project has connected. */
    record NotAuthentic(String reason) implements Taken {}

    /** It is from the CRM, but nobody understands it: the schedule finds what it was about. */
    record Unreadable(String reason) implements Taken {}
  }

  /**
   * @param crm the kind of CRM to whose address it was sent
   */
  public Taken take(Project project, String crm, CrmNotices.Request request) {
    var integration = project.integration();
    if (integration == null
        || integration.state() != State.CONNECTED
        || !integration.kind().equals(crm)) {
      return new Taken.NotAuthentic("this CRM is not connected");
    }
    Optional<CrmNotices> reader = catalogue.find(crm).flatMap(connector -> connector.notices());
    Optional<Subscription> subscription = subscriptions.find(project.id(), integration.id());
    if (reader.isEmpty() || subscription.isEmpty()) {
      return new Taken.NotAuthentic("the hub has registered no webhook there");
    }
    return switch (reader.get().read(request, subscription.get())) {
      case Read.NotAuthentic(String reason) -> new Taken.NotAuthentic(reason);
      case Read.Unreadable(String reason) -> new Taken.Unreadable(reason);
      case Read.Notices notices ->
          new Taken.Noted(
              (int)
                  notices.notices().stream()
                      .filter(notice -> COPIED.contains(notice.ref().kind()))
                      .filter(notice -> isNew(project.id(), integration.id(), notice))
                      .count());
    };
  }

  /** Remembered after its record was announced: a crash between repeats the announcement. */
  private boolean isNew(String project, String integration, Notice notice) {
    Key key =
        new Key(
            "P#" + project + "#NOTICES",
            integration
                + "#"
                + UUID.nameUUIDFromBytes(notice.id().getBytes(StandardCharsets.UTF_8)));
    if (table.get(key).isPresent()) {
      return false;
    }
    rereads.announce(project, integration, notice.ref());
    table.create(Document.of(key, "{}").expiring(clock.instant().plus(REMEMBERED)));
    return true;
  }
}
