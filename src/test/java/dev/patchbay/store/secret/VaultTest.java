package dev.patchbay.store.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchbay.store.secret.Vault.Sealed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Map;
import javax.crypto.SecretKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VaultTest {

  private static final Map<String, String> HERE = Map.of("project", "demo", "integration", "i-1");
  private static final Map<String, String> THERE = Map.of("project", "other", "integration", "i-1");

  @TempDir Path folder;
  private Path file;
  private Vault vault;

  @BeforeEach
  void makeVault() {
    file = folder.resolve("keys/credentials.key");
    vault = new Vault(new LocalKeyFile(file));
  }

  @Test
  void what_was_sealed_is_opened_again_also_after_a_restart() {
    var box = vault.seal("токен-123", HERE);
    assertThat(new Vault(new LocalKeyFile(file)).open(box, HERE)).isEqualTo("токен-123");
  }

  @Test
  void the_same_text_looks_different_each_time_and_shows_nothing() {
    var box = vault.seal("token-123", HERE);
    assertThat(vault.seal("token-123", HERE)).isNotEqualTo(box);
    assertThat(new String(Base64.getDecoder().decode(box.text()))).doesNotContain("token-123");
  }

  @Test
  void in_another_place_it_stays_closed() {
    var box = vault.seal("token-123", HERE);
    assertThatThrownBy(() -> vault.open(box, THERE)).isInstanceOf(UnreadableSecret.class);
  }

  @Test
  void a_data_key_of_the_same_place_does_not_open_another_text() {
    var one = vault.seal("token-123", HERE);
    var other = vault.seal("token-456", HERE);
    var mixed = new Sealed(one.key(), other.text());
    assertThatThrownBy(() -> vault.open(mixed, HERE)).isInstanceOf(UnreadableSecret.class);
  }

  @Test
  void a_changed_bit_is_noticed() {
    var box = vault.seal("token-123", HERE);
    var bytes = Base64.getDecoder().decode(box.text());
    bytes[bytes.length - 1] ^= 1;
    var changed = new Sealed(box.key(), Base64.getEncoder().encodeToString(bytes));
    assertThatThrownBy(() -> vault.open(changed, HERE)).isInstanceOf(UnreadableSecret.class);
    var cut = new Sealed(box.key(), "AAAA");
    assertThatThrownBy(() -> vault.open(cut, HERE)).isInstanceOf(UnreadableSecret.class);
  }

  @Test
  void another_master_key_opens_nothing() {
    var box = vault.seal("token-123", HERE);
    var stranger = new Vault(new LocalKeyFile(folder.resolve("other.key")));
    assertThatThrownBy(() -> stranger.open(box, HERE)).isInstanceOf(UnreadableSecret.class);
  }

  @Test
  void only_its_owner_reads_the_key_file() throws Exception {
    vault.seal("token-123", HERE);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void a_spoilt_key_file_is_told_without_its_contents() throws Exception {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "not base64!");
    assertThatThrownBy(() -> vault.seal("token-123", HERE))
        .isInstanceOf(KeyUnavailable.class)
        .hasMessageContaining("credentials.key")
        .hasMessageNotContaining("not base64");
  }

  @Test
  void an_opened_key_is_kept_for_some_minutes_and_for_its_place_only() {
    var time = new Instant[] {Instant.EPOCH};
    var opened = new int[1];
    var counted = new Counting(new LocalKeyFile(file), opened);
    InstantSource source = () -> time[0];
    Clock clock = source.withZone(ZoneOffset.UTC);
    var cached = new Vault(new CachedKeys(counted, clock));
    var box = cached.seal("token-123", HERE);

    cached.open(box, HERE);
    cached.open(box, HERE);
    assertThat(opened[0]).isEqualTo(1);
    assertThatThrownBy(() -> cached.open(box, THERE)).isInstanceOf(UnreadableSecret.class);

    time[0] = time[0].plus(CachedKeys.KEPT).plus(Duration.ofSeconds(1));
    assertThat(cached.open(box, HERE)).isEqualTo("token-123");
    assertThat(opened[0]).isEqualTo(3);
  }

  private record Counting(KeyService keys, int[] opened) implements KeyService {

    @Override
    public DataKey create(Map<String, String> context) {
      return keys.create(context);
    }

    @Override
    public SecretKey open(byte[] wrapped, Map<String, String> context) {
      opened[0]++;
      return keys.open(wrapped, context);
    }
  }
}
