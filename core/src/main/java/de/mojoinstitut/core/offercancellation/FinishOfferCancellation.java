package de.mojoinstitut.core.offercancellation;

import de.mojoinstitut.core.offer.OfferId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Every booking of the cancelled offer has its result. Idempotent. */
@Service
public class FinishOfferCancellation {

  private final OfferCancellations cancellations;

  FinishOfferCancellation(OfferCancellations cancellations) {
    this.cancellations = cancellations;
  }

  @Transactional
  public void finish(OfferId offer) {
    cancellations.finish(offer);
  }
}
