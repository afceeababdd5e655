package dev.patchbay.store.secret;

import java.util.Map;
import java.util.function.Supplier;
import javax.crypto.SecretKey;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.DataKeySpec;
import software.amazon.awssdk.services.kms.model.IncorrectKeyException;
import software.amazon.awssdk.services.kms.model.InvalidCiphertextException;

/** A master key in AWS KMS. The context becomes KMS's encryption context. */
final class KmsKeys implements KeyService {

  private final Supplier<KmsClient> kms;
  private final String masterKey;

  /**
   * @param kms asked at the first use only: most functions never need a key
   * @param masterKey the key's id or ARN
   */
  KmsKeys(Supplier<KmsClient> kms, String masterKey) {
    this.kms = kms;
    this.masterKey = masterKey;
  }

  @Override
  public DataKey create(Map<String, String> context) {
    var made =
        guarded(
            () ->
                kms.get()
                    .generateDataKey(
                        r ->
                            r.keyId(masterKey)
                                .keySpec(DataKeySpec.AES_256)
                                .encryptionContext(context)));
    return new DataKey(
        AesGcm.key(made.plaintext().asByteArray()), made.ciphertextBlob().asByteArray());
  }

  @Override
  public SecretKey open(byte[] wrapped, Map<String, String> context) {
    var opened =
        guarded(
            () ->
                kms.get()
                    .decrypt(
                        r ->
                            r.keyId(masterKey)
                                .ciphertextBlob(SdkBytes.fromByteArray(wrapped))
                                .encryptionContext(context)));
    return AesGcm.key(opened.plaintext().asByteArray());
  }

  private static <T> T guarded(Supplier<T> request) {
    try {
      return request.get();
    } catch (InvalidCiphertextException | IncorrectKeyException e) {
      throw new UnreadableSecret(
          "the data key was wrapped by another KMS key or for another place");
    } catch (SdkException e) {
      throw new KeyUnavailable("KMS did not answer or does not let us use the key", e);
    }
  }
}
