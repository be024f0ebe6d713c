package de.mojoinstitut.core.booking;

import de.mojoinstitut.core.money.Money;
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
    Optional<Booking.Payment> payment = Optional.ofNullable(booking.payment());
    return new MoneyFacts(
        booking.wasPaid(),
        payment.map(each -> charge(each.status())).orElse(Charge.NONE),
        payment.map(Booking.Payment::checkoutUrl).orElse(null),
        Optional.ofNullable(booking.refund()).map(Booking.Refund::amount).orElse(null));
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
