package dev.patchbay.intake.telephony;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchbay.intake.telephony.generic.GenericSource;
import dev.patchbay.intake.telephony.ringostat.RingostatSource;
import java.util.List;
import org.junit.jupiter.api.Test;

class CallSourcesTest {

  private final CallSource generic = new GenericSource(new BodyReader());
  private final CallSource ringostat = new RingostatSource(new BodyReader());

  @Test
  void a_source_is_found_by_its_name() {
    CallSources sources = new CallSources(List.of(ringostat, generic));
    assertThat(sources.names()).containsExactly("generic", "ringostat");
    assertThat(sources.find("ringostat")).containsSame(ringostat);
    assertThat(sources.find("Ringostat")).isEmpty();
    assertThat(sources.find(null)).isEmpty();
  }

  @Test
  void two_sources_of_one_name_are_a_mistake_in_the_build() {
    assertThatThrownBy(() -> new CallSources(List.of(generic, generic)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("generic");
  }
}
