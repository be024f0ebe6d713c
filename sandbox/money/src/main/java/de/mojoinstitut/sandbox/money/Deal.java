package de.mojoinstitut.sandbox.money;

import de.mojoinstitut.sandbox.money.Script.Wish;

/**
 * A wish that became a booking.
 *
 * @param booking the booking's id
 * @param offerId the offer's id at the hub
 */
record Deal(Wish wish, String booking, String offerId) {

  /** What is given back of the price at first, out of goodwill or by hand, in minor units. */
  long part() {
    return wish.offer().cents() * wish.part() / 1_000;
  }
}
