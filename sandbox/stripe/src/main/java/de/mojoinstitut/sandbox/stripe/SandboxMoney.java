package de.mojoinstitut.sandbox.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.mojoinstitut.sandbox.kit.Request;
import de.mojoinstitut.sandbox.kit.Response;
import de.mojoinstitut.sandbox.kit.SimulatorServer;

/**
 * {@code /_sandbox/…} for what banks and account owners do: refunds by hand, disputes, payouts,
 * restrictions.
 */
final class SandboxMoney {

  private final State state;
  private final Refunds refunds;

  SandboxMoney(State state, Refunds refunds) {
    this.state = state;
    this.refunds = refunds;
  }

  void register(SimulatorServer server) {
    server
        .route("GET", "/_sandbox/balances", Sandbox.json(this::balances))
        .route("POST", "/_sandbox/refunds", Sandbox.json(this::refund))
        .route("POST", "/_sandbox/disputes", Sandbox.json(this::dispute))
        .route("POST", "/_sandbox/disputes/{id}/settle", Sandbox.json(this::settleDispute))
        .route("POST", "/_sandbox/payouts/{id}/settle", Sandbox.json(this::settlePayout))
        .route("POST", "/_sandbox/accounts/{id}/payout", Sandbox.json(this::payOut))
        .route("POST", "/_sandbox/accounts/{id}/restrict", Sandbox.json(this::restrict))
        .route("POST", "/_sandbox/accounts/{id}/close", Sandbox.json(this::close))
        .route("POST", "/_sandbox/accounts/{id}/bank", Sandbox.json(this::changeBank));
  }

  private Response balances(Request request) {
    state.tick();
    return Response.json(200, Balances.table(state));
  }

  private Response refund(Request request) {
    JsonNode body = Sandbox.body(request);
    Long amount = body.hasNonNull("amount") ? body.path("amount").asLong() : null;
    return Sandbox.change(
        state,
        "charge",
        charge(body),
        (tx, id) -> refunds.byHand(tx, tx.need("charge", id), amount));
  }

  /** The charge that is named, or the last one of the payment intent that is. */
  private String charge(JsonNode body) {
    return body.path("charge")
        .asText(
            state
                .find(PaymentIntents.KIND, body.path("paymentIntent").asText())
                .map(intent -> intent.path("latest_charge").asText())
                .orElse(""));
  }

  private Response dispute(Request request) {
    JsonNode body = Sandbox.body(request);
    return Sandbox.change(
        state,
        "charge",
        charge(body),
        (tx, id) ->
            Disputes.open(
                tx,
                tx.need("charge", id),
                body.path("amount").asLong(0),
                body.path("reason").asText("fraudulent")));
  }

  private Response settleDispute(Request request) {
    boolean won = outcome(request, "won", "lost");
    return Sandbox.change(
        state, Disputes.KIND, request.variable("id"), (tx, id) -> Disputes.settle(tx, id, won));
  }

  private Response settlePayout(Request request) {
    boolean paid = outcome(request, "paid", "failed");
    return Sandbox.change(
        state, Payouts.KIND, request.variable("id"), (tx, id) -> Payouts.settle(tx, id, paid));
  }

  private static boolean outcome(Request request, String good, String bad) {
    String outcome = Sandbox.body(request).path("outcome").asText();
    if (!outcome.equals(good) && !outcome.equals(bad)) {
      throw new IllegalArgumentException("outcome is " + good + " or " + bad);
    }
    return outcome.equals(good);
  }

  private Response payOut(Request request) {
    String id = request.variable("id");
    String currency =
        Sandbox.body(request)
            .path("currency")
            .asText(
                state
                    .find(Accounts.KIND, id)
                    .map(account -> account.path("default_currency").asText())
                    .orElseThrow(() -> StripeFailure.noSuch(Accounts.KIND, id, "id", 404)));
    ObjectNode payout = state.change(Origin.sandbox(id), tx -> Payouts.everything(tx, currency));
    return Response.json(200, Views.of(payout));
  }

  private Response restrict(Request request) {
    JsonNode body = Sandbox.body(request);
    return Sandbox.change(
        state,
        Accounts.KIND,
        request.variable("id"),
        (tx, id) -> Accounts.restrict(tx, tx.need(Accounts.KIND, id), body));
  }

  private Response close(Request request) {
    return Sandbox.change(
        state,
        Accounts.KIND,
        request.variable("id"),
        (tx, id) -> Accounts.close(tx, tx.need(Accounts.KIND, id)));
  }

  private Response changeBank(Request request) {
    String last4 = Sandbox.body(request).path("last4").asText("4321");
    return Sandbox.change(
        state,
        Accounts.KIND,
        request.variable("id"),
        (tx, id) -> BankAccounts.replace(tx, tx.need(Accounts.KIND, id), last4));
  }
}
