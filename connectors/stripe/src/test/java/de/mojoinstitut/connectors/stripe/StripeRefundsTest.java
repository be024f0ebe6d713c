package de.mojoinstitut.connectors.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import de.mojoinstitut.connectors.stripe.ProviderRefund.State;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class StripeRefundsTest extends SimulatedStripe {

  @Test
  void shouldRefundOnceForTheSameKey() {
    // given
    String intent = paidIntent();
    RefundRequest request = new RefundRequest("rf_" + key(), "pay_1", intent, 4_000);
    String key = key();

    // when
    ProviderRefund first = value(stripe.refunds().create(request, key));
    ProviderRefund second = value(stripe.refunds().create(request, key));

    // then
    assertThat(second).isEqualTo(first);
    assertThat(first.state()).isEqualTo(State.SUCCEEDED);
    assertThat(value(stripe.refunds().list(intent))).containsExactly(first);
  }

  @Test
  void shouldFindARefundByOurIdWhenTheAnswerWasLost() {
    // given
    String intent = paidIntent();
    RefundRequest request = new RefundRequest("rf_" + key(), "pay_1", intent, 4_000);
    trouble("{'kind': 'timeout_after', 'path': '/v1/refunds', 'millis': 20000}");

    // when
    StripeReply<ProviderRefund> reply = hasty.refunds().create(request, key());

    // then
    assertThat(reply).isEqualTo(new StripeReply.Unknown<>("connection", false));
    assertThat(value(stripe.refunds().find(intent, request.refundId())))
        .hasValueSatisfying(refund -> assertThat(refund.amount()).isEqualTo(4_000));
    assertThat(value(stripe.refunds().find(intent, "rf_other"))).isEmpty();
  }

  @Test
  void shouldTellOurOwnFromThoseMadeByHand() {
    // given
    Instant before = Instant.now().minusSeconds(60);
    String intent = paidIntent();
    String ours = "rf_" + key();
    stripe.refunds().create(new RefundRequest(ours, "pay_1", intent, 4_000), key());

    // when
    sandbox("POST", "/refunds", "{'paymentIntent': '%s', 'amount': 1000}".formatted(intent));

    // then
    List<ProviderRefund> found = value(stripe.refunds().list(intent));
    assertThat(found).extracting(ProviderRefund::refundId).containsExactly(null, ours);
    assertThat(found).extracting(ProviderRefund::amount).containsExactly(1_000L, 4_000L);
    assertThat(value(stripe.refunds().since(before))).containsAll(found);
  }

  @Test
  void shouldBeRefusedMoreThanWasPaid() {
    // given
    String intent = paidIntent();

    // when
    StripeReply<ProviderRefund> reply =
        stripe.refunds().create(new RefundRequest("rf_1", "pay_1", intent, 10_001), key());

    // then
    assertThat(reply).isInstanceOf(StripeReply.Refused.class);
  }

  @Test
  void shouldSeeAPendingRefundFail() {
    // given
    String intent = paidIntent();
    trouble("{'kind': 'refund_pending'}");
    ProviderRefund pending =
        value(stripe.refunds().create(new RefundRequest("rf_2", "pay_1", intent, 10_000), key()));

    // when
    sandbox("POST", "/refunds/" + pending.id() + "/settle", "{'outcome': 'failed'}");

    // then
    assertThat(pending.state()).isEqualTo(State.PENDING);
    assertThat(value(stripe.refunds().retrieve(pending.id())).state()).isEqualTo(State.FAILED);
  }
}
