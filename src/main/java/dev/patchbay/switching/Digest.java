package dev.patchbay.switching;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** SHA-256 over what a preview says. */
final class Digest {

  private Digest() {}

  static String of(
      ChangeRequest request,
      String integration,
      List<Consequence> consequences,
      List<String> cannot) {
    StringBuilder text = new StringBuilder();
    add(text, request.target(), request.choice().name());
    add(text, "" + request.earlierDeals(), "" + request.bringAlong(), integration);
    for (Consequence each : consequences) {
      add(text, each.kind(), each.effect().name(), "" + each.count(), each.reason());
      each.items().forEach(i -> add(text, i.name(), i.effect().name(), i.reason()));
    }
    cannot.forEach(sentence -> add(text, sentence));
    return hash(text.toString());
  }

  /** Each part with its length, so that no two different lists read alike. */
  private static void add(StringBuilder text, String... parts) {
    for (String part : parts) {
      String value = part == null ? "" : part;
      text.append(part == null ? -1 : value.length()).append(':').append(value);
    }
    text.append('\n');
  }

  private static String hash(String text) {
    try {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
