package de.mojoinstitut.payments;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.stream.StreamSupport;
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

  private Answer read(String tenant) {
    return call("GET", "/api/accounts").asHub(tenant).send();
  }

  private static String stripeIdOf(String tenant) {
    return WORLD.atStripe("account", tenant).getFirst().path("id").asText();
  }

  private static Instant bankChangedAt(Answer account) {
    return Instant.parse(account.at("bankChangedAt"));
  }

  @Test
  void shouldCountTheFirstBankAccountFromTheBeginningOfTheAccount() {
    // given
    putTenant("tenant_first_bank");
    openAccount("tenant_first_bank");

    // when
    Answer account = read("tenant_first_bank");

    // then
    assertThat(account.status()).isEqualTo(200);
    assertThat(account.json().path("transfersEnabled").asBoolean()).isTrue();
    assertThat(account.json().path("payoutsEnabled").asBoolean()).isTrue();
    assertThat(
            WORLD.query(
                "select (created_at = bank_changed_at)::text from account where tenant_id = 'tenant_first_bank'"))
        .containsExactly("true");
  }

  @Test
  void shouldRememberANewBankAccountFromTheEventAlone() {
    // given
    putTenant("tenant_new_bank");
    openAccount("tenant_new_bank");
    Instant before = bankChangedAt(read("tenant_new_bank"));

    // when
    WORLD.sandbox("POST", "/accounts/" + stripeIdOf("tenant_new_bank") + "/bank", "{}");

    // then
    Awaitility.await()
        .untilAsserted(
            () ->
                assertThat(
                        WORLD.query(
                            "select (bank_changed_at > created_at)::text from account where tenant_id = 'tenant_new_bank'"))
                    .containsExactly("true"));
    Instant changed = bankChangedAt(read("tenant_new_bank"));
    assertThat(changed).isAfter(before);
    assertThat(bankChangedAt(read("tenant_new_bank"))).isEqualTo(changed);
  }

  @Test
  void shouldFindANewBankAccountOfWhichNoEventTold() {
    // given
    putTenant("tenant_quiet_bank");
    openAccount("tenant_quiet_bank");
    Instant before = bankChangedAt(read("tenant_quiet_bank"));
    WORLD.sandbox("POST", "/webhooks/pause", "");

    // when
    WORLD.sandbox("POST", "/accounts/" + stripeIdOf("tenant_quiet_bank") + "/bank", "{}");

    // then
    assertThat(bankChangedAt(read("tenant_quiet_bank"))).isAfter(before);
  }

  @Test
  void shouldSayWhatAnAccountMayNot() {
    // given
    putTenant("tenant_restricted");
    openAccount("tenant_restricted");

    // when
    WORLD.sandbox("POST", "/accounts/" + stripeIdOf("tenant_restricted") + "/restrict", "{}");

    // then
    assertThat(read("tenant_restricted").json().path("payoutsEnabled").asBoolean()).isFalse();
  }

  @Test
  void shouldNotGuessWhenStripeIsSilent() {
    // given
    WORLD.trouble("{'kind': 'error_before', 'path': '/v1/accounts', 'method': 'GET'}");

    // then
    assertThat(read(TENANT).status()).isEqualTo(503);
    putTenant("tenant_without");
    assertThat(read("tenant_without").status()).isEqualTo(404);
  }

  @Test
  void shouldTellTheHubWhatThePlatformHas() {
    // given
    long before = balance();

    // when
    captured(newBooking());

    // then: 100.00 less 1.5 % and 0.25
    assertThat(balance() - before).isEqualTo(9_825);
  }

  private long balance() {
    Answer answer = call("GET", "/api/balance").asHub(null).send();
    assertThat(answer.status()).isEqualTo(200);
    return StreamSupport.stream(answer.json().path("balances").spliterator(), false)
        .filter(each -> each.path("currency").asText().equals("EUR"))
        .mapToLong(each -> each.path("amount").asLong())
        .sum();
  }

  @Test
  void shouldRefuseUnknownFields() {
    // when
    Answer answer = call("POST", "/api/accounts").asHub(TENANT).body("{'country': 'DE'}").send();

    // then
    assertThat(answer.status()).isEqualTo(400);
  }
}
