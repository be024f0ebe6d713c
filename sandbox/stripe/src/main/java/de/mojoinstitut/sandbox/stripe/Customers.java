package de.mojoinstitut.sandbox.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import de.mojoinstitut.sandbox.kit.Json;

/** {@code /v1/customers}. */
final class Customers {

  private static final String KIND = "customer";
  private static final String PATH = "/v1/customers";
  private static final String CHANGEABLE =
      """
      email string
      name string
      phone string
      description string
      metadata metadata
      preferred_locales[] string
      invoice_settings.default_payment_method string
      """;

  private Customers() {}

  static void register(Endpoints endpoints) {
    endpoints.post(PATH, Schema.of(CHANGEABLE, "payment_method string"), Customers::create);
    endpoints.get(
        PATH,
        Schema.of("email string", "created range", Schema.PAGE),
        call -> Pages.of(call, KIND, Pages.equal(call, "email")));
    endpoints.retrieve(PATH + "/{id}", KIND);
    endpoints.post(PATH + "/{id}", Schema.of(CHANGEABLE), Customers::update);
  }

  private static Answer create(Call call) {
    ObjectNode customer = call.tx().create(KIND);
    customer.put("invoice_prefix", Ids.random(8).toUpperCase(java.util.Locale.ROOT));
    fill(call.params(), customer);
    call.text("payment_method")
        .ifPresent(
            id -> {
              ObjectNode method = PaymentMethods.resolve(call.tx(), id, "payment_method");
              call.tx().put(method.put("customer", customer.path("id").asText()));
            });
    call.tx().put(customer);
    call.tx().emit("customer.created", customer);
    return Answer.ok(customer);
  }

  private static Answer update(Call call) {
    ObjectNode customer = call.tx().need(KIND, call.id());
    fill(call.params(), customer);
    call.tx().put(customer);
    call.tx().emit("customer.updated", customer, Json.object());
    return Answer.ok(customer);
  }

  private static void fill(ObjectNode params, ObjectNode customer) {
    Fields.copy(params, customer, "email", "name", "phone", "description", "preferred_locales");
    Fields.copy(
        params.path("invoice_settings"),
        customer.withObject("invoice_settings"),
        "default_payment_method");
    Fields.metadata(params, customer);
  }
}
