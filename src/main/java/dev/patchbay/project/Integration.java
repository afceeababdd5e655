package dev.patchbay.project;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A project's connection to one CRM. The credentials are not here: they are stored apart,
 * encrypted.
 *
 * @param id our id of this connection; a new one at each connect of another account
 * @param kind the connector, such as {@code builtin} or {@code pipedrive}
 * @param publicFields the values of the connect form that are not secret
 * @param heldReason why deliveries wait, in a sentence, or null while they run: refused
 *     credentials, or a switch by a person
 * @param warnings what does not work in this account, in full sentences
 */
public record Integration(
    String id,
    String kind,
    State state,
    Instant createdAt,
    Map<String, String> publicFields,
    String account,
    String heldReason,
    List<String> warnings) {

  public Integration {
    publicFields = publicFields == null ? Map.of() : Map.copyOf(publicFields);
    warnings = warnings == null ? List.of() : List.copyOf(warnings);
  }

  /** Whether deliveries may go to the CRM now. */
  public boolean takesWork() {
    return state == State.CONNECTED && heldReason == null;
  }

  /** The same connection with its deliveries stopped. */
  public Integration held(String reason) {
    return new Integration(id, kind, state, createdAt, publicFields, account, reason, warnings);
  }

  /** The same connection with further warnings. */
  public Integration warning(List<String> more) {
    List<String> all = Stream.concat(warnings.stream(), more.stream()).toList();
    return new Integration(id, kind, state, createdAt, publicFields, account, heldReason, all);
  }

  /** The same connection, taken down. */
  public Integration disconnected() {
    return new Integration(
        id, kind, State.DISCONNECTED, createdAt, publicFields, account, null, warnings);
  }

  public enum State {
    @JsonProperty("connecting")
    CONNECTING,
    @JsonProperty("connected")
    CONNECTED,
    @JsonProperty("disconnected")
    DISCONNECTED
  }
}
