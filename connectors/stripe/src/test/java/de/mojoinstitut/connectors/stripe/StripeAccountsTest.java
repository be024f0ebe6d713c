package de.mojoinstitut.connectors.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class StripeAccountsTest extends SimulatedStripe {

  private static final URI PAGE = URI.create("http://localhost/onboarding");

  @Test
  void shouldCreateOneAccountForTheSameKey() {
    // given
    AccountRequest request = new AccountRequest("tenant_b", "DE", "EUR");
    String key = key();

    // when
    ConnectedAccount first = value(stripe.accounts().create(request, key));
    ConnectedAccount second = value(stripe.accounts().create(request, key));

    // then
    assertThat(first.chargesEnabled()).isTrue();
    assertThat(second).isEqualTo(first);
  }

  @Test
  void shouldSeeAnAccountBecomeComplete() {
    // given
    trouble("{'kind': 'onboarding'}");
    ConnectedAccount open =
        value(stripe.accounts().create(new AccountRequest("tenant_c", "DE", "EUR"), key()));
    URI link = value(stripe.accounts().onboardingLink(open.id(), PAGE, PAGE, key()));

    // when
    sandbox("POST", "/accounts/" + open.id() + "/onboard", "");

    // then
    assertThat(open.chargesEnabled()).isFalse();
    assertThat(link.toString()).startsWith(simulator.url().toString());
    assertThat(value(stripe.accounts().retrieve(open.id())).chargesEnabled()).isTrue();
  }

  @Test
  void shouldSeeThatPayoutsStoppedAndTheBankChanged() {
    // given
    ConnectedAccount before =
        value(stripe.accounts().create(new AccountRequest("tenant_d", "DE", "EUR"), key()));

    // when
    sandbox("POST", "/accounts/" + before.id() + "/restrict", "{'transfers': false}");
    sandbox("POST", "/accounts/" + before.id() + "/bank", "{'last4': '7777'}");

    // then
    ConnectedAccount after = value(stripe.accounts().retrieve(before.id()));
    assertThat(before.transfersEnabled()).isTrue();
    assertThat(before.payoutsEnabled()).isTrue();
    assertThat(after.transfersEnabled()).isFalse();
    assertThat(after.bankAccountId()).startsWith("ba_").isNotEqualTo(before.bankAccountId());
  }

  @Test
  void shouldTryAgainLaterWhenTheKeyIsWrong() {
    // given
    StripeConnector stranger = connector(simulator.url(), "sk_test_wrong");

    // when
    StripeReply<ConnectedAccount> reply = stranger.accounts().retrieve(account);

    // then
    assertThat(reply).isInstanceOf(StripeReply.RetryLater.class);
  }

  @Test
  void shouldNotKnowAnythingWhenNobodyListens() {
    // given
    StripeConnector lonely = connector(URI.create("http://localhost:1"), KEY);

    // when
    StripeReply<ConnectedAccount> reply = lonely.accounts().retrieve(account);

    // then
    assertThat(reply).isEqualTo(new StripeReply.Unknown<>("connection", false));
  }

  @Test
  void shouldKeepSecretsOutOfItsText() {
    // given
    StripeProperties properties =
        new StripeProperties(
            PAGE, KEY, WEBHOOK_SECRET, Duration.ofSeconds(1), Duration.ofSeconds(1));

    // then
    assertThat(properties.toString()).doesNotContain(KEY).doesNotContain(WEBHOOK_SECRET);
  }
}
