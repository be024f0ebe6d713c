package de.mojoinstitut.sandbox.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** {@code /v1/payment_methods}: cards and debits, alone or on a customer's file. */
final class PaymentMethods {

  static final String KIND = "payment_method";
  private static final String PATH = "/v1/payment_methods";
  private static final Schema CREATE =
      Schema.of(
          """
          type! enum(card|sepa_debit)
          card.token string
          card.number string
          card.exp_month integer
          card.exp_year integer
          card.cvc string
          sepa_debit.iban! string
          billing_details object
          metadata metadata
          """);
  private static final Schema LIST =
      Schema.of("customer string", "type enum(card|sepa_debit)", Schema.PAGE);

  private PaymentMethods() {}

  static void register(Endpoints endpoints) {
    endpoints.post(PATH, CREATE, PaymentMethods::create);
    endpoints.get(PATH, LIST, PaymentMethods::list);
    endpoints.retrieve(PATH + "/{id}", KIND);
    endpoints.post(PATH + "/{id}/attach", Schema.of("customer! string"), PaymentMethods::attach);
    endpoints.post(PATH + "/{id}/detach", Schema.of(), PaymentMethods::detach);
    endpoints.get(
        "/v1/customers/{customer}/payment_methods",
        Schema.of("type enum(card|sepa_debit)", Schema.PAGE),
        call -> {
          call.tx().need("customer", call.variable("customer"));
          return Pages.of(
              call,
              KIND,
              Pages.equal(call, "type")
                  .and(pm -> pm.path("customer").asText().equals(call.variable("customer"))));
        });
  }

  /** The stored payment method, or a new one for one of the ready-made test ids. */
  static ObjectNode resolve(Tx tx, String id, String param) {
    return tx.find(KIND, id)
        .or(() -> Card.byTestId(id).map(card -> make(tx, card)))
        .orElseThrow(() -> StripeFailure.noSuch("PaymentMethod", id, param, 400));
  }

  /** A new payment method, stored. */
  static ObjectNode make(Tx tx, Card card) {
    ObjectNode method = tx.create(KIND).put("type", card.type());
    ObjectNode details = Templates.of(KIND + "." + card.type()).put("last4", card.last4());
    if (card.type().equals("card")) {
      details.put("brand", card.brand()).put("display_brand", card.brand());
      details.put("country", card.country());
      details.withObject("networks").putArray("available").add(card.brand());
    }
    method.set(card.type(), details.put("fingerprint", Ids.random(16)));
    Views.notes(method).put("behaviour", card.label());
    tx.put(method);
    return method;
  }

  static Card behaviour(ObjectNode method) {
    return Card.labelled(method.path(Views.NOTES).path("behaviour").asText()).orElse(Card.OK);
  }

  private static Answer create(Call call) {
    String given =
        call.params().at("/card/token").asText(call.params().at("/card/number").asText("tok_visa"));
    Card card =
        call.text("type").orElseThrow().equals("sepa_debit")
            ? Card.SLOW
            : Card.byTestId(given).orElse(Card.OK);
    ObjectNode method = make(call.tx(), card);
    if (call.params().get("billing_details") instanceof ObjectNode billing) {
      Fields.merge(billing, method.withObject("billing_details"));
    }
    Fields.metadata(call.params(), method);
    call.tx().put(method);
    return Answer.ok(method);
  }

  private static Answer list(Call call) {
    return Pages.of(call, KIND, Pages.equal(call, "customer", "type"));
  }

  private static Answer attach(Call call) {
    String customer = call.text("customer").orElseThrow();
    call.tx().needFor("customer", "customer", customer);
    ObjectNode method = resolve(call.tx(), call.id(), "payment_method");
    String owner = method.path("customer").asText("");
    if (!method.path("customer").isNull() && !owner.equals(customer)) {
      throw StripeFailure.refused(
          "The payment method you provided has already been attached to a customer.", null, null);
    }
    method.put("customer", customer);
    call.tx().put(method);
    call.tx().emit("payment_method.attached", method);
    return Answer.ok(method);
  }

  private static Answer detach(Call call) {
    ObjectNode method = call.tx().need(KIND, call.id());
    if (method.path("customer").isNull()) {
      throw StripeFailure.refused(
          "The payment method you provided is not attached to a customer so detachment is"
              + " impossible.",
          null,
          null);
    }
    method.putNull("customer");
    call.tx().put(method);
    call.tx().emit("payment_method.detached", method);
    return Answer.ok(method);
  }
}
