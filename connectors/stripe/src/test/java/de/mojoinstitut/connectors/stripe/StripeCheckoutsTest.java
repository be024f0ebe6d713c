package de.mojoinstitut.connectors.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import de.mojoinstitut.connectors.stripe.CheckoutState.Cancelled;
import de.mojoinstitut.connectors.stripe.CheckoutState.Captured;
import de.mojoinstitut.connectors.stripe.CheckoutState.Declined;
import de.mojoinstitut.connectors.stripe.CheckoutState.Failed;
import de.mojoinstitut.connectors.stripe.CheckoutState.Processing;
import de.mojoinstitut.connectors.stripe.CheckoutState.RequiresPayment;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

class StripeCheckoutsTest extends SimulatedStripe {

  @Test
  void shouldOpenACheckoutThatWaitsForTheCustomer() {
    // when
    Checkout opened = opened();

    // then
    assertThat(opened.url()).startsWith(simulator.url().toString());
    assertThat(stateOf(opened)).isEqualTo(new RequiresPayment());
  }

  @Test
  void shouldTellStripeIdsAndTheBookingNumberOnly() {
    // given
    String payment = key();

    // when
    Checkout opened = value(stripe.checkouts().create(checkout(payment), key()));
    pay(opened, "ok");

    // then
    JsonNode intent =
        StreamSupport.stream(atStripe("payment_intent").spliterator(), false)
            .filter(each -> each.path("metadata").path("paymentId").asText().equals(payment))
            .findFirst()
            .orElseThrow();
    assertThat(intent.path("capture_method").asText()).isEqualTo("automatic");
    assertThat(intent.path("on_behalf_of").asText()).isEqualTo(account);
    assertThat(intent.path("transfer_group").asText()).isEqualTo("bkg_" + payment);
    assertThat(intent.path("metadata").path("bookingId").asText()).isEqualTo("bkg_" + payment);
    assertThat(intent.path("metadata").size()).isEqualTo(2);
  }

  @Test
  void shouldAskForACheckoutFromBeforeAsItWasAskedForFirst() {
    // given
    CheckoutRequest now = checkout(key());
    CheckoutRequest before =
        new CheckoutRequest(
            now.paymentId(),
            now.group(),
            now.metadata(),
            now.label(),
            now.amount(),
            now.currency(),
            now.onBehalfOf(),
            false,
            now.expiresAt(),
            now.successUrl(),
            now.cancelUrl());

    // when
    pay(value(stripe.checkouts().create(before, key())), "ok");

    // then
    assertThat(atStripe("payment_intent"))
        .filteredOn(each -> each.at("/metadata/paymentId").asText().equals(now.paymentId()))
        .singleElement()
        .satisfies(
            intent -> assertThat(intent.path("capture_method").asText()).isNotEqualTo("automatic"));
  }

  @Test
  void shouldOpenTheSameCheckoutForTheSameKey() {
    // given
    CheckoutRequest request = checkout(key());
    String key = key();

    // when
    Checkout first = value(stripe.checkouts().create(request, key));
    Checkout second = value(stripe.checkouts().create(request, key));

    // then
    assertThat(second.sessionId()).isEqualTo(first.sessionId());
  }

  @Test
  void shouldNotKnowWhatBecameOfAKeyThatWasUsedForSomethingElse() {
    // given
    String key = key();
    stripe.checkouts().create(checkout(key()), key);

    // when
    StripeReply<Checkout> reply = stripe.checkouts().create(checkout(key()), key);

    // then
    assertThat(reply).isEqualTo(new StripeReply.Unknown<>("idempotency_error", false));
  }

  @Test
  void shouldTellDeclinedAttemptsApart() {
    // given
    Checkout opened = opened();
    pay(opened, "declined");
    CheckoutState first = stateOf(opened);

    // when
    pay(opened, "insufficient_funds");

    // then
    CheckoutState second = stateOf(opened);
    assertThat(first)
        .isInstanceOfSatisfying(
            Declined.class, declined -> assertThat(declined.code()).isEqualTo("generic_decline"));
    assertThat(second)
        .isInstanceOfSatisfying(
            Declined.class,
            declined -> assertThat(declined.code()).isEqualTo("insufficient_funds"));
    assertThat(((Declined) second).attemptId()).isNotEqualTo(((Declined) first).attemptId());
  }

  @Test
  void shouldSeeMoneyThatCameAfterADecline() {
    // given
    Checkout opened = opened();
    pay(opened, "declined");

    // when
    pay(opened, "ok");

    // then
    assertThat(stateOf(opened))
        .isInstanceOfSatisfying(
            Captured.class,
            captured -> {
              assertThat(captured.amount()).isEqualTo(10_000);
              assertThat(captured.fee()).isEqualTo(175L);
            });
  }

