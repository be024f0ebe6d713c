package de.mojoinstitut.sandbox.clerk;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes session tokens with Clerk's claims of version 1 or 2, and the custom claim {@code mojo}
 * that Clerk would be told to fill from the user's public metadata.
 */
final class SessionTokens {

  private static final Duration SKEW = Duration.ofSeconds(10);
  private static final Duration SHORT_LIFE = Duration.ofMinutes(1);
  private static final String ROLE_PREFIX = "org:";

  private final RSAKey key;
  private final String issuer;
  private final Clock clock;

  SessionTokens(RSAKey key, String issuer, Clock clock) {
    this.key = key;
    this.issuer = issuer;
    this.clock = clock;
  }

  /**
   * @param user the person as stored
   * @param membership the one that is active, empty in the personal context
   */
  String sign(TokenOrder order, JsonNode user, Optional<? extends JsonNode> membership) {
    Instant now = clock.instant();
    Instant expiry = now.plus(order.ttl());
    // A token that is over was issued before it ended.
    Instant issued = expiry.isAfter(now) ? now : expiry.minus(SHORT_LIFE);
    JWTClaimsSet.Builder claims =
        new JWTClaimsSet.Builder()
            .issuer(issuer)
            .subject(order.user())
            .issueTime(Date.from(issued))
            .notBeforeTime(Date.from(issued.minus(SKEW)))
            .expirationTime(Date.from(expiry))
            .jwtID(Ids.next("jti"))
            .claim("sid", "sess_" + order.user())
            .claim("fva", List.of(0, -1))
            .claim("sts", order.sts());
    if (!order.azp().isEmpty()) {
      claims.claim("azp", order.azp());
    }
    if (!order.audience().isEmpty()) {
      claims.audience(order.audience());
    }
    Map<String, Object> staff = staff(order, user.at("/public_metadata/mojo"));
    if (!staff.isEmpty()) {
      claims.claim("mojo", staff);
    }
    if (order.version() == 1) {
      membership.ifPresent(active -> addVersion1(claims, active));
    } else {
      claims.claim("v", 2);
      membership.ifPresent(active -> claims.claim("o", version2(active)));
    }
    return serialize(claims.build());
  }

  private static Map<String, Object> staff(TokenOrder order, JsonNode own) {
    Map<String, Object> staff = new LinkedHashMap<>();
    List<String> roles =
        order.roles().isEmpty()
            ? own.path("roles").valueStream().map(JsonNode::asText).toList()
            : order.roles();
    String region = order.region().isEmpty() ? own.path("region").asText("") : order.region();
    if (!roles.isEmpty()) {
      staff.put("roles", roles);
    }
    if (!region.isEmpty()) {
      staff.put("region", region);
    }
    return staff;
  }

  private static void addVersion1(JWTClaimsSet.Builder claims, JsonNode membership) {
    claims
        .claim("org_id", membership.at("/organization/id").asText())
        .claim("org_slug", membership.at("/organization/slug").asText())
        .claim("org_role", membership.path("role").asText())
        .claim("org_permissions", List.of());
  }

  /** Version 2 leaves out the role's prefix. */
  private static Map<String, Object> version2(JsonNode membership) {
    String role = membership.path("role").asText();
    return Map.of(
        "id", membership.at("/organization/id").asText(),
        "slg", membership.at("/organization/slug").asText(),
        "rol", role.startsWith(ROLE_PREFIX) ? role.substring(ROLE_PREFIX.length()) : role);
  }

  private String serialize(JWTClaimsSet claims) {
    JWSHeader header =
        new JWSHeader.Builder(JWSAlgorithm.RS256)
            .keyID(key.getKeyID())
            .type(JOSEObjectType.JWT)
            .build();
    SignedJWT token = new SignedJWT(header, claims);
    try {
      token.sign(new RSASSASigner(key));
    } catch (JOSEException e) {
      throw new IllegalStateException("the key cannot sign", e);
    }
    return token.serialize();
  }
}
