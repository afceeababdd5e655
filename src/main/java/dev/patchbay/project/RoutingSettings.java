package dev.patchbay.project;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;

/**
 * What is said of a caller while the telephone rings, and to whom his call is forwarded.
 *
 * @param enabled whether calls are forwarded; without it every question gets the telephony's normal
 *     scheme
 * @param mode who counts as the client's employee
 * @param destination what of the employee a telephony is given
 * @param schemes ids of the telephony's own schemes or scenarios by employee, for {@link
 *     Destination#SCHEME}
 * @param answerKey under which key a JSON answer to Ringostat carries the destination; null answers
 *     with the bare destination
 * @param freshnessMinutes how long the hub's own index counts as fresh; 0 asks the CRM every time
 * @param deadlineMillis how long the CRM is waited for
 * @param returnTimeoutSeconds after which Zadarma gets a call back that the employee did not take
 * @param smartPhone whether contacts are pushed to Ringostat Smart Phone
 */
public record RoutingSettings(
    Boolean enabled,
    Mode mode,
    Destination destination,
    Map<String, String> schemes,
    String answerKey,
    Integer freshnessMinutes,
    Integer deadlineMillis,
    Integer returnTimeoutSeconds,
    Boolean smartPhone) {

  public static final RoutingSettings DEFAULT =
      new RoutingSettings(null, null, null, null, null, null, null, null, null);

  public RoutingSettings {
    enabled = enabled != null && enabled;
    mode = mode == null ? Mode.BY_RESPONSIBLE : mode;
    destination = destination == null ? Destination.EXTENSION : destination;
    schemes = schemes == null ? Map.of() : Map.copyOf(schemes);
    freshnessMinutes = freshnessMinutes == null ? 15 : freshnessMinutes;
    deadlineMillis = deadlineMillis == null ? 1500 : deadlineMillis;
    returnTimeoutSeconds = returnTimeoutSeconds == null ? 20 : returnTimeoutSeconds;
    smartPhone = smartPhone != null && smartPhone;
  }

  public enum Mode {
    /** Who is responsible for the client's open lead, else his open deal, else his contact. */
    @JsonProperty("by-responsible")
    BY_RESPONSIBLE,
    /** Who talked to the client last. */
    @JsonProperty("by-last-talk")
    BY_LAST_TALK
  }

  public enum Destination {
    /** The first extension. */
    @JsonProperty("extension")
    EXTENSION,
    /** The first SIP login. */
    @JsonProperty("sip")
    SIP,
    /** The first own number, in E.164. */
    @JsonProperty("number")
    NUMBER,
    /** The id of the employee's own scheme or scenario in the telephony. */
    @JsonProperty("scheme")
    SCHEME
  }
}
