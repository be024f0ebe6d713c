package de.mojoinstitut.payments;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PaymentTest extends PaymentsTest {

  @Test
  void shouldTellOfCapturedMoneyAfterTheCustomerPaid() {
    // given
    String booking = newBooking();
    Answer open = open(booking);

    // when
    int checkout = WORLD.pay(open.at("checkoutUrl"), "ok");

    // then
    assertThat(checkout).isEqualTo(200);
    Answer paid = awaitStatus(open.at("id"), "CAPTURED");
    assertThat(paid.json().path("checkoutUrl").isNull()).isTrue();
    assertThat(WORLD.events(booking)).containsExactly("payment.requested@1", "payment.captured@2");
  }
}
