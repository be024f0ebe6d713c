package de.mojoinstitut.testkit;

import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A Clerk session token (claims version 2) in the making; sound unless a method spoils it. */
public final class PersonToken {

  private static final Duration LIFE = Duration.ofHours(1);

  private final TestTokens signer;
  private final JWTClaimsSet.Builder claims;
  private final Map<String, Object> mojo = new LinkedHashMap<>();
  private boolean strangersKey;

  PersonToken(TestTokens signer, String userId, Clock clock) {
    this.signer = signer;
    Instant now = clock.instant();
    this.claims =
        new JWTClaimsSet.Builder()
            .subject(userId)
            .issuer(signer.issuer())
            .claim("azp", TestTokens.ORIGIN)
            .claim("v", 2)
            .claim("sts", "active")
            .issueTime(Date.from(now))
            .notBeforeTime(Date.from(now))
            .expirationTime(Date.from(now.plus(LIFE)));
  }

  /** The session is in this organisation, as its admin. */
  public PersonToken org(String clerkOrgId) {
    claims.claim(
        "o", Map.of("id", clerkOrgId, "slg", clerkOrgId.replace("org_", ""), "rol", "admin"));
    return this;
  }

  /** Staff roles in lower case, such as {@code finance}. */
  public PersonToken roles(String... roles) {
    mojo.put("roles", List.of(roles));
    return this;
  }

  /** A distributor's region code. */
  public PersonToken region(String code) {
    mojo.put("region", code);
    return this;
  }

  /** Issued two hours ago, ended an hour ago. */
  public PersonToken expired() {
    Instant end = signer.clock().instant().minus(LIFE);
    claims.issueTime(Date.from(end.minus(LIFE))).notBeforeTime(Date.from(end.minus(LIFE)));
    claims.expirationTime(Date.from(end));
    return this;
  }

  /** Begins in an hour. */
  public PersonToken notYetValid() {
    claims.notBeforeTime(Date.from(signer.clock().instant().plus(LIFE)));
    return this;
  }

  /** Signed with a key that is not in the JWKS, under the right key id. */
  public PersonToken signedByStranger() {
    strangersKey = true;
    return this;
  }

  /** Sets any claim; null removes it. */
  public PersonToken claim(String name, @Nullable Object value) {
    claims.claim(name, value);
    return this;
  }

  /** The signed token. */
  public String token() {
    if (!mojo.isEmpty()) {
      claims.claim("mojo", mojo);
    }
    return signer.signAsClerk(claims.build(), strangersKey);
  }
}
