package dev.patchbay.intake.telephony.binotel;

import com.fasterxml.jackson.databind.JsonNode;
import dev.patchbay.intake.interaction.CallEvent;
import dev.patchbay.intake.interaction.CallEvent.Direction;
import dev.patchbay.intake.interaction.CallEvent.Phase;
import dev.patchbay.intake.telephony.EventTimes;
import dev.patchbay.intake.telephony.Links;
import dev.patchbay.intake.telephony.Texts;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The {@code callDetails} of a call that is over. */
final class CallDetails {

  private static final List<String> UTM =
      List.of("utm_source", "utm_medium", "utm_campaign", "utm_term", "utm_content");

  /** There is sound, or there will be in a moment. */
  private static final Set<String> RECORDED = Set.of("uploaded", "uploading");

  private CallDetails() {}

  static CallEvent event(JsonNode details) {
    String id = Texts.of(details.get("generalCallID"));
    String disposition = Texts.of(details.get("disposition"));
    Integer wait = Texts.seconds(details.get("waitsec"));
    Integer talk = Texts.seconds(details.get("billsec"));
    String recording = Texts.of(details.get("linkToCallRecordInMyBusiness"));
    boolean hasLink = recording != null && Links.isHttps(recording);
    return new CallEvent(
        "binotel",
        id,
        Phase.COMPLETED,
        direction(Texts.of(details.get("callType"))),
        disposition,
        Dispositions.result(disposition),
        Texts.of(details.get("externalNumber")),
        Texts.of(details.at("/customerData/name")),
        line(details),
        employee(details),
        EventTimes.parse(Texts.of(details.get("startTime")), ZoneOffset.UTC).orElse(null),
        wait == null || talk == null ? null : Integer.valueOf(wait + talk),
        talk,
        wait,
        hasLink ? recording : null,
        isRecorded(details) && !hasLink ? id : null,
        utm(details.path("callTrackingData")));
  }

  private static Direction direction(String callType) {
    return switch (callType) {
      case "0" -> Direction.INCOMING;
      case "1" -> Direction.OUTGOING;
      case null, default -> null;
    };
  }

  private static String line(JsonNode details) {
    String number = Texts.of(details.at("/pbxNumberData/number"));
    return number == null ? Texts.of(details.get("pbxNumber")) : number;
  }

  private static List<String> employee(JsonNode details) {
    return Stream.of("/employeeData/email", "/internalNumber", "/employeeData/name")
        .map(path -> Texts.of(details.at(path)))
        .filter(Objects::nonNull)
        .distinct()
        .toList();
  }

  private static boolean isRecorded(JsonNode details) {
    String status = Texts.of(details.get("recordingStatus"));
    return status != null && RECORDED.contains(status);
  }

  private static Map<String, String> utm(JsonNode tracking) {
    Map<String, String> tags = new TreeMap<>();
    for (String tag : UTM) {
      String value = Texts.of(tracking.get(tag));
      if (value != null) {
        tags.put(tag, value);
      }
    }
    return tags;
  }
}
