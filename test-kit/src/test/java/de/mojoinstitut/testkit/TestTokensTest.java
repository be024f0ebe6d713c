package de.mojoinstitut.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TestTokensTest {

  static TestTokens tokens;

  @BeforeAll
  static void start() {
    tokens = TestTokens.start();
  }

  @AfterAll
  static void stop() {
    tokens.close();
  }

  @Test
  void shouldSignPersonsWithTheServedKey() throws Exception {
    // given
    var served = JWKSet.load(URI.create(tokens.jwksUrl()).toURL()).getKeys().getFirst().toRSAKey();

    // when
    SignedJWT sound = SignedJWT.parse(tokens.person("user_anna").org("org_anna").token());
    SignedJWT forged = SignedJWT.parse(tokens.person("user_anna").signedByStranger().token());

    // then
    assertThat(sound.verify(new RSASSAVerifier(served))).isTrue();
    assertThat(forged.verify(new RSASSAVerifier(served))).isFalse();
    assertThat(sound.getJWTClaimsSet().getJSONObjectClaim("o")).containsEntry("id", "org_anna");
  }

  @Test
  void shouldSignServicesWithTheirPublishedKey() throws Exception {
    // given
    JWKSet published = JWKSet.load(tokens.serviceJwksFile().toFile());

    // when
    SignedJWT token = SignedJWT.parse(tokens.service("hub", "kontakte", "tenant_anna"));

    // then
    assertThat(token.verify(new ECDSAVerifier(published.getKeyByKeyId("hub").toECKey()))).isTrue();
    assertThat(token.verify(new ECDSAVerifier(published.getKeyByKeyId("payments").toECKey())))
        .isFalse();
  }
}
