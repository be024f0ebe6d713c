package de.mojoinstitut.payments.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.mojoinstitut.chassis.inbox.InboxMessage;
import de.mojoinstitut.chassis.scope.Scope;
import de.mojoinstitut.chassis.scope.Scopes;
import de.mojoinstitut.connectors.stripe.StripeEvent;
import de.mojoinstitut.payments.dispute.DisputeIntake;
import de.mojoinstitut.payments.watch.Watch;
import de.mojoinstitut.payments.watch.Watched;
import de.mojoinstitut.payments.watch.Watched.Kind;
import de.mojoinstitut.payments.watch.Watchers;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Handles stored events: an event only says what to fetch again, so that neither its order nor its
 * number matters. Events about nothing of ours are dropped.
 */
@Component
class StripeEvents {

  private static final Set<String> SAYING_NOTHING_NEW =
      Set.of(
          "balance.available",
          "charge.succeeded",
          "charge.updated",
          "payment_intent.created",
          "payout.canceled",
          "payout.created",
          "payout.failed",
          "payout.paid",
          "payout.updated",
          "transfer.reversed",
          "transfer.updated");

  private final ObjectMapper json;
  private final Watch watch;
  private final Watchers watchers;
  private final DisputeIntake disputes;
  private final TransactionTemplate transaction;

  StripeEvents(
      ObjectMapper json,
      Watch watch,
      Watchers watchers,
      DisputeIntake disputes,
      TransactionTemplate transaction) {
    this.json = json;
    this.watch = watch;
    this.watchers = watchers;
    this.disputes = disputes;
    this.transaction = transaction;
  }

  /** True for what tells only of something that was told, or will be told, by another event. */
  static boolean saysNothingNew(StripeEvent event) {
    return SAYING_NOTHING_NEW.contains(event.type())
        || (event.type().equals("refund.created") && event.refundId() != null);
  }

  void handle(InboxMessage message) {
    StripeEvent event = read(message);
    if (isOfForeignRefund(event)) {
      lookAtRefunds(event);
    } else if (event.refundId() != null) {
      look(Kind.REFUND, event.refundId());
    } else if (event.payoutId() != null) {
      look(Kind.PAYOUT, event.payoutId());
    } else if (event.type().startsWith("charge.dispute.")) {
      lookAtDispute(event);
    } else if (event.type().startsWith("account.")) {
      lookAtAccount(event);
    } else {
      look(Kind.PAYMENT, event.paymentId());
    }
  }

  /** A charge's event tells their sum; a refund's without our id was made by hand. */
  private static boolean isOfForeignRefund(StripeEvent event) {
    return event.type().equals("charge.refunded")
        || (event.refundId() == null
            && (event.type().startsWith("refund.")
                || event.type().equals("charge.refund.updated")));
  }

  /** The payment first: the money may be news as well. */
  private void lookAtRefunds(StripeEvent event) {
    String paymentId = event.paymentId();
    String intent = event.paymentIntentId();
    Optional<Watched> payment =
        paymentId != null
            ? find(Kind.PAYMENT, paymentId)
            : intent == null ? Optional.empty() : ofProvider(Kind.PAYMENT, intent);
    payment.ifPresent(watchers::look);
    payment.map(Watched::refunds).ifPresent(watchers::look);
  }

  private void lookAtDispute(StripeEvent event) {
    String id = event.objectId();
    if (id != null) {
      watched(() -> disputes.watched(id, event.paymentIntentId())).ifPresent(watchers::look);
    }
  }

  /** What happens to a bank account says no more than whose it is. */
  private void lookAtAccount(StripeEvent event) {
    if (event.tenantId() != null) {
      look(Kind.ACCOUNT, event.tenantId());
    } else if (event.accountId() != null) {
      ofProvider(Kind.ACCOUNT, event.accountId()).ifPresent(watchers::look);
    }
  }

  private void look(Kind kind, @Nullable String id) {
    if (id != null) {
      find(kind, id).ifPresent(watchers::look);
    }
  }

  private Optional<Watched> find(Kind kind, String id) {
    return watched(() -> watch.find(kind, id));
  }

  private Optional<Watched> ofProvider(Kind kind, String id) {
    return watched(() -> watch.ofProvider(kind, id));
  }

  private Optional<Watched> watched(Supplier<Optional<Watched>> query) {
    return Scopes.within(
        Scope.machinery(),
        () -> Objects.requireNonNull(transaction.execute(status -> query.get())));
  }

  private StripeEvent read(InboxMessage message) {
    try {
      return json.readValue(message.payload(), StripeEvent.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a stored event cannot be read", e);
    }
  }
}
