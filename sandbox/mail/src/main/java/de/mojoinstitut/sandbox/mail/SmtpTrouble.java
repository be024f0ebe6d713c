package de.mojoinstitut.sandbox.mail;

import de.mojoinstitut.sandbox.kit.Json;
import de.mojoinstitut.sandbox.kit.Response;
import de.mojoinstitut.sandbox.kit.SimulatorServer;
import java.util.concurrent.atomic.AtomicReference;
import org.subethamail.smtp.RejectException;

/**
 * Refuses the next mails on purpose: {@code POST /_sandbox/trouble {"code": 451, "times": 1}},
 * ended by {@code DELETE}.
 */
final class SmtpTrouble {

  private static final String PATH = "/_sandbox/trouble";
  private static final int TRY_LATER = 451;

  private record Order(int code, int left) {}

  private static final Order NONE = new Order(TRY_LATER, 0);

  private final AtomicReference<Order> order = new AtomicReference<>(NONE);

  void mount(SimulatorServer server) {
    server.route(
        "POST",
        PATH,
        request -> {
          var body = Json.parse(request.text());
          order.set(new Order(body.path("code").asInt(TRY_LATER), body.path("times").asInt(1)));
          return Response.empty(201);
        });
    server.route(
        "DELETE",
        PATH,
        request -> {
          order.set(NONE);
          return Response.empty(204);
        });
  }

  /**
   * @throws RejectException where this mail is to be refused
   */
  void strike() throws RejectException {
    Order before = order.getAndUpdate(now -> new Order(now.code(), Math.max(0, now.left() - 1)));
    if (before.left() > 0) {
      throw new RejectException(before.code(), "refused on purpose");
    }
  }
}
