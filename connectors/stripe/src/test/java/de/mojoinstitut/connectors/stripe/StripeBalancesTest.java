package de.mojoinstitut.connectors.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StripeBalancesTest extends SimulatedStripe {

  @Test
  void shouldKnowTheFeeOfAPayment() {
    // given
    String intent = paidIntent();

    // when
    BalanceEntry entry = value(stripe.balances().ofPayment(intent)).orElseThrow();

    // then
    assertThat(entry.category()).isEqualTo("charge");
    assertThat(entry.amount()).isEqualTo(10_000);
    assertThat(entry.fee()).isEqualTo(175);
    assertThat(entry.net()).isEqualTo(9_825);
  }

  @Test
  void shouldKnowNothingOfAPaymentThatIsStillOnItsWay() {
    // given
    Checkout opened = opened();
    pay(opened, "slow");
    String intent = ((CheckoutState.Processing) stateOf(opened)).paymentIntentId();

    // when, then
    assertThat(value(stripe.balances().ofPayment(intent))).isEmpty();
  }

  @Test
  void shouldFindThatAllMovementsMakeTheBalance() {
    // given
    String intent = paidIntent();
    value(stripe.refunds().create(new RefundRequest("rf_1", "pay_1", intent, 99), key()));
    value(
        stripe
            .transfers()
            .create(new TransferRequest("po_1", "po_1", account, 777, "EUR", null), key()));
    List<BalanceEntry> ofPlatform = new ArrayList<>();
    List<BalanceEntry> ofAccount = new ArrayList<>();

    // when
    int count = value(stripe.balances().entriesOfPlatform(Instant.EPOCH, ofPlatform::add));
    value(stripe.balances().entriesOfAccount(account, Instant.EPOCH, ofAccount::add));

    // then
    assertThat(ofPlatform).hasSize(count);
    assertThat(ofPlatform)
        .extracting(BalanceEntry::category)
        .contains("charge", "refund", "transfer");
    assertThat(sum(ofPlatform)).isEqualTo(value(stripe.balances().ofPlatform()).total("EUR"));
    assertThat(sum(ofAccount))
        .isEqualTo(value(stripe.balances().ofAccount(account)).total("EUR"))
        .isEqualTo(777);
  }

  private static long sum(List<BalanceEntry> entries) {
    return entries.stream().mapToLong(BalanceEntry::net).sum();
  }

  @Test
  void shouldBeRefusedTheBalanceOfAnAccountThatIsNotOurs() {
    assertThat(stripe.balances().ofAccount("acct_none"))
        .isEqualTo(new StripeReply.Refused<>("account_invalid", null));
  }
}
