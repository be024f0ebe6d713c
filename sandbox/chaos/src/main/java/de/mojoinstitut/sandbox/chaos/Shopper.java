package de.mojoinstitut.sandbox.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import de.mojoinstitut.sandbox.stack.client.JsonHttp.Answer;
import de.mojoinstitut.sandbox.stack.trial.Pause;
import de.mojoinstitut.sandbox.stack.trial.StripeBooks;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Plays one member: patient, and with one idempotency key however often the request is sent. */
final class Shopper {

  private static final Duration ANSWER = Duration.ofMinutes(3);
  private static final Duration CHECKOUT = Duration.ofMinutes(3);
  private static final Duration CONFIRMATION = Duration.ofSeconds(90);
  private static final Set<String> OVER = Set.of("CONFIRMED", "EXPIRED", "CANCELLED");

  private final Wish wish;
  private final String offer;
  private final ChaosStack stack;
  private final StripeBooks stripe;

  Shopper(Wish wish, String offer, ChaosStack stack) {
    this.wish = wish;
    this.offer = offer;
    this.stack = stack;
    this.stripe = stack.trial().stripe();
  }

  /** Books, and pays or not, as the wish says. */
  Outcome shop() {
    Optional<Buyer> arrived = Pause.until(ANSWER, () -> Optional.of(stack.buyer(wish)));
    if (arrived.isEmpty()) {
      return Outcome.unanswered(wish);
    }
    Buyer buyer = arrived.get();
    Outcome outcome = book(buyer);
    if (outcome.bookingId() != null) {
      goOn(buyer, outcome.bookingId());
    }
    return outcome;
  }

  /** Sends the request until somebody answers, and perhaps once more. */
  Outcome book(Buyer buyer) {
    Outcome first = ask(buyer);
    if (!wish.repeats() || !first.isAnswered()) {
      return first;
    }
    Outcome second = ask(buyer);
    return first.contradicted(second.isAnswered() && !second.equals(first));
  }

  private Outcome ask(Buyer buyer) {
    return Pause.until(
            ANSWER, () -> Optional.of(buyer.book(offer, wish.key())).filter(Answer::isFinal))
        .map(this::outcome)
        .orElseGet(() -> Outcome.unanswered(wish));
  }

  private Outcome outcome(Answer answer) {
    String id = answer.body().path("bookingId").asText("");
    return new Outcome(wish, answer.status(), answer.code(), answer.isSuccess() ? id : null, false);
  }

  private void goOn(Buyer buyer, String booking) {
    switch (wish.behaviour()) {
      case NEVER_PAYS -> {}
      case CANCELS -> {
        checkout(buyer, booking);
        Pause.until(
            ANSWER,
            () -> Optional.of(buyer.cancel(booking, wish.key() + "-c")).filter(Answer::isFinal));
      }
      case PAYS -> pay(buyer, booking, "ok");
      case IS_DECLINED_FIRST -> pay(buyer, booking, "declined", "ok");
      case PAYS_SLOWLY -> checkout(buyer, booking).ifPresent(id -> stripe.pay(id, "slow"));
    }
  }

  private void pay(Buyer buyer, String booking, String... cards) {
    Optional<String> checkout = checkout(buyer, booking);
    if (checkout.isEmpty()) {
      return;
    }
    for (String card : cards) {
      stripe.pay(checkout.get(), card);
    }
    Pause.until(CONFIRMATION, () -> Optional.of(buyer.booking(booking)).filter(Shopper::isOver));
  }

  /** The checkout's id, as soon as there is one; empty where the booking is over before. */
  private Optional<String> checkout(Buyer buyer, String booking) {
    return Pause.until(
            CHECKOUT,
            () ->
                Optional.of(buyer.booking(booking))
                    .filter(seen -> isOver(seen) || !page(seen).isEmpty()))
        .filter(seen -> !isOver(seen))
        .map(seen -> page(seen).substring(page(seen).lastIndexOf('/') + 1));
  }

  private static String page(JsonNode booking) {
    return booking.path("payment").path("checkoutUrl").asText("");
  }

  private static boolean isOver(JsonNode booking) {
    return OVER.contains(booking.path("status").asText());
  }
}
