package de.mojoinstitut.payments.dispute;

import de.mojoinstitut.chassis.pump.Pump;
import de.mojoinstitut.chassis.scope.Scope;
import de.mojoinstitut.chassis.scope.Scopes;
import de.mojoinstitut.connectors.stripe.ProviderDispute;
import de.mojoinstitut.connectors.stripe.StripeDisputes;
import de.mojoinstitut.connectors.stripe.StripeReply;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Nothing of ours would ever ask about a dispute whose first event is lost: so Stripe's list of new
 * disputes is read from time to time. What is found is watched. Any number of instances may run.
 */
@Component
class DisputeSweep implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(DisputeSweep.class);
  private static final Duration BACK = Duration.ofDays(30);

  private final StripeDisputes stripe;
  private final DisputeIntake intake;
  private final TransactionTemplate transaction;
  private final Clock clock;
  private final Pump pump;

  DisputeSweep(
      StripeDisputes stripe,
      DisputeIntake intake,
      TransactionTemplate transaction,
      Clock clock,
      @Value("${mojo.reconcile.disputes:PT15M}") Duration every) {
    this.stripe = stripe;
    this.intake = intake;
    this.transaction = transaction;
    this.clock = clock;
    this.pump = new Pump("dispute-sweep", every, this::sweep);
  }

  /** Reads the list once; nothing is left over for another round. */
  int sweep() {
    StripeReply<List<ProviderDispute>> found = stripe.since(clock.instant().minus(BACK));
    if (found instanceof StripeReply.Ok<List<ProviderDispute>> known) {
      Scopes.run(
          Scope.machinery(),
          () ->
              transaction.executeWithoutResult(
                  status ->
                      known
                          .value()
                          .forEach(each -> intake.watched(each.id(), each.paymentIntentId()))));
    } else {
      LOG.info("Stripe's disputes could not be read");
    }
    return 0;
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
