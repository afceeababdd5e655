package dev.patchbay.store.secret;

import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import javax.crypto.SecretKey;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import software.amazon.awssdk.services.kms.KmsClient;

/** Chooses the master key: KMS where a key is named, else a local file where one is named. */
class KeyServices {

  @Produces
  @Singleton
  KeyService keys(
      Instance<KmsClient> kms,
      @ConfigProperty(name = "patchbay.kms.key") Optional<String> kmsKey,
      @ConfigProperty(name = "patchbay.keys.file") Optional<Path> file,
      Clock clock) {
    return new CachedKeys(choose(kms, kmsKey, file), clock);
  }

  private static KeyService choose(
      Instance<KmsClient> kms, Optional<String> kmsKey, Optional<Path> file) {
    if (kmsKey.isPresent()) {
      return new KmsKeys(kms::get, kmsKey.get());
    }
    return file.<KeyService>map(LocalKeyFile::new).orElseGet(NoKey::new);
  }

  /** The hub starts without a key, too: the built-in CRM needs none. */
  private static final class NoKey implements KeyService {

    @Override
    public DataKey create(Map<String, String> context) {
      throw missing();
    }

    @Override
    public SecretKey open(byte[] wrapped, Map<String, String> context) {
      throw missing();
    }

    private static KeyUnavailable missing() {
      return new KeyUnavailable(
          "no key for credentials is configured: set patchbay.kms.key or patchbay.keys.file", null);
    }
  }
}
