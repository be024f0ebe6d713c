package de.mojoinstitut.payments;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CancellationTest extends PaymentsTest {

  @Test
  void shouldMakeSureThatNobodyCanPayAnyMore() {
    // given
    String booking = newBooking();
    Answer open = open(booking);

    // when
    Answer cancelled = cancel(open.at("id"));

    // then
    assertThat(cancelled.status()).isEqualTo(200);
    assertThat(cancelled.at("status")).isEqualTo("CANCELLED");
    assertThat(WORLD.pay(open.at("checkoutUrl"), "ok")).isEqualTo(409);
    assertThat(WORLD.events(booking)).containsExactly("payment.requested@1", "payment.cancelled@2");
  }

  @Test
  void shouldAnswerASecondCancellationAsTheFirst() {
    // given
    String booking = newBooking();
    Answer open = open(booking);
    cancel(open.at("id"));

    // when
    Answer again = cancel(open.at("id"));

    // then
    assertThat(again.status()).isEqualTo(200);
    assertThat(WORLD.events(booking)).hasSize(2);
  }

  @Test
  void shouldCancelAfterADecline() {
    // given
    Answer open = open(newBooking());
    WORLD.pay(open.at("checkoutUrl"), "declined");

    // when
    Answer cancelled = cancel(open.at("id"));

    // then
    assertThat(cancelled.at("status")).isEqualTo("CANCELLED");
    assertThat(WORLD.pay(open.at("checkoutUrl"), "ok")).isEqualTo(409);
  }

  @Test
  void shouldSayThatThePaymentIsPaidEvenBeforeStripeTold() {
    // given
    String booking = newBooking();
    Answer open = open(booking);
    WORLD.trouble("{'kind': 'webhook_drop', 'times': 20}");
    WORLD.pay(open.at("checkoutUrl"), "ok");

    // when
    Answer answer = cancel(open.at("id"));

    // then
    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.code()).isEqualTo("ALREADY_PAID");
    assertThat(WORLD.events(booking)).containsExactly("payment.requested@1", "payment.captured@2");
  }

  @Test
  void shouldSayThatMoneyMayStillArrive() {
    // given
    Answer open = open(newBooking());
    WORLD.pay(open.at("checkoutUrl"), "slow");

    // when
    Answer answer = cancel(open.at("id"));

    // then
    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.code()).isEqualTo("PAYMENT_PROCESSING");
  }

  @Test
  void shouldFindTheCancellationWhoseAnswerWasLost() {
    // given
    Answer open = open(newBooking());
    WORLD.trouble("{'kind': 'timeout_after', 'millis': 20000, 'method': 'POST'}");

    // when
    Answer cancelled = cancel(open.at("id"));

    // then
    assertThat(cancelled.status()).isEqualTo(200);
    assertThat(cancelled.at("status")).isEqualTo("CANCELLED");
  }

  @Test
  void shouldAskForPatienceWhileStripeIsAway() {
    // given
    Answer open = open(newBooking());
    WORLD.trouble("{'kind': 'error_before', 'times': 2, 'path': '/v1/checkout'}");

    // when
    Answer answer = cancel(open.at("id"));

    // then
    assertThat(answer.status()).isEqualTo(503);
    assertThat(cancel(open.at("id")).at("status")).isEqualTo("CANCELLED");
  }

  @Test
  void shouldNotKnowForeignPayments() {
    assertThat(cancel("pay_unknown").status()).isEqualTo(404);
  }
}
