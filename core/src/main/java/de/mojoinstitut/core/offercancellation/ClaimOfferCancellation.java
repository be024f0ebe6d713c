package de.mojoinstitut.core.offercancellation;

import de.mojoinstitut.core.offer.OfferId;
import de.mojoinstitut.core.process.Claims;
import de.mojoinstitut.core.process.Claims.Claim;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A process instance takes the cancellation of an offer for its own. Idempotent per instance. */
@Service
public class ClaimOfferCancellation {

  private final OfferCancellations cancellations;
  private final Claims claims;

  ClaimOfferCancellation(OfferCancellations cancellations, Claims claims) {
    this.cancellations = cancellations;
    this.claims = claims;
  }

  /**
   * @return false where another instance has it, or where the scope sees no such cancellation
   */
  @Transactional
  public boolean claim(OfferId offer, long processInstanceKey) {
    return cancellations
        .find(offer)
        .map(found -> new Claim("OFFER_CANCELLATION", offer.value(), found.region()))
        .filter(claim -> claims.take(claim, processInstanceKey, () -> true))
        .isPresent();
  }
}
