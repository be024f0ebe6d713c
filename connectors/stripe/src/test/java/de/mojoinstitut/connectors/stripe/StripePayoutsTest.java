package de.mojoinstitut.connectors.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import de.mojoinstitut.connectors.stripe.ProviderPayout.State;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StripePayoutsTest extends SimulatedStripe {

  @BeforeEach
  void haveMoney() {
    paidIntent();
    value(
        stripe
            .transfers()
            .create(new TransferRequest("tr", "tr", account, 5_000, "EUR", null), key()));
  }

  private static ProviderPayout now(ProviderPayout payout) {
    return value(stripe.payouts().retrieve(account, payout.id()));
  }

  @Test
  void shouldPayOutOnceForTheSameKey() {
    // given
    PayoutRequest request = new PayoutRequest("po_1", account, 1_000, "EUR");
    String key = key();

    // when
    ProviderPayout first = value(stripe.payouts().create(request, key));
    ProviderPayout second = value(stripe.payouts().create(request, key));

    // then
    assertThat(second).isEqualTo(first);
    await().untilAsserted(() -> assertThat(now(first).state()).isEqualTo(State.PAID));
  }

  @Test
  void shouldFindAPayoutByOurIdWhenTheAnswerWasLost() {
    // given
    trouble("{'kind': 'timeout_after', 'path': '/v1/payouts'}");

    // when
    StripeReply<ProviderPayout> reply =
        hasty.payouts().create(new PayoutRequest("po_2", account, 1_000, "EUR"), key());

    // then
    assertThat(reply).isEqualTo(new StripeReply.Unknown<>("connection", false));
    assertThat(value(stripe.payouts().find(account, "po_2", Instant.EPOCH))).isPresent();
    assertThat(value(stripe.payouts().find(account, "po_3", Instant.EPOCH))).isEmpty();
  }

  @Test
  void shouldSeeAPayoutComeBackAndMoreBeRefused() {
    // given
    trouble("{'kind': 'payout_fails'}");
    ProviderPayout payout =
        value(stripe.payouts().create(new PayoutRequest("po_4", account, 1_000, "EUR"), key()));

    // when
    await().untilAsserted(() -> assertThat(now(payout).state()).isEqualTo(State.FAILED));

    // then
    assertThat(now(payout).failureCode()).isEqualTo("account_closed");
    assertThat(stripe.payouts().create(new PayoutRequest("po_5", account, 1, "EUR"), key()))
        .isEqualTo(new StripeReply.Refused<>("payouts_not_allowed", null));
    sandbox("POST", "/accounts/" + account + "/bank", "");
  }
}
