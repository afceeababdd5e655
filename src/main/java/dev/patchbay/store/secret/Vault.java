package dev.patchbay.store.secret;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/**
 * Envelope encryption: each text under a data key of its own, that key wrapped by the master key.
 * The context is authenticated with both, so that a text copied to another place stays closed.
 */
@Singleton
public class Vault {

  private final KeyService keys;
  private final AesGcm aes = new AesGcm();

  @Inject
  public Vault(KeyService keys) {
    this.keys = keys;
  }

  /**
   * @throws KeyUnavailable when no master key can be used
   */
  public Sealed seal(String text, Map<String, String> context) {
    var key = keys.create(context);
    var sealed = aes.encrypt(key.key(), text.getBytes(StandardCharsets.UTF_8), context);
    var base64 = Base64.getEncoder();
    return new Sealed(base64.encodeToString(key.wrapped()), base64.encodeToString(sealed));
  }

  /**
   * @throws KeyUnavailable when the master key cannot be used now
   * @throws UnreadableSecret when the text was sealed by another key or with another context
   */
  public String open(Sealed sealed, Map<String, String> context) {
    var base64 = Base64.getDecoder();
    var key = keys.open(base64.decode(sealed.key()), context);
    var text = aes.decrypt(key, base64.decode(sealed.text()), context);
    return new String(text, StandardCharsets.UTF_8);
  }

  /**
   * What may be stored.
   *
   * @param key the wrapped data key, Base64
   * @param text nonce, encrypted text and tag, Base64
   */
  @RegisterForReflection
  public record Sealed(String key, String text) {}
}
