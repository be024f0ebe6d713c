package de.mojoinstitut.testkit;

import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.jspecify.annotations.Nullable;

/** A token of one of our services in the making; sound unless a method spoils it. */
public final class ServiceToken {

  private static final Duration LIFE = Duration.ofMinutes(5);

  private final TestTokens signer;
  private final JWTClaimsSet.Builder claims;
  private String key;

  ServiceToken(TestTokens signer, String service, String audience, @Nullable String tenant) {
    this.signer = signer;
    this.key = service;
    Instant now = signer.clock().instant();
    this.claims =
        new JWTClaimsSet.Builder()
            .issuer(service)
            .audience(audience)
            .subject("service:" + service)
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plus(LIFE)))
            .claim("tenant", tenant);
  }

  /** Ended an hour ago. */
  public ServiceToken expired() {
    claims.expirationTime(Date.from(signer.clock().instant().minus(Duration.ofHours(1))));
    return this;
  }

  /** Signed with another service's key. */
  public ServiceToken signedBy(String otherService) {
    key = otherService;
    return this;
  }

  /** Sets any claim; null removes it. */
  public ServiceToken claim(String name, @Nullable Object value) {
    claims.claim(name, value);
    return this;
  }

  /** The signed token; its key id always names the issuer it was made for. */
  public String token() {
    return signer.signAsService(claims.build(), key);
  }
}
