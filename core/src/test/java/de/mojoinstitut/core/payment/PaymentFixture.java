package de.mojoinstitut.core.payment;

import de.mojoinstitut.core.money.Money;
import de.mojoinstitut.core.payment.PaymentGateway.RefundReason;
import de.mojoinstitut.core.payment.PaymentGateway.RefundStatus;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

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

  /** An event about the first payment of what was sold; its provider's fee is 3.20. */
  public static PaymentEvent told(
      Sale sale, PaymentId payment, long version, PaymentEvent.@Nullable RefundPart refund) {
    boolean captured = refund == null;
    return new PaymentEvent(
        payment.value() + ":" + version,
        captured ? PaymentEvent.Type.CAPTURED : PaymentEvent.Type.REFUNDED,
        sale.seller(),
        payment,
        sale.subject(),
        1,
        captured ? PaymentStatus.CAPTURED : PaymentStatus.PARTIALLY_REFUNDED,
        version,
        captured ? new Money(320, sale.price().currency()) : null,
        refund);
  }

  /** One of which somebody gave so much back at the provider. */
  public static Payment refundedByHand(Payment payment, Money amount) {
    return payment.with(
        payment.told(
            new PaymentEvent.RefundPart(
                "re_" + amount.amount(), amount, RefundReason.MADE_AT_PROVIDER)));
  }
}
