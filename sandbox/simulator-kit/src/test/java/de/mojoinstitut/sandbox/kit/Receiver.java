package de.mojoinstitut.sandbox.kit;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/** Takes webhooks; answers with the statuses it was given, then with 204. */
final class Receiver implements AutoCloseable {

  private final SimulatorServer server;
  private final List<String> ids = new CopyOnWriteArrayList<>();
  private final Queue<Integer> statuses = new ConcurrentLinkedQueue<>();

  Receiver() throws IOException {
    server = new SimulatorServer(0);
    server.route(
        "POST",
        "/hook",
        request -> {
          ids.add(request.header("id").orElseThrow());
          Integer status = statuses.poll();
          return Response.empty(status == null ? 204 : status);
        });
    server.start();
  }

  Receiver answering(Integer... next) {
    statuses.addAll(List.of(next));
    return this;
  }

  URI url() {
    return server.url().resolve("/hook");
  }

  List<String> ids() {
    return ids;
  }

  @Override
  public void close() {
    server.close();
  }
}
