package de.mojoinstitut.sandbox.e2e;

import static de.mojoinstitut.sandbox.e2e.World.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import de.mojoinstitut.sandbox.stack.client.JsonHttp;
import de.mojoinstitut.sandbox.stack.client.JsonHttp.Answer;
import de.mojoinstitut.sandbox.stack.trial.StripeBooks;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The customer's side of Stripe, and what Stripe has in its books. */
record Till(URI stripe) {

  /** Pays at the booking's checkout. */
  Answer pay(Booking booking, String card) {
    return pay(booking.checkout(), card);
  }

  void pays(Booking booking) {
    paysAt(booking.checkout());
  }

  /** Pays at a checkout that is known from before. */
  void paysAt(String checkout) {
    Answer answer = pay(checkout, "ok");
    assertThat(answer.body().path("paymentStatus").asText()).as("%s", answer).isEqualTo("paid");
  }

  /** Pays with money that takes its time, and waits until payments.mojo and the hub know. */
  void paysSlowly(Booking booking) {
    Answer answer = pay(booking, "slow");
    assertThat(answer.body().path("status").asText()).as("%s", answer).isEqualTo("complete");
    eventually().untilAsserted(() -> assertThat(booking.paymentStatus()).isEqualTo("PROCESSING"));
  }

  /** The slow payment of a booking arrives. */
  void settles(Booking booking) {
    String intent = charges(booking).findFirst().orElseThrow().path("payment_intent").asText();
    Answer answer = post("/_sandbox/payment_intents/" + intent + "/settle", JsonHttp.object());
    assertThat(answer.status()).as("%s", answer).isEqualTo(200);
  }

  /** The one refund of a booking, which was pending, reaches the buyer. */
  void settlesRefund(Booking booking) {
    String refund = refunds(booking).getFirst().path("id").asText();
    Answer answer = post("/_sandbox/refunds/" + refund + "/settle", JsonHttp.object());
    assertThat(answer.status()).as("%s", answer).isEqualTo(200);
  }

  /** Switches trouble on; what there is stands in the simulator's README. */
  void misbehaves(JsonNode trouble) {
    Answer answer = post("/_sandbox/trouble", trouble);
    assertThat(answer.status()).as("%s", answer).isEqualTo(201);
  }

  /** How often trouble that was switched on may still strike. */
  int troubleLeft() {
    JsonNode list =
        new JsonHttp().get(stripe.resolve("/_sandbox/trouble"), Map.of()).orThrow("Stripe");
    return World.stream(list.path("trouble")).mapToInt(rule -> rule.path("times").asInt()).sum();
  }

  /** Ends all trouble. */
  void behaves() {
    new Switches(stripe).clear();
  }

  /** Every charge of the booking, whatever came of it. */
  Stream<JsonNode> charges(Booking booking) {
    return objects("charge")
        .filter(charge -> charge.path("transfer_group").asText().equals(booking.id()));
  }

  List<JsonNode> succeededCharges(Booking booking) {
    return charges(booking)
        .filter(charge -> charge.path("status").asText().equals("succeeded"))
        .toList();
  }

  /** Refunds of the booking's charges. */
  List<JsonNode> refunds(Booking booking) {
    List<String> charges = charges(booking).map(charge -> charge.path("id").asText()).toList();
    return objects("refund")
        .filter(refund -> charges.contains(refund.path("charge").asText()))
        .toList();
  }

  /** What the booking has moved on the balance, in minor units and before fees. */
  long balanceOf(Booking booking) {
    List<String> sources =
        Stream.concat(charges(booking), refunds(booking).stream())
            .map(source -> source.path("id").asText())
            .toList();
    return objects("balance_transaction")
        .filter(entry -> sources.contains(entry.path("source").asText()))
        .mapToLong(entry -> entry.path("amount").asLong())
        .sum();
  }

  /** Open, complete or expired checkouts of the booking. */
  List<String> checkouts(Booking booking) {
    return objects("checkout.session")
        .filter(session -> session.path("metadata").path("bookingId").asText().equals(booking.id()))
        .map(session -> session.path("status").asText())
        .toList();
  }

  private Answer pay(String checkout, String card) {
    return post("/_sandbox/checkout/" + checkout + "/pay", JsonHttp.object().put("card", card));
  }

  private Stream<JsonNode> objects(String kind) {
    return new StripeBooks(stripe).objects(kind);
  }

  private Answer post(String path, JsonNode body) {
    return new StripeBooks(stripe).post(path, body);
  }
}
