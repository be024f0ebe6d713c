package de.mojoinstitut.chassis.security;

import de.mojoinstitut.chassis.security.Caller.Organisation;
import de.mojoinstitut.chassis.security.Caller.Person;
import de.mojoinstitut.chassis.security.Caller.StaffRole;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.web.client.RestTemplate;

/**
 * Clerk session tokens, versions 1 and 2. Checked: signature, time by our clock, issuer, that
 * {@code azp} is an allowed origin and that the session is not pending.
 *
 * @see <a href="https://clerk.com/docs/backend-requests/resources/session-tokens">Clerk: session
 *     tokens</a>
 */
public final class ClerkTokens {

  private static final Duration KEYS_TIMEOUT = Duration.ofSeconds(3);

  private ClerkTokens() {}

  /**
   * @param issuer the {@code iss} that Clerk's instance writes
   * @param jwks where its public keys are
   * @param allowedOrigins accepted {@code azp} values
   */
  public static JwtDecoder decoder(
      String issuer, URI jwks, Set<String> allowedOrigins, Clock clock) {
    NimbusJwtDecoder decoder =
        NimbusJwtDecoder.withJwkSetUri(jwks.toString())
            .jwsAlgorithm(SignatureAlgorithm.RS256)
            .restOperations(new RestTemplate(impatient()))
            .build();
    JwtTimestampValidator time = new JwtTimestampValidator();
    time.setClock(clock);
    decoder.setJwtValidator(
        new DelegatingOAuth2TokenValidator<>(
            time,
            new JwtIssuerValidator(issuer),
            check(
                "azp is not an allowed origin",
                token ->
                    token.hasClaim("azp")
                        && allowedOrigins.contains(token.getClaimAsString("azp"))),
            check("session is pending", token -> !"pending".equals(token.getClaimAsString("sts"))),
            check("token has no expiry", token -> token.getExpiresAt() != null),
            check(
                "sub is missing",
                token -> token.getSubject() != null && !token.getSubject().isBlank())));
    return decoder;
  }

  private static SimpleClientHttpRequestFactory impatient() {
    SimpleClientHttpRequestFactory requests = new SimpleClientHttpRequestFactory();
    requests.setConnectTimeout(KEYS_TIMEOUT);
    requests.setReadTimeout(KEYS_TIMEOUT);
    return requests;
  }

  /** The person of a verified token. */
  public static Person caller(Jwt token) {
    Map<String, Object> mojo = object(token, "mojo");
    Object region = mojo.get("region");
    return new Person(
        token.getSubject(),
        organisation(token),
        isRegionOrNone(region) ? staffRoles(mojo.get("roles")) : Set.of(),
        text(region));
  }

  /** Staff without a region serves all of them: one that cannot be read must not mean that. */
  private static boolean isRegionOrNone(@Nullable Object claim) {
    return claim == null || (claim instanceof String text && !text.isBlank());
  }

  private static @Nullable Organisation organisation(Jwt token) {
    Map<String, Object> v2 = object(token, "o");
    String id = text(v2.get("id"));
    if (id != null) {
      return new Organisation(id, text(v2.get("slg")), text(v2.get("rol")));
    }
    String v1 = token.getClaimAsString("org_id");
    return v1 == null
        ? null
        : new Organisation(
            v1, token.getClaimAsString("org_slug"), token.getClaimAsString("org_role"));
  }

  private static Set<StaffRole> staffRoles(@Nullable Object claim) {
    Set<StaffRole> roles = EnumSet.noneOf(StaffRole.class);
    if (claim instanceof Collection<?> names) {
      for (StaffRole role : StaffRole.values()) {
        if (names.contains(role.name().toLowerCase(Locale.ROOT))) {
          roles.add(role);
        }
      }
    }
    return Set.copyOf(roles);
  }

  private static Map<String, Object> object(Jwt token, String claim) {
    Map<String, Object> value = token.hasClaim(claim) ? token.getClaimAsMap(claim) : null;
    return value == null ? Map.of() : value;
  }

  private static @Nullable String text(@Nullable Object claim) {
    return claim instanceof String text ? text : null;
  }

  static OAuth2TokenValidator<Jwt> check(String failure, Predicate<Jwt> passes) {
    OAuth2Error error = new OAuth2Error("invalid_token", failure, null);
    return token ->
        passes.test(token)
            ? OAuth2TokenValidatorResult.success()
            : OAuth2TokenValidatorResult.failure(List.of(error));
  }
}
