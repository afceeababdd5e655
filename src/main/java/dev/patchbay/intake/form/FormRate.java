package dev.patchbay.intake.form;

import dev.patchbay.project.FormSettings;
import dev.patchbay.store.Document;
import dev.patchbay.store.Document.Key;
import dev.patchbay.store.Table;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;

/**
 * How many forms browsers may send in a minute. Counted in the table, in minutes of the clock, so
 * that all functions count together. Addresses of visitors are kept as hashes and for minutes.
 */
@Singleton
public class FormRate {

  private static final Duration KEPT = Duration.ofMinutes(5);

  /** Then the form goes through: a visitor must not pay for others who came at the same moment. */
  private static final int ATTEMPTS = 20;

  private final Table table;
  private final Clock clock;

  @Inject
  public FormRate(Table table, Clock clock) {
    this.table = table;
    this.clock = clock;
  }

  /**
   * Counts a form.
   *
   * @param ip of the visitor, or null when unknown
   * @return how long to wait when there were too many; empty when the form may go on
   */
  public Optional<Duration> count(String project, FormSettings limits, String origin, String ip) {
    Instant now = clock.instant();
    boolean fits =
        counted(project, origin + " " + ip, limits.perMinute(), now)
            && counted(project, origin, limits.originPerMinute(), now);
    return fits
        ? Optional.empty()
        : Optional.of(Duration.ofSeconds(60 - now.getEpochSecond() % 60));
  }

  private boolean counted(String project, String whose, int limit, Instant now) {
    Key key =
        new Key(
            "P#" + project + "#FORMS#" + hash(whose), String.valueOf(now.getEpochSecond() / 60));
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Optional<Document> found = table.get(key);
      int count = found.map(document -> Integer.parseInt(document.body())).orElse(0);
      if (count >= limit) {
        return false;
      }
      String more = String.valueOf(count + 1);
      Optional<Document> written =
          found.isPresent()
              ? table.replace(found.get().withBody(more))
              : table.create(Document.of(key, more).expiring(now.plus(KEPT)));
      if (written.isPresent()) {
        return true;
      }
    }
    return true;
  }

  private static String hash(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)), 0, 10);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
