package de.mojoinstitut.sandbox.kit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

/**
 * Orders for trouble: the next requests of a kind are answered with an error, or held back, before
 * or after they had their effect. Orders live in memory; a restart ends all trouble. Thread safe.
 *
 * <p>Over HTTP: {@code POST /_sandbox/trouble {"status": 500, "holdMillis": 0, "times": 1,
 * "method": "GET", "path": "/v1/", "afterEffect": false}} (all but one of {@code status} and {@code
 * holdMillis} optional), {@code GET} lists what is left, {@code DELETE} ends it.
 */
public final class Trouble {

  private static final String PATH = "/_sandbox/trouble";

  private static final class Order {
    private final ObjectNode terms;
    private int left;

    Order(ObjectNode terms) {
      this.terms = terms;
      this.left = terms.path("times").asInt(1);
    }

    boolean concerns(Request request) {
      String method = terms.path("method").asText("");
      return (method.isEmpty() || method.equalsIgnoreCase(request.method()))
          && request.path().startsWith(terms.path("path").asText("/"));
    }

    Duration hold() {
      return Duration.ofMillis(terms.path("holdMillis").asLong(0));
    }

    int status() {
      return terms.path("status").asInt(0);
    }

    boolean afterEffect() {
      return terms.path("afterEffect").asBoolean(false);
    }

    ObjectNode view() {
      return terms.deepCopy().put("left", left);
    }
  }

  private final IntFunction<Response> errors;
  private final List<Order> orders = new ArrayList<>();

  /**
   * @param errors the system's own error answer for a status
   */
  public Trouble(IntFunction<Response> errors) {
    this.errors = errors;
  }

  /** Wraps a handler, so that orders for trouble apply to it. */
  public SimulatorServer.Handler around(SimulatorServer.Handler handler) {
    return request -> {
      Optional<Order> order = take(request);
      return order.isEmpty() ? handler.handle(request) : suffer(order.get(), handler, request);
    };
  }

  private Response suffer(Order order, SimulatorServer.Handler handler, Request request)
      throws IOException, InterruptedException {
    Response effect = order.afterEffect() ? handler.handle(request) : null;
    // Nobody counts this latch down: it is a wait that the server's end interrupts.
    new CountDownLatch(1).await(order.hold().toMillis(), TimeUnit.MILLISECONDS);
    if (order.status() != 0) {
      return errors.apply(order.status());
    }
    return effect == null ? handler.handle(request) : effect;
  }

  private synchronized Optional<Order> take(Request request) {
    Optional<Order> found = orders.stream().filter(order -> order.concerns(request)).findFirst();
    found.ifPresent(
        order -> {
          order.left--;
          orders.removeIf(other -> other.left <= 0);
        });
    return found;
  }

  /** Adds the switches to a server. */
  public void mount(SimulatorServer server) {
    server.route("POST", PATH, this::add);
    server.route("GET", PATH, request -> Response.json(200, view()));
    server.route(
        "DELETE",
        PATH,
        request -> {
          clear();
          return Response.empty(204);
        });
  }

  private Response add(Request request) {
    if (!(parse(request) instanceof ObjectNode terms)
        || (terms.path("status").asInt(0) == 0 && terms.path("holdMillis").asLong(0) == 0)) {
      return Response.json(400, Json.object().put("error", "status or holdMillis is missing"));
    }
    synchronized (this) {
      orders.add(new Order(terms));
    }
    return Response.json(201, terms);
  }

  private static JsonNode parse(Request request) {
    try {
      return Json.parse(request.text());
    } catch (IllegalArgumentException noJson) {
      return Json.array();
    }
  }

  private synchronized ObjectNode view() {
    ObjectNode view = Json.object();
    var items = view.putArray("items");
    orders.forEach(order -> items.add(order.view()));
    return view;
  }

  private synchronized void clear() {
    orders.clear();
  }
}
