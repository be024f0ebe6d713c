package de.mojoinstitut.sandbox.money;

/** What becomes of a booking. */
enum Fate {
  /** Paid, attended, released, paid out. */
  DELIVERED(40),
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
  GOODWILL(15);

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

  boolean isCancelled() {
    return switch (this) {
      case BUYER_EARLY, BUYER_MIDDLE, BUYER_LATE, SELLER, OFFER -> true;
      case DELIVERED, NEVER_PAID, DISPUTE_WON, DISPUTE_LOST, DISPUTE_LEFT, GOODWILL -> false;
    };
  }
}
