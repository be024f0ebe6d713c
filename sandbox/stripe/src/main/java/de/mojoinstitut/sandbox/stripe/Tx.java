package de.mojoinstitut.sandbox.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import de.mojoinstitut.sandbox.kit.Json;
import de.mojoinstitut.sandbox.kit.ObjectStore;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One change of the simulator's state: it sees its own writes, and all of them reach the disk
 * together or not at all. Objects of other accounts do not exist for it.
 */
final class Tx {

  private record Key(String kind, String id) {}

  private final ObjectStore store;
  private final Funds funds;
  private final Tariff tariff;
  private final Origin origin;
  private final long now;
  private final Map<Key, Optional<ObjectNode>> writes = new LinkedHashMap<>();
  private final List<ObjectNode> events = new ArrayList<>();
  private final List<Timers.Due> dues = new ArrayList<>();

  /**
   * @param now the stack's time in epoch seconds
   */
  Tx(ObjectStore store, Funds funds, Tariff tariff, Origin origin, long now) {
    this.store = store;
    this.funds = funds;
    this.tariff = tariff;
    this.origin = origin;
    this.now = now;
  }

  /** The stack's time in epoch seconds. */
  long now() {
    return now;
  }

  String account() {
    return origin.account();
  }

  /** All balances as they were before this change. */
  Funds funds() {
    return funds;
  }

  Tariff tariff() {
    return tariff;
  }

  Optional<ObjectNode> find(String kind, String id) {
    Optional<ObjectNode> written = writes.get(new Key(kind, id));
    Optional<ObjectNode> found =
        written == null ? store.find(kind, id) : written.map(ObjectNode::deepCopy);
    return found.filter(this::isMine);
  }

  /** A connected account: it belongs to the platform, and itself sees it too. */
  Optional<ObjectNode> anyAccount(String id) {
    Optional<ObjectNode> written = writes.get(new Key("account", id));
    return written == null ? store.find("account", id) : written.map(ObjectNode::deepCopy);
  }

  /** An object that a path names. */
  ObjectNode need(String kind, String id) {
    return find(kind, id).orElseThrow(() -> StripeFailure.noSuch(kind, id, "id", 404));
  }

  /** An object that a parameter names. */
  ObjectNode needFor(String param, String kind, String id) {
    return find(kind, id).orElseThrow(() -> StripeFailure.noSuch(kind, id, param, 400));
  }

  /** What the condition holds for, oldest first; the condition must not change what it sees. */
  List<ObjectNode> select(String kind, Predicate<ObjectNode> condition) {
    Predicate<ObjectNode> visible = object -> isMine(object) && condition.test(object);
    List<ObjectNode> found = new ArrayList<>();
    store.select(kind, visible).stream()
        .filter(object -> !writes.containsKey(new Key(kind, object.path("id").asText())))
        .forEach(found::add);
    writes.forEach(
        (key, object) -> {
          if (key.kind().equals(kind)) {
            object.filter(visible).map(ObjectNode::deepCopy).ifPresent(found::add);
          }
        });
    return found;
  }

  private boolean isMine(ObjectNode object) {
    return object.path(Views.NOTES).path("account").asText().equals(origin.account());
  }

  /** A new object with id and time of creation; it is stored by {@link #put}. */
  ObjectNode create(String kind) {
    return createFor(origin.account(), kind);
  }

  /** The same for another account, where money goes from one to the other. */
  ObjectNode createFor(String account, String kind) {
    ObjectNode object = Templates.of(kind).put("id", Ids.next(kind)).put("created", now);
    Views.notes(object).put("account", account);
    return object;
  }

  /** Stores an object under the kind and id it names. */
  void put(ObjectNode object) {
    put(object.path("object").asText(), object.path("id").asText(), object);
  }

  void put(String kind, String id, ObjectNode object) {
    writes.put(new Key(kind, id), Optional.of(object.deepCopy()));
  }

  void remove(String kind, String id) {
    writes.put(new Key(kind, id), Optional.empty());
  }

  /** Tells the webhook receiver, with the object as it is now. */
  void emit(String type, ObjectNode object) {
    emit(type, object, null);
  }

  /**
   * @param before the former values of what changed, null where the type knows none
   */
  void emit(String type, ObjectNode object, @Nullable ObjectNode before) {
    String account =
        type.startsWith("account.")
            ? object.path("account").asText(object.path("id").asText())
            : origin.account();
    emit(create("event"), account, type, object, before);
  }

  /** Tells of what the clock did to an account's object. */
  void emitFor(String account, String type, ObjectNode object) {
    emit(createFor(account, "event"), account, type, object, null);
  }

  private void emit(
      ObjectNode event,
      String account,
      String type,
      ObjectNode object,
      @Nullable ObjectNode before) {
    event.put("type", type);
    if (!account.isEmpty()) {
      event.put("account", account);
    }
    if (before != null) {
      event.withObject("data").set("previous_attributes", before);
    }
    event
        .withObject("request")
        .put("id", origin.requestId())
        .put("idempotency_key", origin.idempotencyKey());
    Views.notes(event).put("snapshot", Json.write(Views.of(object)));
    events.add(event);
    put(event);
  }

  /** Asks for the handler of the kind to be called with the id, once the stack's time is there. */
  void wakeAt(long epochSecond, String kind, String id) {
    dues.add(new Timers.Due(epochSecond, kind, id));
  }

  /** Writes something besides Stripe's objects in the same step. */
  void attach(ObjectStore.Change change) {
    writes.put(
        new Key(change.kind(), change.id()),
        Optional.ofNullable(change.object()).map(ObjectNode::deepCopy));
  }

  List<ObjectNode> events() {
    return events;
  }

  List<Timers.Due> dues() {
    return dues;
  }

  List<ObjectStore.Change> changes() {
    return writes.entrySet().stream()
        .map(
            write ->
                new ObjectStore.Change(
                    write.getKey().kind(), write.getKey().id(), write.getValue().orElse(null)))
        .toList();
  }
}
