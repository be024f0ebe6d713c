package de.mojoinstitut.core.booking;

import de.mojoinstitut.core.money.Money;
import de.mojoinstitut.core.payment.Payment;
import de.mojoinstitut.core.payment.PaymentStatus;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a mail may say of a booking's money.
 *
 * @param paid the money was there once
 * @param charge what is known of money that is not there
 * @param checkout where the buyer pays; null where none was offered
 * @param refund what goes or went back; null where nothing does
 */
record MoneyFacts(boolean paid, Charge charge, @Nullable URI checkout, @Nullable Money refund) {

  /** What is known of money that is not there. */
  enum Charge {
    NONE,
    /** Money of a slow method may still arrive. */
    UNDER_WAY,
    /** Nobody knows. */
    UNCLEAR
  }

  static MoneyFacts of(Booking booking) {
    Optional<Payment> payment = Optional.ofNullable(booking.payment());
    return new MoneyFacts(
        booking.wasPaid(),
        payment.map(each -> charge(each.status())).orElse(Charge.NONE),
        payment.map(Payment::checkoutUrl).orElse(null),
        refund(booking));
  }

  /** What the booking owed, or else all that somebody gave back by hand. */
  private static @Nullable Money refund(Booking booking) {
    if (booking.refund() != null) {
      return booking.refund().amount();
    }
    Money price = booking.terms().price();
    Money byHand = new Money(price.amount() - booking.left().amount(), price.currency());
    return byHand.isZero() ? null : byHand;
  }

  private static Charge charge(PaymentStatus status) {
    return switch (status) {
      case REQUIRES_PAYMENT, CANCELLED, CAPTURED, PARTIALLY_REFUNDED, REFUNDED -> Charge.NONE;
      case PROCESSING -> Charge.UNDER_WAY;
      case UNKNOWN -> Charge.UNCLEAR;
    };
  }

  /** Whether all of it goes back. */
  boolean isRefundOf(Money price) {
    return price.equals(refund);
  }
}
