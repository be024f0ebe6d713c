package de.mojoinstitut.payments.dispute;

import de.mojoinstitut.payments.watch.Watch;
import de.mojoinstitut.payments.watch.Watched;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds whose dispute it is: Stripe's carry nothing of ours but the payment. */
@Component
public class DisputeIntake {

  private final Watch watch;

  DisputeIntake(Watch watch) {
    this.watch = watch;
  }

  /**
   * What to look at, watched from now on at the latest; empty where it is about nothing of ours.
   * Needs a transaction that sees all that is watched.
   *
   * @param paymentIntentId {@code pi_…} of the disputed payment
   */
  public Optional<Watched> watched(String disputeId, @Nullable String paymentIntentId) {
    Optional<Watched> known = watch.find(Watched.Kind.DISPUTE, disputeId);
    return known.isPresent() || paymentIntentId == null
        ? known
        : watch
            .ofProvider(Watched.Kind.PAYMENT, paymentIntentId)
            .map(payment -> begin(disputeId, payment.tenantId()));
  }

  private Watched begin(String disputeId, String tenantId) {
    Watched dispute = new Watched(Watched.Kind.DISPUTE, disputeId, tenantId);
    watch.start(dispute);
    return dispute;
  }
}
