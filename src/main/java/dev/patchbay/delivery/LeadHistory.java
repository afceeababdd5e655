package dev.patchbay.delivery;

import dev.patchbay.duplicate.Candidate;
import dev.patchbay.project.DuplicateSettings;
import dev.patchbay.store.Document;
import dev.patchbay.store.Document.Key;
import dev.patchbay.store.Json;
import dev.patchbay.store.Table;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The leads that the hub took for originals, by phone and by e-mail: one document each, which holds
 * fingerprints only. A lead enters all documents of its own before its first step runs, and only if
 * nobody wrote them since they were read. So of two equal leads one sees the other, even where two
 * workers have them at the same moment.
 *
 * <p>The phone's document is always written first: whoever has written the e-mail's has all of his,
 * and waits for nobody.
 */
@Singleton
public class LeadHistory {

  private static final String SORT = "LEADS";

  /** No rule looks further back. */
  private static final Duration KEPT = Duration.ofDays(DuplicateSettings.LONGEST_DAYS);

  /**
   * About 12 KB a document. A client does not send a hundred different leads in 90 days; a number
   * that does is a test or a switchboard, and its newest hundred reach back far enough for the rule
   * of hours.
   */
  private static final int MOST = 100;

  private final Table table;
  private final Json json;

  @Inject
  public LeadHistory(Table table, Json json) {
    this.table = table;
    this.json = json;
  }

  /** What is known of the candidate's phone and e-mail. Strongly consistent. */
  Snapshot read(String project, Candidate candidate) {
    return new Snapshot(
        Stream.of(
                page(project, Handle.PHONE, candidate.comparedPhone()),
                page(project, Handle.EMAIL, candidate.comparedEmail()))
            .flatMap(Optional::stream)
            .toList());
  }

  /**
   * Enters the candidate. May be repeated.
   *
   * @return false when somebody wrote since the snapshot was read: read it again
   */
  boolean enter(Snapshot snapshot, Candidate candidate, Instant now) {
    Line own =
        new Line(
            candidate.id(), candidate.receivedAt(), candidate.mainPrint(), candidate.titlePrint());
    for (Page page : snapshot.pages()) {
      if (!page.has(candidate.id()) && !write(page, own, now)) {
        return false;
      }
    }
    return true;
  }

  /** Takes an interaction out, for the erasure of a person's data. */
  void forget(String project, Candidate candidate) {
    for (Page page : read(project, candidate).pages()) {
      Page current = page;
      while (current.has(candidate.id()) && !without(current, candidate.id())) {
        current = page(page.key(), page.handle());
      }
    }
  }

  private boolean without(Page page, String id) {
    List<Line> rest = page.lines().stream().filter(line -> !line.id().equals(id)).toList();
    return rest.isEmpty()
        ? table.delete(page.stored())
        : table.replace(page.stored().withBody(json.write(new Lines(rest)))).isPresent();
  }

  private boolean write(Page page, Line own, Instant now) {
    List<Line> lines = new ArrayList<>();
    page.lines().stream().filter(line -> line.at().plus(KEPT).isAfter(now)).forEach(lines::add);
    lines.add(own);
    List<Line> kept = lines.subList(Math.max(0, lines.size() - MOST), lines.size());
    String body = json.write(new Lines(kept));
    Instant until = now.plus(KEPT).plus(Duration.ofDays(1));
    return page.stored() == null
        ? table.create(Document.of(page.key(), body).expiring(until)).isPresent()
        : table.replace(page.stored().withBody(body).expiring(until)).isPresent();
  }

  private Optional<Page> page(String project, Handle handle, String value) {
    return Optional.ofNullable(value)
        .map(text -> new Key(handle.client(project, text).partition(), SORT))
        .map(key -> page(key, handle));
  }

  private Page page(Key key, Handle handle) {
    Optional<Document> stored = table.get(key);
    return new Page(
        key,
        handle,
        stored.orElse(null),
        stored
            .map(document -> json.read(document.body(), Lines.class).leads())
            .orElseGet(List::of));
  }

  /** By what a client is recognised; the key is the one under which his work is kept. */
  enum Handle {
    PHONE,
    EMAIL;

    private ClientKey client(String project, String value) {
      return this == PHONE
          ? ClientKey.of(project, value, null, null)
          : ClientKey.of(project, null, value, null);
    }
  }

  /** The documents as they were read. */
  record Snapshot(List<Page> pages) {

    /** Whether the lead has entered all of its documents: then it is an original for good. */
    boolean holds(String id) {
      return !pages.isEmpty() && pages.stream().allMatch(page -> page.has(id));
    }

    boolean has(String id, Handle handle) {
      return pages.stream().anyMatch(page -> page.handle() == handle && page.has(id));
    }

    /** Every lead once. */
    List<Line> lines() {
      Map<String, Line> lines = new LinkedHashMap<>();
      pages.forEach(page -> page.lines().forEach(line -> lines.putIfAbsent(line.id(), line)));
      return List.copyOf(lines.values());
    }
  }

  record Page(Key key, Handle handle, Document stored, List<Line> lines) {
    boolean has(String id) {
      return lines.stream().anyMatch(line -> line.id().equals(id));
    }
  }

  /**
   * @param id of the interaction
   * @param main fingerprint of name, phone, e-mail and visit
   * @param title fingerprint of the title
   */
  record Line(String id, Instant at, String main, String title) {}

  record Lines(List<Line> leads) {}
}
