package dev.patchbay.store;

import dev.patchbay.store.Document.Key;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A {@link Table} in memory that keeps to its contract and rejects what DynamoDB would: empty keys
 * and a body that is empty or too long.
 */
public final class MemoryTable implements Table {

  private static final String CURSOR = "after ";
  private static final int MAX_BODY = 400 * 1024;
  private static final Comparator<Key> ORDER =
      Comparator.comparing(Key::partition).thenComparing(Key::sort);

  private final Map<Key, Document> documents = new TreeMap<>(ORDER);
  private long lastVersion;
  private int requests;

  /** Reads and writes so far; a page or a list is one. */
  public synchronized int requests() {
    return requests;
  }

  /** Everything stored, in key order. */
  public synchronized List<Document> all() {
    return List.copyOf(documents.values());
  }

  @Override
  public synchronized Optional<Document> get(Key key) {
    requests++;
    return Optional.ofNullable(documents.get(checked(key)));
  }

  @Override
  public synchronized Document put(Document document) {
    requests++;
    return store(document);
  }

  @Override
  public synchronized Optional<Document> create(Document document) {
    requests++;
    return documents.containsKey(document.key()) ? Optional.empty() : Optional.of(store(document));
  }

  @Override
  public synchronized Optional<Document> replace(Document document) {
    requests++;
    return isCurrent(document) ? Optional.of(store(document)) : Optional.empty();
  }

  @Override
  public synchronized void delete(Key key) {
    requests++;
    documents.remove(checked(key));
  }

  @Override
  public synchronized boolean delete(Document document) {
    requests++;
    return isCurrent(document) && documents.remove(document.key()) != null;
  }

  @Override
  public synchronized List<Document> list(String partition, String sortPrefix) {
    requests++;
    return documents.values().stream()
        .filter(d -> d.key().partition().equals(partition))
        .filter(d -> d.key().sort().startsWith(sortPrefix))
        .toList();
  }

  @Override
  public synchronized Page page(String partition, Range range) {
    requests++;
    return page(
        documents.values().stream()
            .filter(d -> d.key().partition().equals(partition))
            .map(d -> new Place(d.key(), d)),
        range);
  }

  @Override
  public synchronized Page page(Index index, String partition, Range range) {
    requests++;
    return page(
        documents.values().stream()
            .filter(d -> d.indexed().containsKey(index))
            .map(d -> new Place(d.indexed().get(index), d))
            .filter(place -> place.key.partition().equals(partition)),
        range);
  }

  private static Page page(Stream<Place> places, Range range) {
    if (range.limit() < 1) {
      throw new IllegalArgumentException("a page has at least one document");
    }
    if (range.cursor() != null && !range.cursor().startsWith(CURSOR)) {
      throw new BadCursor();
    }
    Comparator<Place> order = Comparator.comparing(Place::position);
    order = range.descending() ? order.reversed() : order;
    List<Place> rest = new ArrayList<>();
    places
        .filter(place -> place.key.sort().compareTo(range.from()) >= 0)
        .filter(place -> range.to() == null || place.key.sort().compareTo(range.to()) < 0)
        .filter(place -> range.cursor() == null || isAfter(place, range))
        .sorted(order)
        .forEach(rest::add);
    List<Place> shown = rest.subList(0, Math.min(range.limit(), rest.size()));
    boolean more = rest.size() > shown.size();
    return new Page(
        shown.stream().map(Place::document).toList(),
        more ? CURSOR + shown.getLast().position() : null);
  }

  private static boolean isAfter(Place place, Range range) {
    int compared = place.position().compareTo(range.cursor().substring(CURSOR.length()));
    return range.descending() ? compared < 0 : compared > 0;
  }

  private boolean isCurrent(Document document) {
    Document stored = documents.get(checked(document.key()));
    return stored != null && stored.version() == document.version();
  }

  private Document store(Document document) {
    checked(document.key());
    document.indexed().values().forEach(MemoryTable::checked);
    if (document.body().isEmpty() || document.body().length() > MAX_BODY) {
      throw new IllegalArgumentException("a body of " + document.body().length() + " characters");
    }
    Document stored =
        new Document(
            document.key(),
            ++lastVersion,
            document.body(),
            document.indexed(),
            document.expiresAt());
    documents.put(stored.key(), stored);
    return stored;
  }

  private static Key checked(Key key) {
    if (key.partition().isEmpty() || key.sort().isEmpty()) {
      throw new IllegalArgumentException("an empty key: " + key);
    }
    return key;
  }

  /** A document where the table or an index shows it; several may share a place in an index. */
  private record Place(Key key, Document document) {
    String position() {
      return String.join("\u0000", key.sort(), document.key().partition(), document.key().sort());
    }
  }
}
