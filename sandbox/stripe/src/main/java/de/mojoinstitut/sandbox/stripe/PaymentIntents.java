package de.mojoinstitut.sandbox.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** {@code /v1/payment_intents}. */
final class PaymentIntents {

  static final String KIND = "payment_intent";
  private static final String PATH = "/v1/payment_intents";
  private static final long MIN_AMOUNT = 50;
  private static final long MAX_AMOUNT = 99_999_999;
  private static final String CHANGEABLE =
      """
      description string
      metadata metadata
      receipt_email string
      transfer_group string
      statement_descriptor string
      statement_descriptor_suffix string
      """;
  private static final Schema CREATE =
      Schema.of(
          CHANGEABLE,
          """
          amount! integer
          currency! currency
          customer string
          payment_method string
          payment_method_types[] string
          automatic_payment_methods.enabled! boolean
          automatic_payment_methods.allow_redirects enum(always|never)
          capture_method enum(automatic|automatic_async)
          confirmation_method enum(automatic)
          confirm boolean
          off_session boolean
          error_on_requires_action boolean
          return_url string
          on_behalf_of string
          application_fee_amount integer
          setup_future_usage enum(off_session|on_session)
          """);
  private static final Schema CONFIRM =
      Schema.of(
          "payment_method string",
          "off_session boolean",
          "return_url string",
          "error_on_requires_action boolean");
  private static final Schema CANCEL =
      Schema.of("cancellation_reason enum(abandoned|duplicate|fraudulent|requested_by_customer)");

  private final Payments payments;

  PaymentIntents(Payments payments) {
    this.payments = payments;
  }

  void register(Endpoints endpoints) {
    endpoints.post(PATH, CREATE, this::create);
    endpoints.get(
        PATH,
        Schema.of("created range", "customer string", Schema.PAGE),
        call -> Pages.of(call, KIND, Pages.equal(call, "customer")));
    endpoints.retrieve(PATH + "/{id}", KIND);
    endpoints.post(PATH + "/{id}", Schema.of(CHANGEABLE), PaymentIntents::update);
    endpoints.post(PATH + "/{id}/confirm", CONFIRM, this::confirm);
    endpoints.post(PATH + "/{id}/cancel", CANCEL, PaymentIntents::cancel);
  }

  /** A new intent, stored and told of. */
  static ObjectNode make(Tx tx, long amount, String currency, ObjectNode params) {
    ObjectNode intent = tx.create(KIND).put("amount", amount).put("currency", currency);
    Fields.copy(
        params,
        intent,
        "customer",
        "description",
        "payment_method_types",
        "capture_method",
        "on_behalf_of",
        "application_fee_amount",
        "receipt_email",
        "setup_future_usage",
        "statement_descriptor",
        "statement_descriptor_suffix",
        "transfer_group");
    Fields.metadata(params, intent);
    intent.put("client_secret", intent.path("id").asText() + "_secret_" + Ids.random(25));
    tx.put(intent);
    tx.emit("payment_intent.created", intent);
    return intent;
  }

  /**
   * @throws StripeFailure where Stripe takes no such amount
   */
  static void requireAmount(long amount, String param) {
    if (amount < MIN_AMOUNT) {
      throw StripeFailure.invalid(
          "Amount must be at least 50 minor units.", "amount_too_small", param);
    }
    if (amount > MAX_AMOUNT) {
      throw StripeFailure.invalid(
          "Amount must be no more than 99999999 minor units.", "amount_too_large", param);
    }
  }

  /**
   * @throws StripeFailure where the named customer or account does not exist
   */
  static void requireReferences(Tx tx, ObjectNode params, String prefix) {
    String customer = params.path("customer").asText("");
    if (!customer.isEmpty()) {
      tx.needFor("customer", "customer", customer);
    }
    if (params.has("application_fee_amount") && tx.account().isEmpty()) {
      throw StripeFailure.invalid(
          "Can only apply an application_fee_amount when the request is made on behalf of another"
              + " account (Stripe-Account header).",
          null,
          "application_fee_amount");
    }
    String onBehalfOf = params.path("on_behalf_of").asText("");
    if (!onBehalfOf.isEmpty()) {
      String param = prefix.isEmpty() ? "on_behalf_of" : prefix + "[on_behalf_of]";
      ObjectNode account = tx.needFor(param, "account", onBehalfOf);
      if (!account.path("charges_enabled").asBoolean()) {
        throw StripeFailure.refused(
            "The account " + onBehalfOf + " cannot make charges on behalf of yet.",
            "account_invalid",
            param);
      }
    }
  }

