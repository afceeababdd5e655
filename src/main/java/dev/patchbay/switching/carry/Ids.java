package dev.patchbay.switching.carry;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Hashes that serve as ids: not to be read back, the same for the same text. */
final class Ids {

  private static final int DIGITS = 20;

  private Ids() {}

  /** 20 characters, as many as a marker has room for beside the key of a step. */
  static String hash(String... parts) {
    byte[] text = String.join("\u0000", parts).getBytes(StandardCharsets.UTF_8);
    return UUID.nameUUIDFromBytes(text).toString().replace("-", "").substring(0, DIGITS);
  }
}
