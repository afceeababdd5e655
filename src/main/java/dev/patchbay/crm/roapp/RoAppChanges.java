package dev.patchbay.crm.roapp;

import dev.patchbay.crm.Changes;
import dev.patchbay.crm.Changes.Change;
import dev.patchbay.crm.ChangesQuery;
import dev.patchbay.crm.CrmRecord;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * Tells what was changed, one request a page. Orders and people come in the order of their change,
 * so that each page begins at the moment where the last one ended: what is changed meanwhile moves
 * to the end, and pages counted by number would pass over others. Inquiries cannot be sorted and
 * are read by the number of the page.
 */
final class RoAppChanges {

  private static final Comparator<RoAppRow> BY_CHANGE =
      Comparator.comparing(
          RoAppRecords::changedAt, Comparator.nullsFirst(Comparator.naturalOrder()));

  private final RoAppCalls calls;
  private final RoAppRecords records;

  RoAppChanges(RoAppCalls calls, RoAppRecords records) {
    this.calls = calls;
    this.records = records;
  }

  Changes.Page page(ChangesQuery query) {
    RoAppPlace at =
        RoAppPlace.parse(
            query.cursor(), Instant.EPOCH.equals(query.since()) ? null : query.since());
    return switch (query.kind()) {
      case DEAL -> page(calls.changedOrders(at.since(), at.page()), at, true, records::order);
      case CONTACT -> page(calls.changedPeople(at.since(), at.page()), at, true, records::contact);
      case LEAD -> page(calls.changedInquiries(at.since(), at.page()), at, false, records::inquiry);
      default -> throw Ids.refused("RO App is not asked for changes of a " + query.kind());
    };
  }

  private static Changes.Page page(
      RoAppPage page, RoAppPlace at, boolean sorted, Function<RoAppRow, CrmRecord> record) {
    List<Change> changes =
        page.rows().stream()
            .filter(row -> row.id() != null && !at.read().contains(fingerprint(row)))
            .sorted(BY_CHANGE)
            .<Change>map(row -> new Change.Present(record.apply(row)))
            .toList();
    int rows = at.rows() + page.rows().size();
    return new Changes.Page(
        changes, page.more(at.page(), rows) ? next(page.rows(), at, sorted, rows) : null);
  }

  private static String next(List<RoAppRow> rows, RoAppPlace at, boolean sorted, int before) {
    Instant last = sorted && inOrder(rows) ? RoAppRecords.changedAt(rows.getLast()) : null;
    Instant moment = last == null ? null : last.truncatedTo(ChronoUnit.SECONDS);
    if (moment == null || at.since() != null && !moment.isAfter(at.since())) {
      return new RoAppPlace(at.since(), at.page() + 1, before, at.read()).toString();
    }
    List<String> read =
        rows.stream()
            .filter(row -> !RoAppRecords.changedAt(row).isBefore(moment))
            .map(RoAppChanges::fingerprint)
            .toList();
    return new RoAppPlace(moment, 1, 0, read).toString();
  }

  /** False where a row does not tell when it was changed. */
  private static boolean inOrder(List<RoAppRow> rows) {
    List<Instant> moments = rows.stream().map(RoAppRecords::changedAt).toList();
    return moments.stream().noneMatch(Objects::isNull)
        && moments.equals(moments.stream().sorted().toList());
  }

  /** Of the record as it is: one that was changed since has another. */
  private static String fingerprint(RoAppRow row) {
    try {
      String text = row.id() + " " + RoAppRecords.changedAt(row);
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, RoAppPlace.FINGERPRINT / 2);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