  private Answer create(Call call) {
    Tx tx = call.tx();
    requireAmount(call.number("amount", 0), "amount");
    requireReferences(tx, call.params(), "");
    if (call.flag("off_session") && !call.flag("confirm")) {
      throw StripeFailure.invalid(
          "off_session can only be used together with confirm=true.", null, "off_session");
    }
    ObjectNode intent =
        make(tx, call.number("amount", 0), call.text("currency").orElseThrow(), call.params());
    if (call.at("automatic_payment_methods").orElse(null) instanceof ObjectNode automatic) {
      intent.set("automatic_payment_methods", automatic);
      automatic.putIfAbsent("allow_redirects", call.params().textNode("always"));
    }
    call.text("payment_method")
        .ifPresent(
            id -> {
              ObjectNode method = ownMethod(tx, intent, id);
              intent.set("payment_method", method.get("id"));
              intent.put("status", "requires_confirmation");
            });
    tx.put(intent);
    return call.flag("confirm") ? attempt(tx, intent) : Answer.ok(intent);
  }

  private Answer confirm(Call call) {
    ObjectNode intent = call.tx().need(KIND, call.id());
    refuseFromCheckout(intent);
    String status = intent.path("status").asText();
    if (!List.of("requires_payment_method", "requires_confirmation").contains(status)) {
      throw StripeFailure.unexpectedState(
          "This PaymentIntent's status is " + status + "; it cannot be confirmed.", intent);
    }
    call.text("payment_method")
        .ifPresent(id -> intent.set("payment_method", ownMethod(call.tx(), intent, id).get("id")));
    return attempt(call.tx(), intent);
  }

  private Answer attempt(Tx tx, ObjectNode intent) {
    if (intent.path("payment_method").isNull()) {
      throw StripeFailure.unexpectedState(
          "You cannot confirm this PaymentIntent because it's missing a payment method.", intent);
    }
    ObjectNode method = tx.need("payment_method", intent.path("payment_method").asText());
    return switch (payments.attempt(tx, intent, method, null)) {
      case SUCCEEDED, PROCESSING -> Answer.ok(intent);
      case DECLINED -> Payments.declined(intent);
    };
  }

  private static ObjectNode ownMethod(Tx tx, ObjectNode intent, String id) {
    ObjectNode method = PaymentMethods.resolve(tx, id, "payment_method");
    String owner = method.path("customer").asText("");
    if (!method.path("customer").isNull() && !owner.equals(intent.path("customer").asText(""))) {
      throw StripeFailure.refused(
          "The payment method belongs to another customer.", null, "payment_method");
    }
    return method;
  }

  private static Answer update(Call call) {
    ObjectNode intent = call.tx().need(KIND, call.id());
    Fields.copy(
        call.params(),
        intent,
        "description",
        "receipt_email",
        "transfer_group",
        "statement_descriptor",
        "statement_descriptor_suffix");
    Fields.metadata(call.params(), intent);
    call.tx().put(intent);
    return Answer.ok(intent);
  }

  private static Answer cancel(Call call) {
    ObjectNode intent = call.tx().need(KIND, call.id());
    refuseFromCheckout(intent);
    Payments.cancel(call.tx(), intent, call.text("cancellation_reason").orElse(null));
    return Answer.ok(intent);
  }

  private static void refuseFromCheckout(ObjectNode intent) {
    boolean pending = intent.path("status").asText().startsWith("requires_");
    if (pending && intent.path(Views.NOTES).has("session")) {
      throw StripeFailure.unexpectedState(
          "You cannot perform this action on PaymentIntents created by Checkout. Expire the"
              + " Checkout Session instead.",
          intent);
    }
  }
}
