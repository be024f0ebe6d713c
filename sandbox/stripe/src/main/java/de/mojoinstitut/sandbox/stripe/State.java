package de.mojoinstitut.sandbox.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import de.mojoinstitut.sandbox.kit.ObjectStore;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Everything the simulator knows, on disk. Changes run one after the other; before each one, what
 * the clock has made due meanwhile is done, so nobody ever sees an open session past its time.
 */
final class State implements AutoCloseable {

  private final ObjectStore store;
  private final Clock clock;
  private final Tariff tariff;
  private final Funds funds = new Funds();
  private final ReentrantLock lock = new ReentrantLock();
  private final Timers timers = new Timers();
  private Consumer<List<ObjectNode>> listener = events -> {};
  private Function<ObjectNode, Optional<ObjectStore.Change>> attachment = e -> Optional.empty();

  State(Path file, Clock clock, Tariff tariff) {
    this.store = new ObjectStore(file);
    this.clock = clock;
    this.tariff = tariff;
    store.all(Funds.KIND).forEach(funds::book);
  }

  /**
   * @param onDue called when the time has come that {@link Tx#wakeAt} was given for the kind
   */
  void timer(String kind, Timers.Handler onDue) {
    timers.handler(kind, onDue);
  }

  /** Asks anew for what waited when the simulator was stopped. */
  void wakeAgain(List<Timers.Due> dues) {
    timers.addAll(dues);
  }

  /**
   * @param attachment what is stored in the same write as an event, so that it is never lost
   * @param listener told of new events after they are on disk
   */
  void onEvents(
      Function<ObjectNode, Optional<ObjectStore.Change>> attachment,
      Consumer<List<ObjectNode>> listener) {
    this.attachment = attachment;
    this.listener = listener;
  }

  /** Runs the work; what it wrote is on disk when this returns, and nothing of it if it throws. */
  <T> T change(Origin origin, Function<Tx, T> work) {
    lock.lock();
    try {
      runDue();
      return commit(origin, work);
    } finally {
      lock.unlock();
    }
  }

  /** Does what is due. */
  void tick() {
    lock.lock();
    try {
      runDue();
    } finally {
      lock.unlock();
    }
  }

  /** Objects of all accounts, oldest first. */
  List<ObjectNode> all(String kind) {
    return store.all(kind);
  }

  Optional<ObjectNode> find(String kind, String id) {
    return store.find(kind, id);
  }

  /** The account that the object belongs to, empty for the platform's. */
  Optional<String> accountOf(String kind, String id) {
    return find(kind, id).map(object -> object.path(Views.NOTES).path("account").asText());
  }

  /** Every account's balance by currency; the platform's account is empty. */
  SortedMap<String, SortedMap<String, Funds.Amounts>> balances() {
    lock.lock();
    try {
      return funds.all(clock.instant().getEpochSecond());
    } finally {
      lock.unlock();
    }
  }

  /** Changes that belong to no account and raise no event. */
  void write(List<ObjectStore.Change> changes) {
    lock.lock();
    try {
      store.putAll(changes);
    } finally {
      lock.unlock();
    }
  }

  Clock clock() {
    return clock;
  }

  private void runDue() {
    Optional<Timers.Due> due = timers.next(clock.instant().getEpochSecond());
    while (due.isPresent()) {
      Timers.Due current = due.get();
      String account = accountOf(current.kind(), current.id()).orElse(Origin.PLATFORM);
      commit(
          Origin.sandbox(account),
          tx -> {
            timers.handle(tx, current);
            return current;
          });
      due = timers.next(clock.instant().getEpochSecond());
    }
  }

  private <T> T commit(Origin origin, Function<Tx, T> work) {
    Tx tx = new Tx(store, funds, tariff, origin, clock.instant().getEpochSecond());
    T result = work.apply(tx);
    for (ObjectNode event : tx.events()) {
      attachment.apply(event).ifPresent(tx::attach);
      tx.put(event);
    }
    List<ObjectStore.Change> changes = tx.changes();
    if (!changes.isEmpty()) {
      store.putAll(changes);
    }
    changes.forEach(this::book);
    timers.addAll(tx.dues());
    listener.accept(tx.events());
    return result;
  }

  private void book(ObjectStore.Change change) {
    ObjectNode object = change.object();
    if (change.kind().equals(Funds.KIND) && object != null) {
      funds.book(object);
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      store.close();
    } finally {
      lock.unlock();
    }
  }
}
