package dev.patchbay.intake.interaction;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Recognises a repeat of the same event, however its parameters were ordered or encoded. */
public final class CallEventKey {

  private static final int BYTES = 12;

  private CallEventKey() {}

  /** 24 hexadecimal digits that are equal for events of equal content, and only for those. */
  public static String of(CallEvent event) {
    // Lengths keep neighbouring values apart; a key outlives releases, so it names its fields.
    String content =
        Arrays.asList(
                event.source(),
                event.callId(),
                event.phase(),
                event.direction(),
                event.status(),
                event.result(),
                event.client(),
                event.clientName(),
                event.line(),
                all(event.employee()),
                event.startedAt(),
                event.durationSeconds(),
                event.talkSeconds(),
                event.waitSeconds(),
                event.recordingUrl(),
                all(List.of(new TreeMap<>(event.utm()))))
            .stream()
            .map(CallEventKey::part)
            .collect(Collectors.joining());
    // Came later than the first keys, which must stay the same.
    String recording = event.recordingId() == null ? "" : part(event.recordingId());
    byte[] hash = sha256().digest((content + recording).getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(hash, 0, BYTES);
  }

  private static String all(List<?> values) {
    return values.stream().map(CallEventKey::part).collect(Collectors.joining());
  }

  private static String part(Object value) {
    String text = Objects.toString(value, "");
    return (value == null ? "-" : text.length()) + ":" + text;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
