package dev.patchbay.store.secret;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.SecretKey;

/** Keeps opened data keys in memory for a few minutes, so that not every delivery asks KMS. */
final class CachedKeys implements KeyService {

  static final Duration KEPT = Duration.ofMinutes(5);
  private static final int MAX = 200;

  private final KeyService keys;
  private final Clock clock;
  private final Map<String, Opened> opened =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Opened> eldest) {
          return size() > MAX;
        }
      };

  CachedKeys(KeyService keys, Clock clock) {
    this.keys = keys;
    this.clock = clock;
  }

  @Override
  public DataKey create(Map<String, String> context) {
    return keys.create(context);
  }

  @Override
  public synchronized SecretKey open(byte[] wrapped, Map<String, String> context) {
    var now = clock.instant();
    opened.values().removeIf(old -> old.until.isBefore(now));
    var name = Base64.getEncoder().encodeToString(wrapped) + new TreeMap<>(context);
    var known = opened.get(name);
    if (known != null) {
      return known.key;
    }
    var key = keys.open(wrapped, context);
    opened.put(name, new Opened(key, now.plus(KEPT)));
    return key;
  }

  private record Opened(SecretKey key, Instant until) {}
}
