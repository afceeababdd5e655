package dev.patchbay.caller;

import dev.patchbay.crm.RecordRef;
import dev.patchbay.scenario.ClientHistory;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What the hub remembers of one client. Kept beside his work, changed by whoever delivers it.
 *
 * @param known what the CRM knew, or null
 * @param made records that a lagging search may not show yet, or null
 * @param lastTalk the last call in which somebody talked to him, or null
 * @param interactions the last ones, the newest first
 * @param missedTasks our tasks to call him back
 */
public record ClientFile(
    KnownClient known,
    Made made,
    Talk lastTalk,
    List<Past> interactions,
    List<MissedTask> missedTasks) {

  public static final ClientFile EMPTY = new ClientFile(null, null, null, null, null);

  private static final int INTERACTIONS_KEPT = 10;
  private static final int TASKS_KEPT = 20;

  /** Each may cost a look-up a call. */
  private static final int MADE_KEPT = 10;

  public ClientFile {
    interactions = interactions == null ? List.of() : List.copyOf(interactions);
    missedTasks = missedTasks == null ? List.of() : List.copyOf(missedTasks);
  }

  /**
   * @param until when the CRM surely shows them
   */
  public record Made(String integration, List<RecordRef> records, Instant until) {}

  /**
   * @param employee our id of the last known employee who talked to him, or null
   */
  public record Talk(String employee, Instant at) {}

  /**
   * @param kind {@code call}, {@code form} or {@code messenger}
   * @param direction of a call, or null
   * @param outcome {@code answered}, {@code missed} or {@code received}
   * @param employee the name of who talked to the client or sent him to the CRM, or null
   */
  public record Past(
      String id, String kind, Instant at, String direction, String outcome, String employee) {}

  /**
   * @param completed whether the hub completed it; such a one is kept for a while, so that a late
   *     report of its call does not bring it back
   */
  public record MissedTask(String integration, RecordRef task, boolean completed) {}

  /** What the scenario may use of it, with the records of one connection. */
  public ClientHistory history(String integration) {
    return new ClientHistory(
        missedTasks.stream()
            .filter(missed -> missed.integration().equals(integration) && !missed.completed())
            .map(MissedTask::task)
            .toList(),
        lastTalk == null ? null : lastTalk.at());
  }

  /** The records that a look-up must not miss now. */
  public List<RecordRef> recent(String integration, Instant now) {
    return made != null && made.integration().equals(integration) && made.until().isAfter(now)
        ? made.records()
        : List.of();
  }

  /** Takes a newer answer of the CRM; an older one changes nothing. */
  public ClientFile knowing(KnownClient newer) {
    boolean older =
        known != null
            && known.integration().equals(newer.integration())
            && known.asOf().isAfter(newer.asOf());
    if (older) {
      return this;
    }
    KnownClient kept =
        known != null && known.staleSince() != null && known.staleSince().isAfter(newer.asOf())
            ? newer.changedAt(known.staleSince())
            : newer;
    return new ClientFile(kept, made, lastTalk, interactions, missedTasks);
  }

  ClientFile changedInCrm(Instant when) {
    return known == null
        ? this
        : new ClientFile(known.changedAt(when), made, lastTalk, interactions, missedTasks);
  }

  /** Adds what was made to what was made before and may not be shown yet, either. */
  ClientFile having(Made newer, Instant now) {
    List<RecordRef> all =
        Stream.concat(newer.records().stream(), recent(newer.integration(), now).stream())
            .distinct()
            .limit(MADE_KEPT)
            .toList();
    Made both = new Made(newer.integration(), all, newer.until());
    return new ClientFile(known, both, lastTalk, interactions, missedTasks);
  }

  /** Remembers the talk unless a later one is known; keeps the last employee who is known. */
  ClientFile talked(Talk talk) {
    boolean earlier = lastTalk != null && lastTalk.at().isAfter(talk.at());
    String before = lastTalk == null ? null : lastTalk.employee();
    Talk last =
        earlier
            ? new Talk(before == null ? talk.employee() : before, lastTalk.at())
            : new Talk(talk.employee() == null ? before : talk.employee(), talk.at());
    return new ClientFile(known, made, last, interactions, missedTasks);
  }

  ClientFile with(Past interaction) {
    List<Past> all =
        Stream.concat(Stream.of(interaction), without(interactions, interaction.id()))
            .sorted(Comparator.comparing(Past::at).reversed())
            .limit(INTERACTIONS_KEPT)
            .toList();
    return new ClientFile(known, made, lastTalk, all, missedTasks);
  }

  /** Adds tasks that are news and marks those that were completed. */
  ClientFile with(List<MissedTask> asked, List<MissedTask> completed) {
    Stream<MissedTask> news =
        asked.stream().filter(one -> missedTasks.stream().noneMatch(old -> same(old, one)));
    List<MissedTask> all =
        Stream.concat(missedTasks.stream(), news)
            .map(
                missed ->
                    completed.stream().anyMatch(done -> same(done, missed))
                        ? new MissedTask(missed.integration(), missed.task(), true)
                        : missed)
            .toList();
    List<MissedTask> kept = all.subList(Math.max(0, all.size() - TASKS_KEPT), all.size());
    return new ClientFile(known, made, lastTalk, interactions, kept);
  }

  private static Stream<Past> without(List<Past> interactions, String id) {
    return interactions.stream().filter(past -> !Objects.equals(past.id(), id));
  }

  /** Two CRMs may well give the same id. */
  private static boolean same(MissedTask one, MissedTask other) {
    return one.integration().equals(other.integration())
        && one.task().kind() == other.task().kind()
        && one.task().id().equals(other.task().id());
  }
}
