package de.mojoinstitut.sandbox.money;

/** What becomes of a booking. */
enum Fate {
  /** Paid, attended, released, paid out. */
  DELIVERED(24),
  /** The hold runs out. */
  NEVER_PAID(6),
  /** The buyer cancels weeks ahead: all of it goes back. */
  BUYER_EARLY(6),
  /** The buyer cancels some days ahead: half of it goes back. */
  BUYER_MIDDLE(10),
  /** The buyer cancels the day before: nothing goes back. */
  BUYER_LATE(5),
  /** The seller cancels this one booking: all of it goes back, the platform's fee too. */
  SELLER(6),
  /** The seller cancels the whole offer; decided by the offer. */
  OFFER(0),
  /** Disputed after the event, and won. */
  DISPUTE_WON(4),
  /** Disputed after the event, and lost. */
  DISPUTE_LOST(4),
  /** Disputed after the payout and never answered: lost when the time to answer is over. */
  DISPUTE_LEFT(4),
  /** After the payout the seller gives a part back, out of goodwill. */
  GOODWILL(15),
  /** As {@link #GOODWILL}, but the buyer's bank gives the money back. */
  GOODWILL_RETURNED(3),
  /** Somebody refunds a part by hand at the provider, before the event. */
  HAND_PART(4),
  /** By hand a part before the event and the rest after it: nothing is left to be released. */
  HAND_WHOLE(4),
  /** By hand a part and then the rest, after the payout. */
  HAND_LATE(2),
  /** A part by hand before the event, which the buyer's bank gives back after it. */
  HAND_RETURNED(3);

  private final int weight;

  Fate(int weight) {
    this.weight = weight;
  }

  /**
   * @param percent 0 to 99
   */
  static Fate of(int percent) {
    int rest = percent;
    for (Fate fate : values()) {
      rest -= fate.weight;
      if (rest < 0) {
        return fate;
      }
    }
    throw new IllegalArgumentException("no fate for " + percent);
  }

  /** The nearest fate without refunds by hand or returned ones. */
  Fate plain() {
    return switch (this) {
      case GOODWILL_RETURNED -> GOODWILL;
      case HAND_PART, HAND_WHOLE, HAND_LATE, HAND_RETURNED -> DELIVERED;
      case DELIVERED,
          NEVER_PAID,
          BUYER_EARLY,
          BUYER_MIDDLE,
          BUYER_LATE,
          SELLER,
          OFFER,
          DISPUTE_WON,
          DISPUTE_LOST,
          DISPUTE_LEFT,
          GOODWILL ->
          this;
    };
  }

  /** Whether a refund comes back from the bank. */
  boolean isReturned() {
    return this == GOODWILL_RETURNED || this == HAND_RETURNED;
  }

  boolean isCancelled() {
    return switch (this) {
      case BUYER_EARLY, BUYER_MIDDLE, BUYER_LATE, SELLER, OFFER -> true;
      case DELIVERED,
          NEVER_PAID,
          DISPUTE_WON,
          DISPUTE_LOST,
          DISPUTE_LEFT,
          GOODWILL,
          GOODWILL_RETURNED,
          HAND_PART,
          HAND_WHOLE,
          HAND_LATE,
          HAND_RETURNED ->
          false;
    };
  }
}
