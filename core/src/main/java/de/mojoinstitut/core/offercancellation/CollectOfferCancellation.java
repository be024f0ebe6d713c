package de.mojoinstitut.core.offercancellation;

import de.mojoinstitut.core.booking.BookingId;
import de.mojoinstitut.core.offer.OfferId;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The bookings of a cancelled offer that have no result yet. */
@Service
public class CollectOfferCancellation {

  /** More wait for the next round. */
  private static final int AT_ONCE = 1_000;

  private final OfferCancellations cancellations;

  CollectOfferCancellation(OfferCancellations cancellations) {
    this.cancellations = cancellations;
  }

  /**
   * @return empty where all have a result
   */
  @Transactional(readOnly = true)
  public List<BookingId> collect(OfferId offer) {
    return cancellations.withoutResult(offer, AT_ONCE);
  }
}
