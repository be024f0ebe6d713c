package de.mojoinstitut.sandbox.kit;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Webhooks on their way: stored first, sent one after the other in the order of their creation,
 * tried again with growing waits until the receiver answers 2xx; what is pending survives a
 * restart. The last {@value #LOG_SIZE} finished ones stay readable and can be sent again.
 */
public final class Webhooks implements AutoCloseable {

  private static final Logger LOG = System.getLogger(Webhooks.class.getName());
  private static final String KIND = "webhook";
  private static final int LOG_SIZE = 1000;

  private record Delivery(String id, long dueNanos) {}

  private final ObjectStore store;
  private final @Nullable WebhookTarget target;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final List<Delivery> queue = new ArrayList<>();
  private final List<String> kept = new ArrayList<>();
  private final Deque<String> finished = new ArrayDeque<>();
  private final Thread sender;
  private WebhookTrouble trouble = WebhookTrouble.NONE;

  /**
   * @param target null where nobody listens: nothing is stored or sent
   */
  public Webhooks(ObjectStore store, @Nullable WebhookTarget target) {
    this.store = store;
    this.target = target;
    for (ObjectNode webhook : store.all(KIND)) {
      String id = webhook.path("id").asText();
      if (webhook.path("state").asText().equals("PENDING")) {
        queue.add(new Delivery(id, System.nanoTime()));
      } else {
        finished.add(id);
      }
    }
    sender = Thread.ofVirtual().name("webhooks").start(this::sendAll);
  }

  /** Stores the webhook and returns; it is sent in the background. */
  public void send(String id, String type, String body) {
    if (target == null) {
      return;
    }
    lock.lock();
    try {
      boolean dropped = trouble.drop() > 0;
      ObjectNode webhook =
          Json.object()
              .put("id", id)
              .put("type", type)
              .put("state", dropped ? "DROPPED" : "PENDING")
              .put("tries", 0)
              .put("body", body);
      store.put(KIND, id, webhook);
      if (dropped) {
        trouble = trouble.dropped();
        finish(id);
      } else if (trouble.reverse() > 0) {
        keepForReversal(id);
      } else {
        enqueue(id);
      }
    } finally {
      lock.unlock();
    }
  }

  private void keepForReversal(String id) {
    kept.add(id);
    if (kept.size() >= trouble.reverse()) {
      kept.reversed().forEach(this::enqueue);
      kept.clear();
      trouble = trouble.reversed();
    }
  }

  private void enqueue(String id) {
    long due = System.nanoTime() + trouble.delay().toNanos();
    queue.add(new Delivery(id, due));
    if (trouble.duplicate()) {
      queue.add(new Delivery(id, due));
    }
    changed.signalAll();
  }

  private void finish(String id) {
    finished.remove(id);
    finished.add(id);
    while (finished.size() > LOG_SIZE) {
      store.remove(KIND, finished.removeFirst());
    }
  }

  private void sendAll() {
    try {
      while (true) {
        deliver(next());
      }
    } catch (InterruptedException closed) {
      LOG.log(Level.DEBUG, "webhooks closed");
    }
  }

  private Delivery next() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (true) {
        Optional<Delivery> first = queue.stream().min(Comparator.comparing(Delivery::dueNanos));
        if (trouble.paused() || first.isEmpty()) {
          changed.await();
          continue;
        }
        long wait = first.get().dueNanos() - System.nanoTime();
        if (wait <= 0) {
          queue.remove(first.get());
          return first.get();
        }
        changed.await(wait, TimeUnit.NANOSECONDS);
      }
    } finally {
      lock.unlock();
    }
  }

  private void deliver(Delivery delivery) throws InterruptedException {
    Optional<ObjectNode> found = store.find(KIND, delivery.id());
    if (found.isEmpty() || target == null) {
      return;
    }
    ObjectNode webhook = found.get();
    int tries = webhook.path("tries").asInt() + 1;
    int status = post(target, delivery.id(), webhook.path("body").asText());
    boolean accepted = status >= 200 && status < 300;
    lock.lock();
    try {
      webhook.put("tries", tries).put("lastStatus", status);
      if (accepted) {
        store.put(KIND, delivery.id(), webhook.put("state", "DELIVERED"));
        finish(delivery.id());
      } else {
        store.put(KIND, delivery.id(), webhook);
        Duration wait = target.waitAfter(tries);
        queue.add(new Delivery(delivery.id(), System.nanoTime() + wait.toNanos()));
        LOG.log(Level.INFO, "webhook {0}: try {1}, status {2}", delivery.id(), tries, status);
      }
    } finally {
      lock.unlock();
    }
  }

  /** The answer's status, 0 where there is none. */
  private int post(WebhookTarget to, String id, String body) throws InterruptedException {
    try {
      return http.send(to.request(id, body), HttpResponse.BodyHandlers.discarding()).statusCode();
    } catch (IOException unreachable) {
      return 0;
    }
  }

  /**
   * Adds the switches to a server: {@code GET} and {@code PUT /_sandbox/webhooks} read and change
   * the trouble, {@code POST /_sandbox/webhooks/{id}/replay} sends one again.
   */
  public void mount(SimulatorServer server) {
    server.route("GET", "/_sandbox/webhooks", request -> Response.json(200, view()));
    server.route("PUT", "/_sandbox/webhooks", this::change);
    server.route("DELETE", "/_sandbox/webhooks", request -> end());
    server.route("POST", "/_sandbox/webhooks/{id}/replay", this::replay);
  }

  private Response change(Request request) {
    ObjectNode view;
    lock.lock();
    try {
      trouble = trouble.with(Json.parse(request.text()));
      if (trouble.reverse() == 0) {
        kept.forEach(this::enqueue);
        kept.clear();
      }
      changed.signalAll();
      view = trouble.view();
    } catch (IllegalArgumentException noJson) {
      return Response.json(400, Json.object().put("error", "not JSON"));
    } finally {
      lock.unlock();
    }
    return Response.json(200, view);
  }

  private Response end() {
    lock.lock();
    try {
      trouble = WebhookTrouble.NONE;
      kept.forEach(this::enqueue);
      kept.clear();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    return Response.empty(204);
  }

  private Response replay(Request request) {
    String id = request.variable("id");
    Optional<ObjectNode> webhook = store.find(KIND, id);
    if (webhook.isEmpty()) {
      return Response.empty(404);
    }
    lock.lock();
    try {
      store.put(KIND, id, webhook.get().put("state", "PENDING"));
      enqueue(id);
    } finally {
      lock.unlock();
    }
    return Response.empty(202);
  }

  private ObjectNode view() {
    lock.lock();
    try {
      ObjectNode view = Json.object();
      view.set("trouble", trouble.view());
      ArrayNode items = view.putArray("items");
      for (ObjectNode webhook : store.all(KIND)) {
        webhook.set("body", Json.parse(webhook.path("body").asText()));
        items.add(webhook);
      }
      return view;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    sender.interrupt();
    try {
      sender.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    http.shutdownNow();
    http.close();
  }
}
