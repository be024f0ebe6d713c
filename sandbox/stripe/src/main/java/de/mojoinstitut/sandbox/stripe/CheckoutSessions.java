package de.mojoinstitut.sandbox.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.mojoinstitut.sandbox.kit.Json;

/** {@code /v1/checkout/sessions}, the seller's side; the customer's side is {@link Checkout}. */
final class CheckoutSessions {

  static final String KIND = "checkout.session";
  private static final String PATH = "/v1/checkout/sessions";
  private static final long MIN_SECONDS = 30 * 60;
  private static final long MAX_SECONDS = 24 * 3600;
  private static final Schema CREATE =
      Schema.of(
          """
          mode! enum(payment|setup|subscription)
          success_url! string
          cancel_url string
          client_reference_id string
          customer string
          customer_email string
          customer_creation enum(always|if_required)
          currency currency
          expires_at integer
          locale string
          metadata metadata
          payment_method_types[] string
          submit_type enum(auto|book|donate|pay)
          billing_address_collection enum(auto|required)
          ui_mode enum(hosted_page)
          line_items[].quantity! integer
          line_items[].price_data!.currency! currency
          line_items[].price_data.unit_amount! integer
          line_items[].price_data.tax_behavior enum(exclusive|inclusive|unspecified)
          line_items[].price_data.product_data!.name! string
          line_items[].price_data.product_data.description string
          line_items[].price_data.product_data.metadata metadata
          payment_intent_data.description string
          payment_intent_data.metadata metadata
          payment_intent_data.on_behalf_of string
          payment_intent_data.transfer_group string
          payment_intent_data.application_fee_amount integer
          payment_intent_data.receipt_email string
          payment_intent_data.statement_descriptor string
          payment_intent_data.statement_descriptor_suffix string
          payment_intent_data.setup_future_usage enum(off_session|on_session)
          payment_intent_data.capture_method enum(automatic|automatic_async)
          """);
  private static final Schema LIST =
      Schema.of(
          "payment_intent string",
          "customer string",
          "status enum(open|complete|expired)",
          "created range",
          Schema.PAGE);

  private final String baseUrl;

  /**
   * @param baseUrl where people find the payment page
   */
  CheckoutSessions(String baseUrl) {
    this.baseUrl = baseUrl;
  }

  void register(Endpoints endpoints) {
    endpoints.post(PATH, CREATE, this::create);
    endpoints.get(
        PATH,
        LIST,
        call -> Pages.of(call, KIND, Pages.equal(call, "payment_intent", "customer", "status")));
    endpoints.retrieve(PATH + "/{id}", KIND);
    endpoints.post(
        PATH + "/{id}",
        Schema.of("metadata metadata"),
        call -> {
          ObjectNode session = call.tx().need(KIND, call.id());
          Fields.metadata(call.params(), session);
          call.tx().put(session);
          return Answer.ok(session);
        });
    endpoints.post(PATH + "/{id}/expire", Schema.of(), CheckoutSessions::expire);
    endpoints.get(PATH + "/{id}/line_items", Schema.of(Schema.PAGE), CheckoutSessions::lineItems);
  }

  private Answer create(Call call) {
    ObjectNode params = call.params();
    if (!params.path("mode").asText().equals("payment")) {
      throw StripeFailure.invalid("This sandbox knows mode=payment only.", null, "mode");
    }
    ArrayNode items = lineItems(call.tx(), params.path("line_items"));
    long total = 0;
    for (JsonNode item : items) {
      total += item.path("amount_total").asLong();
    }
    PaymentIntents.requireAmount(total, "line_items");
    requireReferences(call.tx(), params);
    ObjectNode session = fill(call.tx(), params, total, items.get(0).path("currency").asText());
    Views.notes(session).set("line_items", items);
    Views.notes(session).set("payment_intent_data", params.path("payment_intent_data").deepCopy());
    call.tx().put(session);
    call.tx().wakeAt(session.path("expires_at").asLong(), KIND, session.path("id").asText());
    return Answer.ok(session);
  }

  private static void requireReferences(Tx tx, ObjectNode params) {
    PaymentIntents.requireReferences(tx, params, "");
    if (params.get("payment_intent_data") instanceof ObjectNode data) {
      PaymentIntents.requireReferences(tx, data, "payment_intent_data");
    }
    if (params.has("customer") && params.has("customer_email")) {
      throw StripeFailure.invalid(
          "You may only specify one of these parameters: customer, customer_email.",
          null,
          "customer_email");
    }
  }

