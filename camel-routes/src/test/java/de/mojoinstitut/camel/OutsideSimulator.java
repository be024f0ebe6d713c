package de.mojoinstitut.camel;

import de.mojoinstitut.sandbox.kit.Request;
import de.mojoinstitut.sandbox.kit.Response;
import de.mojoinstitut.sandbox.kit.SimulatorServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/** kontakte.mojo or payments.mojo: gives the answers that a test put in line, then 404. */
public final class OutsideSimulator implements AutoCloseable {

  private final Queue<Response> answers = new ConcurrentLinkedQueue<>();
  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private final SimulatorServer server;

  public OutsideSimulator() {
    try {
      server = new SimulatorServer(0).otherwise(this::answer).start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Response answer(Request request) {
    requests.add(request);
    Response next = answers.poll();
    return next == null ? Response.empty(404) : next;
  }

  public void then(int status, String body) {
    answers.add(
        new Response(
            status,
            Map.of("Content-Type", "application/json"),
            body.getBytes(StandardCharsets.UTF_8)));
  }

  public List<Request> requests() {
    return requests;
  }

  public void reset() {
    answers.clear();
    requests.clear();
  }

  public String url() {
    return server.url().toString();
  }

  @Override
  public void close() {
    server.close();
  }
}
