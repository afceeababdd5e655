package dev.patchbay.crm.builtin;

import dev.patchbay.crm.RecordKind;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Ids that follow from the marker, so that the same create always means the same record. */
final class BuiltinIds {

  private static final int BYTES = 10;

  private BuiltinIds() {}

  static String of(RecordKind kind, String marker) {
    try {
      var digest =
          MessageDigest.getInstance("SHA-256")
              .digest((kind + " " + marker).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
