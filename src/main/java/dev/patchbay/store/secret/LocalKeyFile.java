package dev.patchbay.store.secret;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import javax.crypto.SecretKey;

/**
 * A master key in a file that only its owner can read, for development and tests. The file is made
 * at the first use.
 */
final class LocalKeyFile implements KeyService {

  private final Path file;
  private final AesGcm aes = new AesGcm();

  LocalKeyFile(Path file) {
    this.file = file;
  }

  @Override
  public DataKey create(Map<String, String> context) {
    var key = aes.newKey();
    return new DataKey(key, aes.encrypt(master(), key.getEncoded(), context));
  }

  @Override
  public SecretKey open(byte[] wrapped, Map<String, String> context) {
    return AesGcm.key(aes.decrypt(master(), wrapped, context));
  }

  private SecretKey master() {
    try {
      if (!Files.exists(file)) {
        make();
      }
      return AesGcm.key(Base64.getDecoder().decode(Files.readString(file).strip()));
    } catch (IOException | IllegalArgumentException e) {
      throw new KeyUnavailable("the key file " + file + " cannot be read or made", e);
    }
  }

  private void make() throws IOException {
    if (file.getParent() != null) {
      Files.createDirectories(file.getParent());
    }
    var text = Base64.getEncoder().encodeToString(aes.newKey().getEncoded());
    var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try (var channel = Files.newByteChannel(file, options, ownerOnly())) {
      channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
    } catch (FileAlreadyExistsException madeMeanwhile) {
      // The other one's key is as good.
    }
  }

  private FileAttribute<?>[] ownerOnly() {
    return file.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }
}
