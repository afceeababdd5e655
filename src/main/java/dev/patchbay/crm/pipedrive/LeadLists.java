package dev.patchbay.crm.pipedrive;

import dev.patchbay.crm.pipedrive.Place.Position;
import dev.patchbay.crm.pipedrive.Received.Answer;
import dev.patchbay.crm.pipedrive.Received.Lead;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;

/**
 * Reads the two lists of leads, page by page. They are of version 1: open leads can be asked for by
 * the time of their change, archived ones only by its order.
 */
final class LeadLists {

  private static final Comparator<Lead> BY_CHANGE =
      Comparator.comparing(Lead::updated, Comparator.nullsFirst(Comparator.naturalOrder()));

  private final SyncCalls calls;

  LeadLists(SyncCalls calls) {
    this.calls = calls;
  }

  /**
   * @param leads the oldest change first
   * @param next where the list goes on, or null at its end
   */
  record LeadPage(List<Lead> leads, String next) {}

  LeadPage open(Instant since, String inner) {
    Position at = Position.parse(inner, since);
    Answer<List<Lead>> answer = calls.leads(at.since(), at.start());
    List<Lead> rows = Wire.rows(answer);
    return new LeadPage(unread(rows, at), answer.more() ? next(rows, at) : null);
  }

  /** Ends where the leads are older; if they do not come in that order, at the end of the list. */
  LeadPage archived(Instant since, String inner) {
    Position at = Position.parse(inner, null);
    Answer<List<Lead>> answer = calls.archivedLeads(at.start());
    List<Lead> rows = Wire.rows(answer);
    boolean older =
        since != null
            && !rows.isEmpty()
            && rows.getLast().updated() != null
            && rows.getLast().updated().isBefore(since)
            && inOrder(rows, BY_CHANGE.reversed());
    List<Lead> fresh =
        unread(rows, at).stream()
            .filter(lead -> since == null || !moment(lead).isBefore(since))
            .toList();
    boolean more = answer.more() && !older;
    return new LeadPage(fresh, more ? onward(rows, at) : null);
  }

  /**
   * Goes on from the moment of the last change; within one moment, or out of order, by position.
   */
  private static String next(List<Lead> rows, Position at) {
    if (rows.isEmpty()) {
      return null;
    }
    Instant last = moment(rows.getLast()).truncatedTo(ChronoUnit.SECONDS);
    if (inOrder(rows, BY_CHANGE) && (at.since() == null || last.isAfter(at.since()))) {
      int read = (int) rows.stream().filter(lead -> !moment(lead).isBefore(last)).count();
      return onward(rows, last, read, Math.min(read, Position.OVERLAP));
    }
    return onward(rows, at);
  }

  private static String onward(List<Lead> rows, Position at) {
    return rows.isEmpty()
        ? null
        : onward(
            rows,
            at.since(),
            at.start() + rows.size(),
            Math.min(rows.size() - 1, Position.OVERLAP));
  }

  private static String onward(List<Lead> rows, Instant since, int position, int again) {
    List<String> read =
        rows.subList(rows.size() - again, rows.size()).stream()
            .map(LeadLists::fingerprint)
            .toList();
    return new Position(since, position - again, read).toString();
  }

  private static List<Lead> unread(List<Lead> rows, Position at) {
    return rows.stream()
        .filter(lead -> !at.read().contains(fingerprint(lead)))
        .sorted(BY_CHANGE)
        .toList();
  }

  /** Of the lead as it is: one that was changed since has another. */
  private static String fingerprint(Lead lead) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest((lead.id() + lead.updated()).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, Position.FINGERPRINT / 2);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static boolean inOrder(List<Lead> rows, Comparator<Lead> order) {
    for (int i = 1; i < rows.size(); i++) {
      if (order.compare(rows.get(i - 1), rows.get(i)) > 0) {
        return false;
      }
    }
    return true;
  }

  private static Instant moment(Lead lead) {
    return lead.updated() == null ? Instant.EPOCH : lead.updated();
  }
}
