package de.mojoinstitut.sandbox.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.mojoinstitut.sandbox.kit.Json;
import de.mojoinstitut.sandbox.kit.Request;
import de.mojoinstitut.sandbox.kit.Response;
import de.mojoinstitut.sandbox.kit.SimulatorServer;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** {@code /_sandbox/…}: what scripts and tests need and Stripe does not have. */
final class Sandbox {

  private static final List<String> KINDS =
      List.of(
          "account",
          "customer",
          "payment_method",
          "checkout.session",
          "payment_intent",
          "charge",
          "refund",
          "balance_transaction",
          "transfer",
          "transfer_reversal",
          "payout",
          "dispute",
          "event");

  private final State state;
  private final Checkout checkout;
  private final Trouble trouble;
  private final Webhooks webhooks;

  Sandbox(State state, Checkout checkout, Trouble trouble, Webhooks webhooks) {
    this.state = state;
    this.checkout = checkout;
    this.trouble = trouble;
    this.webhooks = webhooks;
  }

  void register(SimulatorServer server) {
    server
        .route("POST", "/_sandbox/checkout/{id}/pay", json(this::pay))
        .route("POST", "/_sandbox/payment_intents/{id}/settle", json(this::settle))
        .route("POST", "/_sandbox/refunds/{id}/settle", json(this::settleRefund))
        .route("POST", "/_sandbox/accounts/{id}/onboard", json(this::onboard))
        .route("GET", "/_sandbox/objects", json(this::objects))
        .route("GET", "/_sandbox/webhooks", json(r -> Response.json(200, webhooks.waiting())))
        .route("POST", "/_sandbox/webhooks/pause", json(r -> pause(true)))
        .route("POST", "/_sandbox/webhooks/resume", json(r -> pause(false)))
        .route(
            "POST",
            "/_sandbox/trouble",
            json(request -> Response.json(201, trouble.add(body(request)))))
        .route("GET", "/_sandbox/trouble", json(request -> Response.json(200, trouble.list())))
        .route(
            "DELETE",
            "/_sandbox/trouble",
            json(
                request -> {
                  trouble.clear();
                  return pause(false);
                }));
  }

  static SimulatorServer.Handler json(Function<Request, Response> handler) {
    return request -> {
      try {
        return handler.apply(request);
      } catch (IllegalArgumentException wrong) {
        return error(400, String.valueOf(wrong.getMessage()));
      } catch (StripeFailure refusal) {
        return Response.json(refusal.answer().status(), refusal.answer().body());
      }
    };
  }

  static JsonNode body(Request request) {
    return request.text().isBlank() ? Json.object() : Json.parse(request.text());
  }

  static Response error(int status, String message) {
    return Response.json(status, Json.object().put("error", message));
  }

  private Response pay(Request request) {
    JsonNode body = body(request);
    Card card =
        Card.labelled(body.path("card").asText("ok"))
            .orElseThrow(
                () -> new IllegalArgumentException("unknown card, known: " + Card.labels()));
    Long delay = body.has("delaySeconds") ? body.path("delaySeconds").asLong() : null;
    return switch (checkout.pay(request.variable("id"), card, delay)) {
      case Checkout.Result.Completed done -> Response.json(200, summary(done.session()));
      case Checkout.Result.Declined declined -> {
        ObjectNode answer = summary(declined.session());
        answer.set("error", declined.error());
        yield Response.json(402, answer);
      }
      case Checkout.Result.NotOpen closed ->
          Response.json(
              409, summary(closed.session()).put("error", "the session is not open any more"));
      case Checkout.Result.Unknown unknown -> error(404, "no such session");
    };
  }

  private static ObjectNode summary(ObjectNode session) {
    return Json.object()
        .put("sessionId", session.path("id").asText())
        .put("status", session.path("status").asText())
        .put("paymentStatus", session.path("payment_status").asText());
  }

  private Response settle(Request request) {
    String id = request.variable("id");
    if (state.find(PaymentIntents.KIND, id).isEmpty()) {
      return error(404, "no such payment intent");
    }
    return checkout
        .settle(id, outcome(request))
        .map(intent -> Response.json(200, Views.of(intent)))
        .orElseGet(() -> error(409, "the payment intent is not processing"));
  }

  private static @Nullable Boolean outcome(Request request) {
    String outcome = body(request).path("outcome").asText("");
    return switch (outcome) {
      case "" -> null;
      case "succeeded" -> true;
      case "failed" -> false;
      default -> throw new IllegalArgumentException("outcome is succeeded or failed");
    };
  }

  private Response settleRefund(Request request) {
    boolean succeeds = !Boolean.FALSE.equals(outcome(request));
    return change(
        state, Refunds.KIND, request.variable("id"), (tx, id) -> Refunds.settle(tx, id, succeeds));
  }

  private Response onboard(Request request) {
    return change(
        state,
        Accounts.KIND,
        request.variable("id"),
        (tx, id) -> {
          Accounts.onboard(tx, id);
          return tx.need(Accounts.KIND, id);
        });
  }

  /** A change of one object. */
  @FunctionalInterface
  interface Step {
    ObjectNode apply(Tx tx, String id);
  }

  static Response change(State state, String kind, String id, Step step) {
    Optional<String> account = state.accountOf(kind, id);
    return account.isEmpty()
        ? error(404, "no such " + kind)
        : Response.json(
            200, Views.of(state.change(Origin.sandbox(account.get()), tx -> step.apply(tx, id))));
  }

  private Response objects(Request request) {
    state.tick();
    String kind = request.queryParameters().getOrDefault("kind", "");
    if (!kind.isEmpty() && !KINDS.contains(kind)) {
      throw new IllegalArgumentException("unknown kind, known: " + KINDS);
    }
    ObjectNode list = Json.object();
    for (String one : kind.isEmpty() ? KINDS : List.of(kind)) {
      state.all(one).stream().map(Views::of).forEach(list.withArray("objects")::add);
    }
    list.withArray("objects");
    return Response.json(200, list);
  }

  private Response pause(boolean pause) {
    webhooks.queue().pause(pause);
    return Response.json(200, webhooks.waiting());
  }
}
