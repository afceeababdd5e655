package dev.patchbay.intake.telephony.twilio;

import dev.patchbay.intake.IntakeRequest;
import dev.patchbay.intake.telephony.Authenticity;
import dev.patchbay.intake.telephony.Proofs;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The header {@code X-Twilio-Signature}: an HMAC-SHA1 over the whole address and, of a form, every
 * name and value in the order of the names. Of any other body the address carries the digest.
 *
 * @see <a href="https://www.twilio.com/docs/usage/webhooks/webhooks-security">Twilio's rule</a>
 */
final class TwilioSignature {

  private static final String FORM = "application/x-www-form-urlencoded";
  private static final Pattern ADDRESS = Pattern.compile("(https?)://([^/?:]+)(?::(\\d+))?(.*)");
  private static final Pattern BODY_DIGEST = Pattern.compile("[?&]bodySHA256=([0-9a-fA-F]{64})");

  private final String authToken;

  TwilioSignature(String authToken) {
    this.authToken = authToken;
  }

  Authenticity check(IntakeRequest request) {
    String given = request.headers().get("x-twilio-signature");
    if (given == null) {
      return new Authenticity.Forged("The header X-Twilio-Signature is missing.");
    }
    if (request.url() == null) {
      return new Authenticity.Forged("The address that was called is not known.");
    }
    boolean isForm = request.mediaType().equals(FORM);
    if (!isForm && request.body().length > 0 && !hasDigest(request)) {
      return new Authenticity.Forged("The body does not fit bodySHA256 of the address.");
    }
    String parameters;
    try {
      parameters = isForm ? parameters(request.body()) : "";
    } catch (IllegalArgumentException brokenEscape) {
      return new Authenticity.Forged("The form cannot be read, so its signature proves nothing.");
    }
    boolean genuine =
        addresses(request.url())
            .anyMatch(url -> Proofs.equal(given.strip(), sign(url + parameters)));
    return genuine
        ? new Authenticity.Genuine()
        : new Authenticity.Forged(
            "The header X-Twilio-Signature does not fit the address and the parameters.");
  }

  private String sign(String text) {
    return Base64.getEncoder().encodeToString(Proofs.hmacSha1(authToken, text));
  }

  /** As it was called, and with and without its port: proxies take a port away or add one. */
  private static Stream<String> addresses(String url) {
    Matcher parts = ADDRESS.matcher(url);
    if (!parts.matches()) {
      return Stream.of(url);
    }
    String host = parts.group(1) + "://" + parts.group(2);
    String port = parts.group(1).equals("https") ? ":443" : ":80";
    return Stream.of(url, host + parts.group(4), host + port + parts.group(4)).distinct();
  }

  private static String parameters(byte[] form) {
    Map<String, TreeSet<String>> values = new TreeMap<>();
    for (String pair : new String(form, StandardCharsets.UTF_8).strip().split("&")) {
      if (!pair.isEmpty()) {
        String[] parts = pair.split("=", 2);
        values
            .computeIfAbsent(decode(parts[0]), name -> new TreeSet<>())
            .add(parts.length == 2 ? decode(parts[1]) : "");
      }
    }
    return values.entrySet().stream()
        .flatMap(e -> e.getValue().stream().map(value -> e.getKey() + value))
        .collect(Collectors.joining());
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private static boolean hasDigest(IntakeRequest request) {
    Matcher told = BODY_DIGEST.matcher(request.url());
    return told.find()
        && Proofs.equal(told.group(1).toLowerCase(Locale.ROOT), sha256(request.body()));
  }

  private static String sha256(byte[] body) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
