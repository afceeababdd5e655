package dev.patchbay.simulation;

import dev.patchbay.store.secret.KeyService;
import java.util.Map;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** Keys that cost nothing: what is encrypted is not what is simulated. */
final class ClearKeys implements KeyService {

  @Override
  public DataKey create(Map<String, String> context) {
    byte[] key = new byte[32];
    return new DataKey(new SecretKeySpec(key, "AES"), key);
  }

  @Override
  public SecretKey open(byte[] wrapped, Map<String, String> context) {
    return new SecretKeySpec(wrapped, "AES");
  }
}
