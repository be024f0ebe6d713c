package de.mojoinstitut.payments;

import static org.assertj.core.api.Assertions.assertThat;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class AccountTest extends PaymentsTest {

  private Answer openAccount(String tenant) {
    return call("POST", "/api/accounts").asHub(tenant).body("{}").send();
  }

  @Test
  void shouldOpenAnAccountThatIsActiveAtOnce() {
    // given
    putTenant("tenant_quick");

    // when
    Answer account = openAccount("tenant_quick");

    // then
    assertThat(account.status()).isEqualTo(201);
    assertThat(account.at("status")).isEqualTo("ACTIVE");
    assertThat(account.json().path("onboardingUrl").isNull()).isTrue();
  }

  @Test
  void shouldOpenOneAccountHoweverOftenItIsAskedFor() {
    // given
    putTenant("tenant_twice");

    // when
    Answer first = openAccount("tenant_twice");
    Answer second = openAccount("tenant_twice");

    // then
    assertThat(second.at("accountId")).isEqualTo(first.at("accountId"));
    assertThat(WORLD.atStripe("account", "tenant_twice")).hasSize(1);
  }

  @Test
  void shouldFollowTheOnboarding() {
    // given
    putTenant("tenant_slow");
    WORLD.trouble("{'kind': 'onboarding'}");
    Answer open = openAccount("tenant_slow");
    String id = WORLD.atStripe("account", "tenant_slow").getFirst().path("id").asText();

    // when
    WORLD.sandbox("POST", "/accounts/" + id + "/onboard", "");

    // then
    assertThat(open.at("status")).isEqualTo("ONBOARDING");
    assertThat(open.at("onboardingUrl")).startsWith("http");
    Awaitility.await()
        .untilAsserted(
            () ->
                assertThat(
                        WORLD.query("select status from account where tenant_id = 'tenant_slow'"))
                    .containsExactly("ACTIVE"));
  }

  @Test
  void shouldGoOnWhenStripesAnswerWasLost() {
    // given
    putTenant("tenant_lost");
    WORLD.trouble("{'kind': 'timeout_after', 'millis': 20000, 'path': '/v1/accounts'}");

    // when
    Answer first = openAccount("tenant_lost");
    Answer second = openAccount("tenant_lost");

    // then
    assertThat(first.status()).isEqualTo(503);
    assertThat(second.at("status")).isEqualTo("ACTIVE");
    assertThat(WORLD.atStripe("account", "tenant_lost")).hasSize(1);
  }

  @Test
  void shouldRefuseUnknownFields() {
    // when
    Answer answer = call("POST", "/api/accounts").asHub(TENANT).body("{'country': 'DE'}").send();

    // then
    assertThat(answer.status()).isEqualTo(400);
  }
}
