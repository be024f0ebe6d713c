package de.mojoinstitut.connectors.stripe;

import com.stripe.model.BalanceTransaction;
import com.stripe.model.Charge;
import com.stripe.model.PaymentIntent;
import com.stripe.model.StripeError;
import com.stripe.model.checkout.Session;
import de.mojoinstitut.connectors.stripe.CheckoutState.Cancelled;
import de.mojoinstitut.connectors.stripe.CheckoutState.Captured;
import de.mojoinstitut.connectors.stripe.CheckoutState.Declined;
import de.mojoinstitut.connectors.stripe.CheckoutState.Failed;
import de.mojoinstitut.connectors.stripe.CheckoutState.Processing;
import de.mojoinstitut.connectors.stripe.CheckoutState.RequiresPayment;
import org.jspecify.annotations.Nullable;

/**
 * Reads a session with its expanded payment intent. The intent knows about money, the session only
 * whether anybody can still pay; so the intent is asked first.
 */
final class CheckoutStates {

  private CheckoutStates() {}

  static CheckoutState of(Session session) {
    PaymentIntent intent = session.getPaymentIntentObject();
    if (intent == null) {
      return withoutIntent(session);
    }
    return switch (intent.getStatus()) {
      case "succeeded" -> new Captured(intent.getId(), intent.getAmountReceived(), fee(intent));
      case "processing", "requires_capture" -> new Processing(intent.getId());
      case "canceled" -> new Cancelled();
      case "requires_payment_method" -> unpaid(session, intent);
      default ->
          "expired".equals(session.getStatus()) ? new Cancelled() : underWay(session, intent);
    };
  }

  private static @Nullable Long fee(PaymentIntent intent) {
    Charge charge = intent.getLatestChargeObject();
    BalanceTransaction booked = charge == null ? null : charge.getBalanceTransactionObject();
    return booked != null && booked.getCurrency().equals(intent.getCurrency())
        ? booked.getFee()
        : null;
  }

  private static CheckoutState withoutIntent(Session session) {
    return switch (session.getStatus()) {
      case "open" -> new RequiresPayment();
      case "expired" -> new Cancelled();
      default -> throw new IllegalStateException("a completed checkout has a payment intent");
    };
  }

  private static CheckoutState unpaid(Session session, PaymentIntent intent) {
    StripeError error = intent.getLastPaymentError();
    return switch (session.getStatus()) {
      case "expired" -> new Cancelled();
      case "complete" -> new Failed(attempt(intent, error), code(error));
      default ->
          error == null ? new RequiresPayment() : new Declined(attempt(intent, error), code(error));
    };
  }

  private static CheckoutState underWay(Session session, PaymentIntent intent) {
    return "complete".equals(session.getStatus())
        ? new Processing(intent.getId())
        : new RequiresPayment();
  }

  private static String attempt(PaymentIntent intent, @Nullable StripeError error) {
    if (error != null && error.getCharge() != null) {
      return error.getCharge();
    }
    return intent.getLatestCharge() == null ? intent.getId() : intent.getLatestCharge();
  }

  private static String code(@Nullable StripeError error) {
    if (error == null) {
      return "unknown";
    }
    if (error.getDeclineCode() != null) {
      return error.getDeclineCode();
    }
    return error.getCode() == null ? "unknown" : error.getCode();
  }
}
