package dev.patchbay.delivery;

import dev.patchbay.delivery.Worklist.WorkItem;
import dev.patchbay.intake.interaction.CallEvent;
import dev.patchbay.intake.interaction.CallEventKey;
import dev.patchbay.intake.interaction.FormSubmission;
import dev.patchbay.intake.interaction.InteractionEvent;
import dev.patchbay.intake.interaction.MessengerContact;
import dev.patchbay.intake.phone.PhoneNumbers;
import dev.patchbay.journal.InteractionState;
import dev.patchbay.journal.Journal;
import dev.patchbay.journal.Journal.RawEvent;
import dev.patchbay.journal.JournalEntry;
import dev.patchbay.journal.ReportedEvent;
import dev.patchbay.metrics.Metrics;
import dev.patchbay.metrics.Metrics.Metric;
import dev.patchbay.project.Project;
import dev.patchbay.store.Stored;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Accepts events. When {@link #accept} returns, the event is stored and will be worked on, whatever
 * happens afterwards; a repeat gets the same id and changes nothing.
 */
@Singleton
public class Inbox {

  private static final Logger LOG = Logger.getLogger(Inbox.class);

  /** After this time the tick looks whether the queue's message was lost. */
  private static final Duration OVERDUE = Duration.ofSeconds(60);

  private final Journal journal;
  private final Worklist worklist;
  private final ClientQueue queue;
  private final PhoneNumbers phones;
  private final Metrics metrics;
  private final Clock clock;

  @Inject
  public Inbox(
      Journal journal,
      Worklist worklist,
      ClientQueue queue,
      PhoneNumbers phones,
      Metrics metrics,
      Clock clock) {
    this.journal = journal;
    this.worklist = worklist;
    this.queue = queue;
    this.phones = phones;
    this.metrics = metrics;
    this.clock = clock;
  }

  /**
   * @return the interaction's id, the same for every event of it
   */
  public String accept(Project project, InteractionEvent event, RawEvent raw) {
    Instant now = clock.instant();
    String id = Ids.hash(project.id(), event.source(), event.interactionId());
    String key = key(event);
    ClientKey client = client(project, event, id);
    Duration retention = Duration.ofDays(project.settings().rawRetentionDays());

    journal.keepRaw(project.id(), id, key, raw, now.plus(retention));
    Stored<WorkItem> item = worklist.add(workItem(client, id, key, now));
    JournalEntry entry = entry(project, id, client, key, event, now);
    if (journal.create(entry).isPresent()) {
      metrics.count(Metric.ACCEPTED, project.id());
      announce(client, id, key);
    } else {
      append(project, item, client, event, now).ifPresent(owner -> announce(owner, id, key));
    }
    return id;
  }

  /**
   * Adds the event to the interaction that is there; the client whose work it is may have been
   * known before, or only now.
   *
   * @param item made for the event, on the list of the client whom the event names
   * @return who has work now; empty after a repeat of what everything was done about
   */
  private Optional<ClientKey> append(
      Project project,
      Stored<WorkItem> item,
      ClientKey client,
      InteractionEvent event,
      Instant now) {
    String id = item.value().interaction();
    String key = item.value().event();
    while (true) {
      Stored<JournalEntry> read = journal.find(project.id(), id).orElseThrow();
      JournalEntry entry = read.value();
      boolean numberIsNews =
          ClientKey.namesNobody(entry.client()) && !ClientKey.namesNobody(client.client());
      ClientKey owner = numberIsNews ? client : new ClientKey(project.id(), entry.client());
      if (entry.events().containsKey(key) && !numberIsNews) {
        if (entry.settled()) {
          // The intake may not delete: the tick has the item cleared up.
          return Optional.empty();
        }
        return Optional.of(owner);
      }
      if (!owner.equals(client)) {
        worklist.add(workItem(owner, id, key, now));
      }
      Map<String, ReportedEvent> events = new LinkedHashMap<>(entry.events());
      events.putIfAbsent(key, new ReportedEvent(event, now));
      JournalEntry more = reopened(entry, now).withEvents(events).withClient(owner.client());
      if (journal.replace(read, more).isPresent()) {
        return Optional.of(owner);
      }
    }
  }

  /** What seemed to be at its end has something new to take into account. */
  private static JournalEntry reopened(JournalEntry entry, Instant now) {
    return switch (entry.state()) {
      case SENT, SKIPPED, DUPLICATE, FAILED, NEEDS_ATTENTION ->
          entry.with(
              InteractionState.RECEIVED,
              "A further event of the same interaction has come in.",
              now);
      case RECEIVED, WORKING, HELD, RETRYING -> entry;
    };
  }

  /** The event is safe already: a queue that does not answer only delays it until the next tick. */
  private void announce(ClientKey client, String id, String key) {
    try {
      queue.announce(client, id + "#" + key);
    } catch (RuntimeException e) {
      LOG.warnf(
          e, "interaction %s of %s is stored but could not be announced", id, client.project());
    }
  }

  private ClientKey client(Project project, InteractionEvent event, String id) {
    return switch (event) {
      case CallEvent call ->
          ClientKey.of(
              project.id(),
              phones.toE164(call.client(), project.settings().country()).orElse(null),
              null,
              id);
      case FormSubmission form ->
          ClientKey.of(project.id(), form.clientPhone(), form.clientEmail(), id);
      case MessengerContact contact ->
          contact.handle() != null && contact.clientPhone() == null && contact.clientEmail() == null
              ? ClientKey.ofHandle(project.id(), contact.messenger(), contact.handle())
              : ClientKey.of(project.id(), contact.clientPhone(), contact.clientEmail(), id);
    };
  }

  /** A call's events differ; of anything else there is one, whatever a repeat of it says. */
  private static String key(InteractionEvent event) {
    return event instanceof CallEvent call ? CallEventKey.of(call) : kind(event);
  }

  private static String kind(InteractionEvent event) {
    return switch (event) {
      case CallEvent _ -> "call";
      case FormSubmission _ -> "form";
      case MessengerContact _ -> "messenger";
    };
  }

  private static WorkItem workItem(ClientKey client, String id, String key, Instant now) {
    return new WorkItem(client.project(), client.client(), id, key, now, now.plus(OVERDUE));
  }

  private static JournalEntry entry(
      Project project,
      String id,
      ClientKey client,
      String key,
      InteractionEvent event,
      Instant now) {
    return new JournalEntry(
        id,
        project.id(),
        kind(event),
        InteractionState.RECEIVED,
        null,
        client.client(),
        now,
        now,
        Map.of(key, new ReportedEvent(event, now)),
        0,
        null,
        null,
        List.of(),
        List.of(),
        0,
        null,
        null,
        project.letsGo(),
        List.of());
  }
}
