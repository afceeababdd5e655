package dev.patchbay.project;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/**
 * What a machine that posts events, or reads sent leads, proves itself with. A token has 256 random
 * bits, so a plain hash keeps it safe at rest.
 *
 * @param sha256 in hex
 */
record IngestToken(String sha256) {

  /** Matches no token. */
  static final IngestToken NONE = new IngestToken("");

  static IngestToken of(String token) {
    return new IngestToken(hash(token));
  }

  static String generate() {
    byte[] random = new byte[32];
    new SecureRandom().nextBytes(random);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
  }

  boolean matches(String token) {
    return MessageDigest.isEqual(
        sha256.getBytes(StandardCharsets.US_ASCII),
        hash(token == null ? "" : token).getBytes(StandardCharsets.US_ASCII));
  }

  private static String hash(String token) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