  private ObjectNode fill(Tx tx, ObjectNode params, long total, String currency) {
    ObjectNode session = tx.create(KIND);
    Fields.copy(
        params,
        session,
        "success_url",
        "cancel_url",
        "client_reference_id",
        "customer",
        "customer_email",
        "customer_creation",
        "locale",
        "payment_method_types",
        "submit_type",
        "billing_address_collection");
    Fields.metadata(params, session);
    return session
        .put("amount_subtotal", total)
        .put("amount_total", total)
        .put("currency", currency)
        .put("expires_at", expiresAt(tx, params))
        .put("url", baseUrl + "/pay/" + session.path("id").asText());
  }

  private static long expiresAt(Tx tx, ObjectNode params) {
    if (!params.has("expires_at")) {
      return tx.now() + MAX_SECONDS;
    }
    long expiresAt = params.path("expires_at").asLong();
    if (expiresAt < tx.now() + MIN_SECONDS) {
      throw StripeFailure.invalid(
          "The `expires_at` timestamp must be at least 30 minutes from Checkout Session creation.",
          null,
          "expires_at");
    }
    if (expiresAt > tx.now() + MAX_SECONDS) {
      throw StripeFailure.invalid(
          "The `expires_at` timestamp must be less than 24 hours from Checkout Session creation.",
          null,
          "expires_at");
    }
    return expiresAt;
  }

  private static ArrayNode lineItems(Tx tx, JsonNode given) {
    if (given.isEmpty()) {
      throw StripeFailure.missing("line_items");
    }
    ArrayNode items = Json.array();
    for (int i = 0; i < given.size(); i++) {
      items.add(lineItem(tx, given.get(i), "line_items[" + i + "]"));
    }
    return items;
  }

  private static ObjectNode lineItem(Tx tx, JsonNode given, String param) {
    JsonNode data = given.path("price_data");
    long unit = data.path("unit_amount").asLong();
    long quantity = given.path("quantity").asLong();
    if (unit < 0 || quantity < 1) {
      throw StripeFailure.invalid(
          "Invalid positive integer",
          "parameter_invalid_integer",
          param + (quantity < 1 ? "[quantity]" : "[price_data][unit_amount]"));
    }
    ObjectNode price = tx.create("price").put("product", Ids.next("product"));
    Fields.copy(data, price, "currency", "unit_amount", "tax_behavior");
    price.put("unit_amount_decimal", String.valueOf(unit)).put("active", false);
    ObjectNode item = Templates.of("item").put("id", Ids.next("item")).put("quantity", quantity);
    item.set("currency", data.get("currency"));
    item.set("description", data.path("product_data").path("name"));
    item.set("price", Views.of(price));
    return item.put("amount_subtotal", unit * quantity).put("amount_total", unit * quantity);
  }

  private static Answer lineItems(Call call) {
    ObjectNode session = call.tx().need(KIND, call.id());
    ArrayNode items = (ArrayNode) session.path(Views.NOTES).path("line_items");
    return Answer.ok(Pages.all(items.valueStream().toList(), call.path()));
  }

  private static Answer expire(Call call) {
    ObjectNode session = call.tx().need(KIND, call.id());
    String status = session.path("status").asText();
    if (!status.equals("open")) {
      throw StripeFailure.refused(
          "Only Checkout Sessions with a status in [\"open\"] can be expired. This Checkout"
              + " Session has a status of `"
              + status
              + "`.",
          null,
          null);
    }
    return Answer.ok(close(call.tx(), session));
  }

  /** Called when the stack's time may have passed an open session's end. */
  static void expireByClock(Tx tx, String id) {
    tx.find(KIND, id)
        .filter(session -> session.path("status").asText().equals("open"))
        .filter(session -> session.path("expires_at").asLong() <= tx.now())
        .ifPresent(session -> close(tx, session));
  }

  private static ObjectNode close(Tx tx, ObjectNode session) {
    session.put("status", "expired").putNull("url");
    tx.put(session);
    tx.find(PaymentIntents.KIND, session.path("payment_intent").asText())
        .ifPresent(intent -> Payments.cancel(tx, intent, null));
    tx.emit("checkout.session.expired", session);
    return session;
  }
}
