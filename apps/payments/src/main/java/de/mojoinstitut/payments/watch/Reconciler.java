package de.mojoinstitut.payments.watch;

import de.mojoinstitut.chassis.pump.Pump;
import de.mojoinstitut.chassis.scope.Scope;
import de.mojoinstitut.chassis.scope.Scopes;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Looks at everything that was not heard of for a while. Any number of instances may run: each
 * thing is leased to one of them, and a slow answer of Stripe holds nothing else up.
 */
@Component
class Reconciler implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(Reconciler.class);
  private static final int BATCH = 16;
  private static final Duration LEASE = Duration.ofMinutes(2);

  private final Watch watch;
  private final Watchers watchers;
  private final TransactionTemplate transaction;
  private final Pump pump;

  Reconciler(
      Watch watch,
      Watchers watchers,
      TransactionTemplate transaction,
      @Value("${mojo.reconcile.poll:PT2S}") Duration poll) {
    this.watch = watch;
    this.watchers = watchers;
    this.transaction = transaction;
    this.pump = new Pump("reconciler", poll, this::reconcile);
  }

  /** Looks at what is due, once; the number of things looked at. */
  int reconcile() {
    List<Watched> due =
        Scopes.within(
            Scope.machinery(),
            () -> Objects.requireNonNull(transaction.execute(status -> watch.claim(BATCH, LEASE))));
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      due.forEach(watched -> threads.execute(() -> look(watched)));
    }
    return due.size();
  }

  private void look(Watched watched) {
    try {
      watchers.look(watched);
    } catch (RuntimeException e) {
      LOG.warn(
          "{} {} could not be reconciled: {}",
          watched.kind(),
          watched.entityId(),
          e.getClass().getName());
      LOG.debug("{}", watched.entityId(), e);
    }
  }

  @Override
  public void start() {
    pump.start();
  }

  @Override
  public void stop() {
    pump.stop();
  }

  @Override
  public boolean isRunning() {
    return pump.isRunning();
  }
}
