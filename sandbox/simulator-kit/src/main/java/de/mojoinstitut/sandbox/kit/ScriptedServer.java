package de.mojoinstitut.sandbox.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/**
 * A server for tests of callers: gives the answers that were put in line, then the standing one,
 * and remembers what came in.
 */
public final class ScriptedServer implements AutoCloseable {

  private final CountDownLatch closing = new CountDownLatch(1);
  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private final Queue<Response> next = new ConcurrentLinkedQueue<>();
  private final SimulatorServer server;
  private volatile SimulatorServer.Handler standing = request -> Response.empty(404);

  public ScriptedServer() {
    try {
      server = new SimulatorServer(0).otherwise(this::answer).start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Response answer(Request request) throws IOException, InterruptedException {
    requests.add(request);
    Response response = next.poll();
    return response == null ? standing.handle(request) : response;
  }

  /** Answers all requests so for which nothing is in line. */
  public void answers(int status, String json) {
    standing = request -> json(status, json);
  }

  /** Puts one answer in line. */
  public void then(int status, String json) {
    next.add(json(status, json));
  }

  /** Keeps every caller waiting until the server is closed. */
  public void neverAnswers() {
    standing =
        request -> {
          closing.await();
          return Response.empty(200);
        };
  }

  /** What came in so far, oldest first. */
  public List<Request> requests() {
    return requests;
  }

  public Request onlyRequest() {
    if (requests.size() != 1) {
      throw new AssertionError(requests.size() + " requests came in");
    }
    return requests.getFirst();
  }

  /** Forgets answers in line and requests. */
  public void reset() {
    next.clear();
    requests.clear();
  }

  public URI url() {
    return server.url();
  }

  private static Response json(int status, String body) {
    return new Response(
        status, Map.of("Content-Type", "application/json"), body.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void close() {
    closing.countDown();
    server.close();
  }
}
