package de.mojoinstitut.sandbox.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import de.mojoinstitut.sandbox.kit.Json;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The customer's side of a checkout session: paying, and what comes of a slow payment later. */
final class Checkout {

  /** What came of it. */
  sealed interface Result {

    /** Paid, or on its way where the payment is slow. */
    record Completed(ObjectNode session) implements Result {}

    /** Nothing was paid; the session stays open for another try. */
    record Declined(ObjectNode session, ObjectNode error) implements Result {}

    /** The session is complete or expired. */
    record NotOpen(ObjectNode session) implements Result {}

    /** There is no such session. */
    record Unknown() implements Result {}
  }

  private final State state;
  private final Payments payments;

  Checkout(State state, Payments payments) {
    this.state = state;
    this.payments = payments;
  }

  /**
   * Pays with the card.
   *
   * @param delaySeconds of the stack's time after which a slow card settles; null for never
   */
  Result pay(String sessionId, Card card, @Nullable Long delaySeconds) {
    Optional<String> account = state.accountOf(CheckoutSessions.KIND, sessionId);
    return account.isEmpty()
        ? new Result.Unknown()
        : state.change(Origin.sandbox(account.get()), tx -> pay(tx, sessionId, card, delaySeconds));
  }

  private Result pay(Tx tx, String sessionId, Card card, @Nullable Long delaySeconds) {
    ObjectNode session = tx.need(CheckoutSessions.KIND, sessionId);
    if (!session.path("status").asText().equals("open")) {
      return new Result.NotOpen(session);
    }
    ObjectNode intent =
        tx.find(PaymentIntents.KIND, session.path("payment_intent").asText())
            .orElseGet(() -> intent(tx, session));
    ObjectNode method = PaymentMethods.make(tx, card);
    Payments.Outcome outcome = payments.attempt(tx, intent, method, delaySeconds);
    session.set("payment_intent", intent.get("id"));
    if (outcome == Payments.Outcome.DECLINED) {
      tx.put(session);
      return new Result.Declined(session, (ObjectNode) intent.path("last_payment_error"));
    }
    complete(session, outcome);
    tx.put(session);
    tx.emit("checkout.session.completed", session);
    return new Result.Completed(session);
  }

  private static void complete(ObjectNode session, Payments.Outcome outcome) {
    session.put("status", "complete").putNull("url");
    session.put("payment_status", outcome == Payments.Outcome.SUCCEEDED ? "paid" : "unpaid");
    ObjectNode details = Templates.of("checkout.session.customer_details");
    details.set("email", session.path("customer_email").deepCopy());
    session.set("customer_details", details);
  }

  private static ObjectNode intent(Tx tx, ObjectNode session) {
    ObjectNode data = Json.object();
    Fields.copy(session, data, "customer", "payment_method_types");
    if (session.path(Views.NOTES).get("payment_intent_data") instanceof ObjectNode given) {
      Fields.merge(given, data);
    }
    ObjectNode intent =
        PaymentIntents.make(
            tx, session.path("amount_total").asLong(), session.path("currency").asText(), data);
    Views.notes(intent).set("session", session.get("id"));
    return intent;
  }

  /**
   * Settles a slow payment.
   *
   * @param succeeds null for whatever its card does
   * @return the intent; empty where there is none of that id that waits
   */
  Optional<ObjectNode> settle(String intentId, @Nullable Boolean succeeds) {
    return state
        .accountOf(PaymentIntents.KIND, intentId)
        .flatMap(
            account -> state.change(Origin.sandbox(account), tx -> settle(tx, intentId, succeeds)));
  }

  /** Called when a slow payment's own time has come. */
  void settleByClock(Tx tx, String intentId) {
    tx.find(PaymentIntents.KIND, intentId)
        .filter(intent -> intent.path(Views.NOTES).has("settle_at"))
        .ifPresent(intent -> settle(tx, intentId, null));
  }

  private Optional<ObjectNode> settle(Tx tx, String intentId, @Nullable Boolean succeeds) {
    ObjectNode intent = tx.need(PaymentIntents.KIND, intentId);
    if (!intent.path("status").asText().equals("processing")) {
      return Optional.empty();
    }
    String card = intent.path(Views.NOTES).path("settles").asText();
    boolean paid = succeeds == null ? card.equals(Card.SLOW.label()) : succeeds;
    payments.settle(tx, intent, paid);
    tx.find(CheckoutSessions.KIND, intent.path(Views.NOTES).path("session").asText())
        .ifPresent(session -> settled(tx, session, paid));
    return Optional.of(intent);
  }

  private static void settled(Tx tx, ObjectNode session, boolean paid) {
    session.put("payment_status", paid ? "paid" : "unpaid");
    tx.put(session);
    tx.emit(
        paid ? "checkout.session.async_payment_succeeded" : "checkout.session.async_payment_failed",
        session);
  }
}
