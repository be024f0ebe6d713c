package de.mojoinstitut.chassis.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.mojoinstitut.chassis.scope.Scope.Level;
import de.mojoinstitut.chassis.security.Caller.Organisation;
import de.mojoinstitut.chassis.security.Caller.Person;
import de.mojoinstitut.chassis.security.Caller.StaffRole;
import de.mojoinstitut.testkit.PersonToken;
import de.mojoinstitut.testkit.TestClock;
import de.mojoinstitut.testkit.TestTokens;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtDecoder;

class ClerkTokensTest {

  private static final TestClock CLOCK = new TestClock(Instant.parse("2031-01-01T10:00:00Z"));

  static TestTokens tokens;
  static JwtDecoder decoder;

  @BeforeAll
  static void start() {
    tokens = TestTokens.start(CLOCK);
    decoder =
        ClerkTokens.decoder(
            tokens.issuer(), URI.create(tokens.jwksUrl()), Set.of(TestTokens.ORIGIN), CLOCK);
  }

  @AfterAll
  static void stop() {
    tokens.close();
  }

  @Test
  void shouldReadAPersonOfVersionTwo() {
    // given
    String token = tokens.person("user_fin1").org("org_anna").roles("finance", "unheard").token();

    // when
    Person person = ClerkTokens.caller(decoder.decode(token));

    // then
    assertThat(person.clerkUserId()).isEqualTo("user_fin1");
    assertThat(person.organisation()).isEqualTo(new Organisation("org_anna", "anna", "admin"));
    assertThat(person.staffRoles()).containsExactly(StaffRole.FINANCE);
    assertThat(person.region()).isNull();
  }

  @Test
  void shouldReadAnOrganisationOfVersionOne() {
    // given
    String token =
        tokens
            .person("user_anna")
            .claim("v", null)
            .claim("org_id", "org_anna")
            .claim("org_slug", "anna")
            .claim("org_role", "org:admin")
            .token();

    // when
    Person person = ClerkTokens.caller(decoder.decode(token));

    // then
    assertThat(person.organisation()).isEqualTo(new Organisation("org_anna", "anna", "org:admin"));
  }

  @Test
  void shouldReadADistributorsRegion() {
    // given
    String token = tokens.person("user_dist_dach").roles("distributor").region("DACH").token();

    // when
    Person person = ClerkTokens.caller(decoder.decode(token));

    // then
    assertThat(person.is(StaffRole.DISTRIBUTOR)).isTrue();
    assertThat(person.region()).isEqualTo("DACH");
    assertThat(person.organisation()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "platform, PLATFORM",
    "finance, FINANCE",
    "certifier, CERTIFIER",
    "certifier_lead, CERTIFIER",
    "privacy, PRIVACY",
    "ops, OPS",
    "distributor, DISTRIBUTOR",
    "finance platform, PLATFORM",
    "ops finance, FINANCE",
    "ops privacy certifier, PRIVACY",
    "platform distributor, DISTRIBUTOR",
    "janitor,"
  })
  void shouldGiveOneLevelForAllRolesTogether(String roles, @Nullable Level level) {
    // given
    String token = tokens.person("user_x").roles(roles.split(" ", -1)).token();

    // when
    Person person = ClerkTokens.caller(decoder.decode(token));

    // then
    assertThat(person.staffLevel()).isEqualTo(Optional.ofNullable(level));
  }

  @ParameterizedTest
  @MethodSource
  void shouldNotTakeStaffOfARegionThatCannotBeReadForStaffOfAllRegions(Object region) {
    // given
    String token =
        tokens
            .person("user_x")
            .claim("mojo", Map.of("roles", List.of("finance"), "region", region))
            .token();

    // then
    assertThat(ClerkTokens.caller(decoder.decode(token)).staffRoles()).isEmpty();
  }

  static Stream<Object> shouldNotTakeStaffOfARegionThatCannotBeReadForStaffOfAllRegions() {
    return Stream.of(7, "", " ", List.of("DACH"));
  }

  @Test
  void shouldRefuseAPendingSession() {
    refuses(token -> token.claim("sts", "pending"));
  }

  @Test
  void shouldRefuseAForeignOrMissingOrigin() {
    refuses(token -> token.claim("azp", "https://evil.example"));
    refuses(token -> token.claim("azp", null));
  }

  @Test
  void shouldRefuseAnExpiredOrEndlessToken() {
    refuses(PersonToken::expired);
    refuses(token -> token.claim("exp", null));
  }

  @Test
  void shouldRefuseATokenThatIsNotYetValid() {
    refuses(
        token -> token.claim("nbf", CLOCK.instant().plus(Duration.ofHours(2)).getEpochSecond()));
  }

  @Test
  void shouldRefuseAnotherIssuerKeyOrNobody() {
    refuses(token -> token.claim("iss", "https://clerk.example"));
    refuses(PersonToken::signedByStranger);
    refuses(token -> token.claim("sub", null));
  }

  @Test
  void shouldTakeClaimsOfTheWrongShapeForNone() {
    // given
    String token =
        tokens.person("user_x").claim("mojo", Map.of("roles", "platform", "region", 7)).token();

    // when
    Person person = ClerkTokens.caller(decoder.decode(token));

    // then
    assertThat(person.staffRoles()).isEmpty();
    assertThat(person.region()).isNull();
  }

  private static void refuses(UnaryOperator<PersonToken> spoil) {
    String token = spoil.apply(tokens.person("user_max").org("org_anna")).token();
    assertThatThrownBy(() -> decoder.decode(token)).isInstanceOf(BadJwtException.class);
  }
}
