package de.mojoinstitut.sandbox.clerk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.BadJWTException;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SessionTokensTest {

  @TempDir static Path folder;
  private static ClerkSimulator clerk;
  private static Backend backend;

  @BeforeAll
  static void start() throws Exception {
    clerk = ClerkSimulator.start(ClerkConfig.inFolder(SharedKey.in(folder)));
    backend = new Backend(clerk);
  }

  @AfterAll
  static void stop() {
    backend.close();
    clerk.close();
  }

  private static JWTClaimsSet verified(ClerkSimulator issuer, String token) throws Exception {
    DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
    processor.setJWSKeySelector(
        new JWSVerificationKeySelector<>(
            JWSAlgorithm.RS256,
            JWKSourceBuilder.create(issuer.url().resolve("/.well-known/jwks.json").toURL())
                .build()));
    return processor.process(token, null);
  }

  private static JWTClaimsSet claims(String order) throws Exception {
    return verified(clerk, backend.token(order));
  }

  @Test
  void shouldSignTokensThatTheJwksProves() throws Exception {
    // when
    JWTClaimsSet claims = claims("{\"user\": \"user_max\"}");

    // then
    assertThat(claims.getSubject()).isEqualTo("user_max");
    assertThat(claims.getIssuer()).isEqualTo(clerk.url().toString());
    assertThat(claims.getAudience()).isEmpty();
    assertThat(claims.getStringClaim("azp")).isEqualTo("http://localhost:8090");
    assertThat(claims.getStringClaim("sts")).isEqualTo("active");
    assertThat(claims.getIntegerClaim("v")).isEqualTo(2);
    assertThat(claims.getClaims()).containsKeys("sid", "jti", "fva", "nbf");
    assertThat(life(claims)).isEqualTo(Duration.ofHours(1));
  }

  private static Duration life(JWTClaimsSet claims) {
    return Duration.between(
        claims.getIssueTime().toInstant(), claims.getExpirationTime().toInstant());
  }

  @Test
  void shouldNameTheActiveOrganisationInVersion2() throws Exception {
    // when
    JWTClaimsSet claims = claims("{\"user\": \"user_anna\", \"org\": \"tenant_anna\"}");

    // then
    assertThat(claims.getJSONObjectClaim("o"))
        .isEqualTo(Map.of("id", "org_anna", "slg", "anna", "rol", "admin"));
    assertThat(claims.getClaims()).doesNotContainKeys("org_id", "org_role", "mojo");
  }

  @Test
  void shouldNameTheActiveOrganisationInVersion1() throws Exception {
    // when
    JWTClaimsSet claims =
        claims("{\"user\": \"user_ravi\", \"org\": \"tenant_ravi\", \"version\": 1}");

    // then
    assertThat(claims.getStringClaim("org_id")).isEqualTo("org_ravi");
    assertThat(claims.getStringClaim("org_slug")).isEqualTo("ravi");
    assertThat(claims.getStringClaim("org_role")).isEqualTo("org:admin");
    assertThat(claims.getClaims()).doesNotContainKeys("o", "v");
  }

  @Test
  void shouldNameNoOrganisationThatWasNotAskedFor() throws Exception {
    assertThat(claims("{\"user\": \"user_anna\"}").getClaims()).doesNotContainKeys("o", "org_id");
  }

  @ParameterizedTest
  @CsvSource({
    "user_owner, platform",
    "user_fin1, finance",
    "user_fin2, finance",
    "user_cert1, certifier",
    "user_cert2, certifier",
    "user_ops, ops"
  })
  void shouldGiveStaffTheirRolesWithoutAsking(String user, String role) throws Exception {
    assertThat(claims("{\"user\": \"%s\"}".formatted(user)).getJSONObjectClaim("mojo"))
        .isEqualTo(Map.of("roles", List.of(role)));
  }

  @ParameterizedTest
  @CsvSource({"user_dist_dach, DACH", "user_dist_us, US", "user_dist_in, INDIEN"})
  void shouldGiveDistributorsTheirRegion(String user, String region) throws Exception {
    assertThat(claims("{\"user\": \"%s\"}".formatted(user)).getJSONObjectClaim("mojo"))
        .isEqualTo(Map.of("roles", List.of("distributor"), "region", region));
  }

  @Test
  void shouldGiveTheRolesAndRegionAskedFor() throws Exception {
    // when
    JWTClaimsSet claims =
        claims("{\"user\": \"user_max\", \"roles\": [\"privacy\", \"ops\"], \"region\": \"US\"}");

    // then
    assertThat(claims.getJSONObjectClaim("mojo"))
        .isEqualTo(Map.of("roles", List.of("privacy", "ops"), "region", "US"));
  }

  @Test
  void shouldSignPendingSessionsOtherOriginsAndAudiences() throws Exception {
    // when
    JWTClaimsSet claims =
        claims(
            """
            {"user": "user_max", "sts": "pending", "azp": "https://evil.example", "audience": "x"}
            """);

    // then
    assertThat(claims.getStringClaim("sts")).isEqualTo("pending");
    assertThat(claims.getStringClaim("azp")).isEqualTo("https://evil.example");
    assertThat(claims.getAudience()).containsExactly("x");
  }

  @Test
  void shouldSignTokensThatAreOver() throws Exception {
    // given
    String token = backend.token("{\"user\": \"user_max\", \"ttl\": -300}");

    // when, then
    assertThatThrownBy(() -> verified(clerk, token))
        .isInstanceOf(BadJWTException.class)
        .hasMessageContaining("Expired");
  }

  @Test
  void shouldFollowTheStacksClock(@TempDir Path other) throws Exception {
    // given
    Clock ahead = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(30));
    try (ClerkSimulator later =
            ClerkSimulator.start(ClerkConfig.inFolder(SharedKey.in(other)).withClock(ahead));
        Backend asking = new Backend(later)) {

      // when
      String token = asking.token("{\"user\": \"user_max\"}");

      // then
      assertThatThrownBy(() -> verified(later, token))
          .isInstanceOf(BadJWTException.class)
          .hasMessageContaining("before use");
    }
  }

  @Test
  void shouldRefuseAnOrganisationOneIsNoMemberOf() throws Exception {
    // when
    Backend.Answer answer =
        backend.post("/_sandbox/tokens", "{\"user\": \"user_max\", \"org\": \"tenant_anna\"}");

    // then
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.code()).isEqualTo("not_a_member_in_organization");
  }

  @Test
  void shouldNotKnowStrangers() throws Exception {
    assertThat(backend.post("/_sandbox/tokens", "{\"user\": \"user_x\"}").status()).isEqualTo(404);
    assertThat(
            backend
                .post("/_sandbox/tokens", "{\"user\": \"user_max\", \"org\": \"tenant_x\"}")
                .status())
        .isEqualTo(404);
    assertThat(backend.post("/_sandbox/tokens", "nonsense").status()).isEqualTo(400);
  }
}
