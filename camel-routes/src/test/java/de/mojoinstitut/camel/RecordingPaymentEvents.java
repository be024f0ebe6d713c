package de.mojoinstitut.camel;

import de.mojoinstitut.core.payment.PaymentEvent;
import de.mojoinstitut.core.payment.PaymentEvents;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Stands in for the core: remembers what was tried and what went through. */
public final class RecordingPaymentEvents implements PaymentEvents {

  private final List<String> tried = new CopyOnWriteArrayList<>();
  private final List<String> done = new CopyOnWriteArrayList<>();
  private volatile Consumer<String> trouble = eventId -> {};

  @Override
  public void on(PaymentEvent event) {
    tried.add(event.eventId());
    trouble.accept(event.eventId());
    done.add(event.eventId());
  }

  /**
   * @param trouble throws for the event ids that shall fail
   */
  public void trouble(Consumer<String> trouble) {
    this.trouble = trouble;
  }

  public void noTrouble() {
    trouble = eventId -> {};
  }

  public List<String> tried() {
    return tried;
  }

  public List<String> done() {
    return done;
  }
}
