package de.mojoinstitut.sandbox.stripe;

import com.stripe.exception.SignatureVerificationException;
import com.stripe.model.Event;
import com.stripe.net.Webhook;
import de.mojoinstitut.sandbox.kit.Response;
import de.mojoinstitut.sandbox.kit.SimulatorServer;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Takes events as an app does: checks the signature with Stripe's own library first. */
final class WebhookReceiver implements AutoCloseable {

  static final String SECRET = "whsec_test";

  private final SimulatorServer server = new SimulatorServer(0);
  private final List<Event> events = new CopyOnWriteArrayList<>();
  private final AtomicInteger refusals = new AtomicInteger();

  WebhookReceiver() throws IOException {
    server.route(
        "POST",
        "/webhooks/stripe",
        request -> {
          try {
            String signature = request.header("Stripe-Signature").orElse("");
            Event event = Webhook.constructEvent(request.text(), signature, SECRET);
            if (refusals.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
              return Response.empty(503);
            }
            ContractClient.check(request.text());
            events.add(event);
            return Response.empty(200);
          } catch (SignatureVerificationException e) {
            return Response.empty(400);
          }
        });
    server.start();
  }

  URI url() {
    return server.url().resolve("/webhooks/stripe");
  }

  void refuseNext(int times) {
    refusals.set(times);
  }

  List<String> types() {
    return events.stream().map(Event::getType).toList();
  }

  List<Event> events() {
    return List.copyOf(events);
  }

  @Override
  public void close() {
    server.close();
  }
}
