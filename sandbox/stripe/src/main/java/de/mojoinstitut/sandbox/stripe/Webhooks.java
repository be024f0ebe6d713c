package de.mojoinstitut.sandbox.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.mojoinstitut.sandbox.kit.Json;
import de.mojoinstitut.sandbox.kit.ObjectStore;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Tells the receiver of every event, in the order of creation for each payment, again and again
 * with growing pauses until it says 2xx, for three days of the stack's time.
 */
final class Webhooks implements AutoCloseable {

  static final String KIND = "delivery";
  private static final System.Logger LOG = System.getLogger(Webhooks.class.getName());
  private static final int LANES = 4;
  private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(10);
  private static final Duration LAST_ANSWER = Duration.ofSeconds(1);
  private static final Duration GIVE_UP_AFTER = Duration.ofDays(3);
  private static final long[] PAUSES = {1, 2, 5, 10, 30, 60, 300, 1800, 3600};

  private final State state;
  private final Trouble trouble;
  private final String secret;
  private final DeliveryQueue queue;
  private final AtomicLong sequence = new AtomicLong();
  private final HttpClient client = HttpClient.newHttpClient();
  private final Clock realTime = Clock.systemUTC();
  private volatile @Nullable URI receiver;
  private volatile boolean open = true;
  private final List<Thread> lanes = new ArrayList<>();

  Webhooks(State state, Trouble trouble, String secret, @Nullable URI receiver) {
    this.state = state;
    this.trouble = trouble;
    this.secret = secret;
    this.receiver = receiver;
    this.queue = new DeliveryQueue(state.clock(), trouble);
    for (ObjectNode waiting : state.all(KIND)) {
      DeliveryQueue.Delivery delivery = DeliveryQueue.Delivery.of(waiting);
      sequence.accumulateAndGet(delivery.sequence(), Math::max);
      queue.add(delivery);
    }
    state.onEvents(this::attachment, this::enqueue);
  }

  void start() {
    for (int i = 0; i < LANES; i++) {
      lanes.add(Thread.ofPlatform().name("webhooks-" + i).daemon().start(this::deliverAll));
    }
  }

  void sendTo(URI url) {
    receiver = url;
  }

  DeliveryQueue queue() {
    return queue;
  }

  private Optional<ObjectStore.Change> attachment(ObjectNode event) {
    if (receiver == null) {
      return Optional.empty();
    }
    String id = event.path("id").asText();
    long due = state.clock().millis();
    var delivery =
        new DeliveryQueue.Delivery(id, group(event), sequence.incrementAndGet(), due, 0, false);
    event.put("pending_webhooks", 1);
    return Optional.of(new ObjectStore.Change(KIND, id, delivery.toJson()));
  }

  /** The payment that the event's object belongs to, or the object itself. */
  private static String group(ObjectNode event) {
    JsonNode object = Views.of(event).path("data").path("object");
    return object.path("payment_intent").asText(object.path("id").asText());
  }

  private void enqueue(List<ObjectNode> events) {
    for (ObjectNode event : events) {
      state
          .find(KIND, event.path("id").asText())
          .map(DeliveryQueue.Delivery::of)
          .ifPresent(queue::add);
    }
  }

  private void deliverAll() {
    try {
      while (open) {
        Optional<DeliveryQueue.Delivery> next = queue.take();
        if (next.isPresent()) {
          deliverSafely(next.get());
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void deliverSafely(DeliveryQueue.Delivery delivery) throws InterruptedException {
    try {
      deliver(delivery);
    } catch (RuntimeException e) {
      // The delivery stays on disk; the lane must live on for the others.
      LOG.log(System.Logger.Level.ERROR, "could not deliver " + delivery.eventId(), e);
    } finally {
      queue.done(delivery);
    }
  }

  private void deliver(DeliveryQueue.Delivery delivery) throws InterruptedException {
    Optional<ObjectNode> event = state.find("event", delivery.eventId());
    if (event.isEmpty()) {
      return;
    }
    String type = event.get().path("type").asText();
    Optional<Trouble.Rule> delay =
        delivery.delayed()
            ? Optional.empty()
            : trouble.takeForEvent(Trouble.Kind.WEBHOOK_DELAY, type);
    if (delay.isPresent()) {
      queue.add(delivery.delayedUntil(state.clock().millis() + delay.get().millis()));
      return;
    }
    if (trouble.takeForEvent(Trouble.Kind.WEBHOOK_DROP, type).isPresent()) {
      finished(event.get());
      return;
    }
    String body = Json.write(Views.of(event.get()));
    int copies =
        trouble
            .takeForEvent(Trouble.Kind.WEBHOOK_DUPLICATE, type)
            .map(Trouble.Rule::copies)
            .orElse(0);
    boolean taken = send(body);
    for (int i = 0; i < copies; i++) {
      taken |= send(body);
    }
    if (taken) {
      finished(event.get());
    } else {
      again(delivery, event.get());
    }
  }

  private boolean send(String body) throws InterruptedException {
    URI url = receiver;
    if (url == null) {
      return false;
    }
    HttpRequest request =
        HttpRequest.newBuilder(url)
            .timeout(ANSWER_TIMEOUT)
            .header("Content-Type", "application/json; charset=utf-8")
            .header("User-Agent", "Stripe/1.0 (+https://stripe.com/docs/webhooks)")
            .header("Stripe-Signature", Signature.of(secret, realTime.millis() / 1000, body))
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    try {
      int status = client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
      return status >= 200 && status < 300;
    } catch (IOException unreachable) {
      LOG.log(System.Logger.Level.DEBUG, "no answer from the webhook receiver", unreachable);
      return false;
    }
  }

  private void finished(ObjectNode event) {
    String id = event.path("id").asText();
    List<ObjectStore.Change> changes = new ArrayList<>();
    changes.add(new ObjectStore.Change(KIND, id, null));
    changes.add(new ObjectStore.Change("event", id, event.put("pending_webhooks", 0)));
    state.write(changes);
  }

  private void again(DeliveryQueue.Delivery delivery, ObjectNode event) {
    Instant created = Instant.ofEpochSecond(event.path("created").asLong());
    if (state.clock().instant().isAfter(created.plus(GIVE_UP_AFTER))) {
      LOG.log(System.Logger.Level.WARNING, "gave up on event " + delivery.eventId());
      finished(event);
      return;
    }
    long pause = PAUSES[Math.min(delivery.attempts(), PAUSES.length - 1)];
    DeliveryQueue.Delivery next = delivery.failed(state.clock().millis() + pause * 1000);
    state.write(List.of(new ObjectStore.Change(KIND, delivery.eventId(), next.toJson())));
    queue.add(next);
  }

  /** What waits, for people and tests. */
  JsonNode waiting() {
    ObjectNode list = Json.object().put("paused", queue.paused());
    state.all(KIND).forEach(list.withArray("pending")::add);
    list.withArray("pending");
    return list;
  }

  @Override
  public void close() {
    open = false;
    try {
      for (Thread lane : lanes) {
        if (!lane.join(LAST_ANSWER)) {
          lane.interrupt();
          lane.join();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    client.shutdownNow();
  }
}
