package de.mojoinstitut.payments;

import de.mojoinstitut.sandbox.kit.Json;
import de.mojoinstitut.sandbox.kit.Request;
import de.mojoinstitut.sandbox.kit.Response;
import de.mojoinstitut.sandbox.kit.SimulatorServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Plays kontakte.mojo: the contact {@code contact_of_<user>} is that user's in every tenant, any
 * other is unknown.
 */
final class FakeKontakte {

  private static final String PREFIX = "contact_of_";

  private final SimulatorServer server;
  private final AtomicInteger failing = new AtomicInteger();
  private final Set<String> erased = ConcurrentHashMap.newKeySet();

  FakeKontakte() {
    try {
      server = new SimulatorServer(0).route("GET", "/api/contacts/{id}", this::contact).start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  URI url() {
    return server.url();
  }

  /** The next requests are answered with 503. */
  void failNext(int requests) {
    failing.set(requests);
  }

  /** The contact is not there any more. */
  void erase(String contactId) {
    erased.add(contactId);
  }

  private Response contact(Request request) {
    if (failing.getAndUpdate(left -> Math.max(left - 1, 0)) > 0) {
      return Response.empty(503);
    }
    String id = request.variable("id");
    String authorization = request.header("authorization").orElse("");
    if (!id.startsWith(PREFIX) || erased.contains(id) || !authorization.startsWith("Bearer ")) {
      return Response.empty(404);
    }
    return Response.json(
        200,
        Json.object()
            .put("id", id)
            .put("clerkUserId", id.substring(PREFIX.length()))
            .put("tenantId", request.header("x-tenant-id").orElse(""))
            .put("name", "Max Muster"));
  }
}