  @Test
  void shouldSeeASlowPaymentArrive() {
    // given
    Checkout opened = opened();
    pay(opened, "slow");
    CheckoutState processing = stateOf(opened);

    // when
    settle(processing, "succeeded");

    // then
    assertThat(processing).isInstanceOf(Processing.class);
    assertThat(stateOf(opened)).isInstanceOf(Captured.class);
  }

  @Test
  void shouldSeeThatASlowPaymentFailedForGood() {
    // given
    Checkout opened = opened();
    pay(opened, "slow_fails");

    // when
    settle(stateOf(opened), "failed");

    // then
    assertThat(stateOf(opened)).isInstanceOf(Failed.class);
    assertThat(pay(opened, "ok")).isEqualTo(409);
  }

  @Test
  void shouldCloseAnOpenCheckout() {
    // given
    Checkout opened = opened();

    // when
    Checkout closed = value(stripe.checkouts().expire(opened.sessionId(), key()));

    // then
    assertThat(closed.state()).isEqualTo(new Cancelled());
    assertThat(pay(opened, "ok")).isEqualTo(409);
  }

  @Test
  void shouldSayThatAPaidCheckoutCannotBeClosed() {
    // given
    Checkout opened = opened();
    pay(opened, "ok");

    // when
    StripeReply<Checkout> reply = stripe.checkouts().expire(opened.sessionId(), key());

    // then
    assertThat(reply).isInstanceOf(StripeReply.Refused.class);
    assertThat(stateOf(opened)).isInstanceOf(Captured.class);
  }

  @Test
  void shouldSayWhichParameterStripeRefused() {
    // when
    StripeReply<Checkout> reply =
        stripe.checkouts().create(checkout(key(), Instant.now().plusSeconds(60)), key());

    // then
    assertThat(reply)
        .isInstanceOfSatisfying(
            StripeReply.Refused.class,
            refused -> assertThat(refused.parameter()).isEqualTo("expires_at"));
  }

  @Test
  void shouldSayThatACheckoutIsMissing() {
    // when
    StripeReply<Checkout> reply = stripe.checkouts().retrieve("cs_test_nothing");

    // then
    assertThat(reply)
        .isInstanceOfSatisfying(
            StripeReply.Refused.class,
            refused -> assertThat(refused.code()).isEqualTo("resource_missing"));
  }

  @Test
  void shouldNotKnowWhatBecameOfACallThatTimedOutAndFindItByTheSameKey() {
    // given
    CheckoutRequest request = checkout(key());
    String key = key();
    trouble("{'kind': 'timeout_after', 'path': '/v1/checkout/sessions', 'millis': 20000}");

    // when
    StripeReply<Checkout> reply = hasty.checkouts().create(request, key);

    // then
    assertThat(reply).isEqualTo(new StripeReply.Unknown<>("connection", false));
    Optional<Checkout> found =
        value(stripe.checkouts().find(request.paymentId(), Instant.now().minusSeconds(60)));
    assertThat(found).isPresent();
  }

  @Test
  void shouldFindTheEffectOfACallThatStripeAnsweredWithAServerError() {
    // given
    CheckoutRequest request = checkout(key());
    trouble("{'kind': 'error_after', 'path': '/v1/checkout/sessions'}");

    // when
    StripeReply<Checkout> reply = stripe.checkouts().create(request, key());

    // then
    assertThat(reply).isInstanceOf(StripeReply.Unknown.class);
    assertThat(value(stripe.checkouts().find(request.paymentId(), Instant.now().minusSeconds(60))))
        .isPresent();
  }

  @Test
  void shouldSayWhenAKeyWillOnlyEverRepeatAServerError() {
    // given
    CheckoutRequest request = checkout(key());
    String key = key();
    trouble("{'kind': 'error_before', 'path': '/v1/checkout/sessions'}");

    // when
    StripeReply<Checkout> first = stripe.checkouts().create(request, key);
    StripeReply<Checkout> second = stripe.checkouts().create(request, key);

    // then
    assertThat(first)
        .isInstanceOfSatisfying(
            StripeReply.Unknown.class, unknown -> assertThat(unknown.keySpent()).isFalse());
    assertThat(second)
        .isInstanceOfSatisfying(
            StripeReply.Unknown.class, unknown -> assertThat(unknown.keySpent()).isTrue());
    assertThat(value(stripe.checkouts().find(request.paymentId(), Instant.now().minusSeconds(60))))
        .isEmpty();
  }

  private static void settle(CheckoutState state, String outcome) {
    sandbox(
        "POST",
        "/payment_intents/" + ((Processing) state).paymentIntentId() + "/settle",
        "{'outcome': '%s'}".formatted(outcome));
  }
}
