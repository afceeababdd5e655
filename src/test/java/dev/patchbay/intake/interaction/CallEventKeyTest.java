package dev.patchbay.intake.interaction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.intake.interaction.CallEvent.Phase;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CallEventKeyTest {

  @Test
  void equal_events_have_one_key_whatever_the_order_of_their_tags() {
    Map<String, String> tags = new LinkedHashMap<>();
    tags.put("utm_term", "b");
    tags.put("utm_source", "a");
    Map<String, String> reversed = new LinkedHashMap<>();
    reversed.put("utm_source", "a");
    reversed.put("utm_term", "b");
    assertThat(key("1", "s", List.of("a"), tags)).isEqualTo(key("1", "s", List.of("a"), reversed));
  }

  @Test
  void every_difference_makes_another_key() {
    assertThat(
            List.of(
                key("1", "s", List.of("a"), Map.of()),
                key("2", "s", List.of("a"), Map.of()),
                key("1", null, List.of("a"), Map.of()),
                key("1", "", List.of("a"), Map.of()),
                key("1", "s", List.of("a", ""), Map.of()),
                key("1", "s", List.of(), Map.of()),
                key("1", "s", List.of("ab"), Map.of()),
                key("1", "s", List.of("a", "b"), Map.of()),
                key("1", "s", List.of("a"), Map.of("utm_source", "x"))))
        .doesNotHaveDuplicates();
  }

  /** Keys are stored: another release must find those of this one. */
  @Test
  void the_key_of_an_event_never_changes() {
    assertThat(key("1", "s", List.of("a"), Map.of("utm_source", "x")))
        .isEqualTo("517970717f86ec0842abf804");
  }

  private static String key(
      String callId, String status, List<String> employee, Map<String, String> utm) {
    return CallEventKey.of(
        new CallEvent(
            "pbx",
            callId,
            Phase.RINGING,
            null,
            status,
            null,
            null,
            null,
            null,
            employee,
            null,
            null,
            null,
            null,
            null,
            utm));
  }
}
