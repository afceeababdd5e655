package dev.patchbay.intake.telephony;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What the checks of several telephonies' own proofs have in common. */
public final class Proofs {

  private static final String HMAC_SHA1 = "HmacSHA1";

  private Proofs() {}

  /**
   * @param key not empty
   */
  public static byte[] hmacSha1(String key, String text) {
    try {
      Mac mac = Mac.getInstance(HMAC_SHA1);
      mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), HMAC_SHA1));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + HMAC_SHA1, e);
    }
  }

  /** Whether two texts are equal, in a time that tells nothing about where they differ. */
  public static boolean equal(String given, String expected) {
    return MessageDigest.isEqual(
        given.getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8));
  }
}
