package dev.patchbay.store.secret;

import java.util.Map;
import javax.crypto.SecretKey;

/**
 * Makes data keys and hands them out again. The master key that wraps them never leaves it.
 *
 * <p>The context belongs to a data key: it is opened only with the context it was made with.
 */
public interface KeyService {

  /**
   * A new 256-bit key.
   *
   * @throws KeyUnavailable when there is no master key, or it cannot be reached
   */
  DataKey create(Map<String, String> context);

  /**
   * The key that was wrapped.
   *
   * @throws KeyUnavailable when the master key cannot be reached
   * @throws UnreadableSecret when it was wrapped by another master key or with another context
   */
  SecretKey open(byte[] wrapped, Map<String, String> context);

  /**
   * @param wrapped the key as it may be stored
   */
  record DataKey(SecretKey key, byte[] wrapped) {}
}
