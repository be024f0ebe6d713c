package de.mojoinstitut.chassis.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import de.mojoinstitut.chassis.security.Caller.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/**
 * Tokens with which one service calls another: ES256, five minutes, bound to one audience and,
 * where the call is about a tenant, to that tenant.
 */
public final class ServiceTokens {

  private static final Duration LIFE = Duration.ofMinutes(5);

  /** So long a token is used again; then at least as long is left of its life for the call. */
  private static final Duration USE = LIFE.dividedBy(2);

  private static final int KEPT = 10_000;

  private record Target(String audience, @Nullable String tenant) {}

  private record Issued(String token, Instant at) {
    boolean isFresh(Instant now) {
      return !now.isBefore(at) && now.isBefore(at.plus(USE));
    }
  }

  private final String service;
  private final ECKey key;
  private final Clock clock;
  private final Cache<Target, Issued> issued = Caffeine.newBuilder().maximumSize(KEPT).build();

  /**
   * @param service this service's name, such as {@code hub}
   * @param keyFile its private key as JWK
   */
  public ServiceTokens(String service, Path keyFile, Clock clock) {
    this.service = service;
    this.clock = clock;
    try {
      this.key = ECKey.parse(Files.readString(keyFile));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ParseException e) {
      throw new IllegalArgumentException("no EC key in the service key file", e);
    }
  }

  /**
   * A token for a call that is made now; calls within half of its life share it.
   *
   * @param audience the called service, such as {@code kontakte}
   * @param tenant the {@code x-tenant-id} the call will carry, null for none
   */
  public String issue(String audience, @Nullable String tenant) {
    Target target = new Target(audience, tenant);
    Instant now = clock.instant();
    Issued known = issued.getIfPresent(target);
    if (known != null && known.isFresh(now)) {
      return known.token();
    }
    Issued fresh = new Issued(sign(target, now), now);
    issued.put(target, fresh);
    return fresh.token();
  }

  private String sign(Target target, Instant now) {
    JWTClaimsSet.Builder claims =
        new JWTClaimsSet.Builder()
            .issuer(service)
            .audience(target.audience())
            .subject("service:" + service)
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plus(LIFE)));
    if (target.tenant() != null) {
      claims.claim("tenant", target.tenant());
    }
    SignedJWT token =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.getKeyID()).build(),
            claims.build());
    try {
      token.sign(new ECDSASigner(key));
    } catch (JOSEException e) {
      throw new IllegalStateException("the service key cannot sign", e);
    }
    return token.serialize();
  }

  /**
   * @param jwksFile the public keys of all services
   * @param audience the name of the service that checks
   * @param issuer the only issuer this decoder accepts
   */
  public static JwtDecoder decoder(Path jwksFile, String audience, String issuer, Clock clock) {
    JWKSet keys;
    try {
      keys = JWKSet.load(jwksFile.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ParseException e) {
      throw new IllegalArgumentException("no JWKS in the service keys file", e);
    }
    JWKSet ofIssuer =
        new JWKSet(keys.getKeys().stream().filter(each -> issuer.equals(each.getKeyID())).toList());
    DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
    processor.setJWSKeySelector(
        new JWSVerificationKeySelector<>(JWSAlgorithm.ES256, new ImmutableJWKSet<>(ofIssuer)));
    processor.setJWTClaimsSetVerifier((claims, context) -> {});
    NimbusJwtDecoder decoder = new NimbusJwtDecoder(processor);
    JwtTimestampValidator time = new JwtTimestampValidator();
    time.setClock(clock);
    decoder.setJwtValidator(
        new DelegatingOAuth2TokenValidator<>(
            time,
            ClerkTokens.check("issuer", token -> issuer.equals(token.getClaimAsString("iss"))),
            ClerkTokens.check("audience", token -> List.of(audience).equals(token.getAudience())),
            ClerkTokens.check("expiry", token -> token.getExpiresAt() != null),
            ClerkTokens.check(
                "subject", token -> ("service:" + issuer).equals(token.getSubject()))));
    return remembering(decoder, time);
  }

  /** A token whose signature was checked once is only asked for its time again. */
  private static JwtDecoder remembering(JwtDecoder decoder, OAuth2TokenValidator<Jwt> time) {
    Cache<String, Jwt> checked = Caffeine.newBuilder().maximumSize(KEPT).build();
    return token -> {
      Jwt known = checked.getIfPresent(token);
      if (known != null && !time.validate(known).hasErrors()) {
        return known;
      }
      Jwt fresh = decoder.decode(token);
      checked.put(token, fresh);
      return fresh;
    };
  }

  /** The service of a verified token. */
  public static Service caller(Jwt token) {
    return new Service(token.getSubject(), token.getClaimAsString("tenant"));
  }
}
