package de.mojoinstitut.core.payment;

import de.mojoinstitut.core.money.Money;
import de.mojoinstitut.core.payment.PaymentGateway.RefundReason;
import de.mojoinstitut.core.payment.PaymentGateway.RefundStatus;
import java.net.URI;
import java.util.List;
import java.util.Objects;

/** Payments as values. */
public final class PaymentFixture {
  private PaymentFixture() {}

  /** One that payments.mojo has told of once. */
  public static Payment paymentOf(Sale sale, PaymentStatus status) {
    return new Payment(
        new PaymentId("pay_1"),
        sale,
        1,
        status,
        1,
        URI.create("https://checkout.example.org/1"),
        null,
        null,
        List.of());
  }

  /** One of which so much has to go back. */
  public static Payment refunding(Payment payment, Money amount, RefundReason reason) {
    return payment.with(payment.firstAttempt(amount, reason));
  }

  /** One whose refund has come so far. */
  public static Payment refunding(Payment payment, RefundStatus status) {
    return payment.with(Objects.requireNonNull(payment.refund()).with(status));
  }

  /** One of which somebody gave so much back at the provider. */
  public static Payment refundedByHand(Payment payment, Money amount) {
    return payment.with(
        payment.told(
            new PaymentEvent.RefundPart(
                "re_" + amount.amount(), amount, RefundReason.MADE_AT_PROVIDER)));
  }
}
