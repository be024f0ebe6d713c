package de.mojoinstitut.payments.refund;

import de.mojoinstitut.chassis.pump.Pump;
import de.mojoinstitut.chassis.scope.Scope;
import de.mojoinstitut.chassis.scope.Scopes;
import de.mojoinstitut.connectors.stripe.ProviderRefund;
import de.mojoinstitut.connectors.stripe.ProviderRefund.State;
import de.mojoinstitut.connectors.stripe.StripeRefunds;
import de.mojoinstitut.connectors.stripe.StripeReply;
import de.mojoinstitut.payments.watch.Watch;
import de.mojoinstitut.payments.watch.Watched;
import de.mojoinstitut.payments.watch.Watched.Kind;
import de.mojoinstitut.payments.watch.Watchers;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Nothing of ours would ever ask about a refund that was made by hand, or that came back, where its
 * events are lost: so Stripe's list of refunds is read from time to time. Any number of instances
 * may run.
 */
@Component
class RefundSweep implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(RefundSweep.class);
  private static final Duration BACK = Duration.ofDays(30);

  private final StripeRefunds stripe;
  private final Watch watch;
  private final Watchers watchers;
  private final TransactionTemplate transaction;
  private final Clock clock;
  private final Pump pump;

  RefundSweep(
      StripeRefunds stripe,
      Watch watch,
      Watchers watchers,
      TransactionTemplate transaction,
      Clock clock,
      @Value("${mojo.reconcile.refunds:PT15M}") Duration every) {
    this.stripe = stripe;
    this.watch = watch;
    this.watchers = watchers;
    this.transaction = transaction;
    this.clock = clock;
    this.pump = new Pump("refund-sweep", every, this::sweep);
  }

  /** Reads the list once; nothing is left over for another round. */
  int sweep() {
    StripeReply<List<ProviderRefund>> found = stripe.since(clock.instant().minus(BACK));
    if (found instanceof StripeReply.Ok<List<ProviderRefund>> known) {
      known.value().forEach(this::look);
    } else {
      LOG.info("Stripe's refunds could not be read");
    }
    return 0;
  }

  private void look(ProviderRefund refund) {
    Optional<Watched> news =
        Scopes.within(
            Scope.machinery(),
            () -> Objects.requireNonNull(transaction.execute(status -> news(refund))));
    try {
      news.ifPresent(watchers::look);
    } catch (RuntimeException e) {
      LOG.warn("refund {} could not be looked at: {}", refund.id(), e.getClass().getName());
    }
  }

  /** What may not be known: that one came back, or that there is one at all. */
  private Optional<Watched> news(ProviderRefund refund) {
    String ours = refund.refundId();
    Optional<Watched> known = watch.find(Kind.REFUND, ours == null ? refund.id() : ours);
    String intent = refund.paymentIntentId();
    if (refund.state() == State.FAILED) {
      return known;
    }
    return known.isPresent() || intent == null
        ? Optional.empty()
        : watch.ofProvider(Kind.PAYMENT, intent).map(Watched::refunds);
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
