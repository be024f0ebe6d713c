package de.mojoinstitut.core.offercancellation;

import de.mojoinstitut.core.offer.OfferId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * A process instance takes the cancellation of an offer for its own, so that a start message that
 * came twice makes no second one. Idempotent per instance.
 */
@Service
public class ClaimOfferCancellation {

  private final OfferCancellations cancellations;

  ClaimOfferCancellation(OfferCancellations cancellations) {
    this.cancellations = cancellations;
  }

  /**
   * @return false where another instance has it
   */
  @Transactional
  public boolean claim(OfferId offer, long processInstanceKey) {
    return cancellations.claim(offer, processInstanceKey);
  }
}
