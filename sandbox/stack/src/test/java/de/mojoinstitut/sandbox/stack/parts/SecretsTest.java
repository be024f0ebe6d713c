package de.mojoinstitut.sandbox.stack.parts;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {

  @TempDir Path folder;

  @Test
  void shouldKeepASecretForTheNextStart() {
    // given
    String first = new Secrets(folder).databasePassword("hub_login");

    // when
    String second = new Secrets(folder).databasePassword("hub_login");

    // then
    assertThat(second).isEqualTo(first).hasSizeGreaterThan(20);
    assertThat(new Secrets(folder).databasePassword("hub_owner")).isNotEqualTo(first);
  }

  @Test
  void shouldMakeWebhookSecretsThatSvixCanRead() {
    // when
    String secret = new Secrets(folder).clerkWebhookSecret();

    // then
    assertThat(secret).startsWith("whsec_");
    assertThat(Base64.getDecoder().decode(secret.substring("whsec_".length()))).hasSize(24);
  }

  @Test
  void shouldLetNobodyElseReadTheFiles() throws Exception {
    // given
    Secrets secrets = new Secrets(folder);
    secrets.stripeSecretKey();
    secrets.publicKeysFile();

    // then
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files)
          .hasSizeGreaterThanOrEqualTo(4)
          .allSatisfy(
              file ->
                  assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                      .isEqualTo("rw-------"));
    }
  }

  @Test
  void shouldPublishOnlyThePublicHalfOfEachServiceKey() throws Exception {
    // given
    Secrets secrets = new Secrets(folder);

    // when
    JWKSet published = JWKSet.load(secrets.publicKeysFile().toFile());

    // then
    assertThat(published.getKeys()).extracting(JWK::getKeyID).containsExactly("hub", "payments");
    assertThat(published.getKeys()).noneMatch(JWK::isPrivate);
    assertThat(secrets.serviceKey("hub").isPrivate()).isTrue();
  }
}
