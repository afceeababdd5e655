package dev.patchbay.local;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.crypto.SecretKey;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.lang.JoseException;

/** Takes the place of the identity provider and of the gateway's JWT authorizer. */
final class LocalTokens {
  private static final String ISSUER = "http://localhost:8080/local";
  private static final String AUDIENCE = "patchbay-local";
  private static final Duration LIFE = Duration.ofDays(365);

  private final SecretKey key;
  private final Clock clock;

  LocalTokens(SecretKey key, Clock clock) {
    this.key = key;
    this.clock = clock;
  }

  /** A token for a person of these groups, good for a year. */
  String issue(String subject, String... groups) {
    return issue(subject, clock.instant(), groups);
  }

  /** The same as if it had been issued at another moment; it runs out a year from now. */
  String issue(String subject, Instant issuedAt, String... groups) {
    var claims = new JwtClaims();
    claims.setIssuer(ISSUER);
    claims.setAudience(AUDIENCE);
    claims.setSubject(subject);
    claims.setIssuedAt(NumericDate.fromSeconds(issuedAt.getEpochSecond()));
    claims.setExpirationTime(NumericDate.fromMilliseconds(clock.millis() + LIFE.toMillis()));
    claims.setStringListClaim("cognito:groups", groups);
    var jws = new JsonWebSignature();
    jws.setPayload(claims.toJson());
    jws.setKey(key);
    jws.setAlgorithmHeaderValue(AlgorithmIdentifiers.HMAC_SHA256);
    try {
      return jws.getCompactSerialization();
    } catch (JoseException e) {
      throw new IllegalStateException("A token could not be signed", e);
    }
  }

  /**
   * The claims of a valid bearer token in the form in which API Gateway hands them on: all of them
   * text, an array as {@code [a b]}.
   */
  Optional<Map<String, String>> claims(String authorization) {
    if (authorization == null) {
      return Optional.empty();
    }
    var token = authorization.replaceFirst("(?i)^Bearer\\s+", "");
    try {
      var consumer =
          new JwtConsumerBuilder()
              .setVerificationKey(key)
              .setJwsAlgorithmConstraints(ConstraintType.PERMIT, AlgorithmIdentifiers.HMAC_SHA256)
              .setExpectedIssuer(ISSUER)
              .setExpectedAudience(AUDIENCE)
              .setRequireExpirationTime()
              .setEvaluationTime(NumericDate.fromMilliseconds(clock.millis()))
              .build();
      var claims = new LinkedHashMap<String, String>();
      consumer
          .processToClaims(token)
          .getClaimsMap()
          .forEach((name, value) -> claims.put(name, text(value)));
      return Optional.of(claims);
    } catch (InvalidJwtException e) {
      return Optional.empty();
    }
  }

  private static String text(Object claim) {
    return claim instanceof Collection<?> list
        ? List.copyOf(list).stream().map(String::valueOf).collect(Collectors.joining(" ", "[", "]"))
        : String.valueOf(claim);
  }
}
