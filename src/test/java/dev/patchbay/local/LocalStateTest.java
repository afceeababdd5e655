package dev.patchbay.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalStateTest {
  @TempDir Path folder;

  @Test
  void a_restart_finds_the_key_the_token_and_what_was_played() {
    var before = new LocalState(folder);
    var key = before.tokenKey();
    before.keepIngestToken("secret");
    before.keepPlayed("01.json");
    before.keepPlayed("02.json");

    var after = new LocalState(folder);

    assertThat(after.tokenKey()).isEqualTo(key);
    assertThat(after.ingestToken()).contains("secret");
    assertThat(after.playedEvents()).containsExactlyInAnyOrder("01.json", "02.json");
  }

  @Test
  void wiped_state_is_empty_and_usable() {
    var state = new LocalState(folder.resolve("state"));
    var key = state.tokenKey();
    state.keepIngestToken("secret");

    state.wipe();

    assertThat(state.ingestToken()).isEmpty();
    assertThat(state.playedEvents()).isEmpty();
    assertThat(state.tokenKey()).isNotEqualTo(key);
  }
}
