package de.mojoinstitut.sandbox.money;

import de.mojoinstitut.sandbox.money.Script.Offer;

/**
 * Who must have what of a booking in the end, in minor units, computed here once more and by other
 * means than in the hub. Above zero the holder gets, below zero it gives; all six sum to zero.
 *
 * @param clearing what is still the buyer's or has come back, below zero
 * @param disputed what the provider has taken and nobody has decided about, below zero
 */
record Shares(
    long clearing, long disputed, long tenant, long distributor, long platform, long providerFees) {

  static final Shares NONE = new Shares(0, 0, 0, 0, 0, 0);

  /** What Stripe takes for a dispute, however it ends. */
  private static final long DISPUTE_FEE = 2_000;

  /**
   * @param isOpen whether the dispute that was left alone is still open
   */
  static Shares expected(Deal deal, boolean isOpen) {
    long price = deal.wish().offer().cents();
    return switch (deal.wish().fate()) {
      case NEVER_PAID -> NONE;
      case DELIVERED,
          BUYER_EARLY,
          BUYER_MIDDLE,
          BUYER_LATE,
          SELLER,
          OFFER,
          GOODWILL,
          GOODWILL_RETURNED,
          HAND_PART,
          HAND_WHOLE,
          HAND_LATE,
          HAND_RETURNED ->
          retained(deal, price - refund(deal), 0);
      case DISPUTE_WON -> retained(deal, price, DISPUTE_FEE);
      case DISPUTE_LOST -> retained(deal, 0, DISPUTE_FEE);
      case DISPUTE_LEFT ->
          isOpen
              ? retained(deal, price, DISPUTE_FEE).disputed(price)
              : retained(deal, 0, DISPUTE_FEE);
    };
  }

  /** What must have gone back in the end, disputes aside. */
  static long refund(Deal deal) {
    long price = deal.wish().offer().cents();
    return switch (deal.wish().fate()) {
      case BUYER_EARLY, SELLER, OFFER, HAND_WHOLE, HAND_LATE -> price;
      case BUYER_MIDDLE -> (price + 1) / 2;
      case GOODWILL, HAND_PART -> deal.part();
      case BUYER_LATE,
          NEVER_PAID,
          DELIVERED,
          DISPUTE_WON,
          DISPUTE_LOST,
          DISPUTE_LEFT,
          GOODWILL_RETURNED,
          HAND_RETURNED ->
          0;
    };
  }

  private static Shares retained(Deal deal, long retained, long disputeFee) {
    Offer offer = deal.wish().offer();
    long fee = (retained * offer.platformFee() + 9_999) / 10_000;
    long commission = fee * offer.seller().distributorShare() / 10_000;
    long providerFees = deal.wish().card().fee(offer.cents()) + disputeFee;
    return new Shares(
        -retained, 0, retained - fee - providerFees, commission, fee - commission, providerFees);
  }

  private Shares disputed(long amount) {
    return new Shares(
        clearing + amount, disputed - amount, tenant, distributor, platform, providerFees);
  }

  Shares plus(String account, long amount) {
    return switch (account) {
      case "CLEARING" ->
          new Shares(clearing + amount, disputed, tenant, distributor, platform, providerFees);
      case "DISPUTED" ->
          new Shares(clearing, disputed + amount, tenant, distributor, platform, providerFees);
      case "TENANT" ->
          new Shares(clearing, disputed, tenant + amount, distributor, platform, providerFees);
      case "DISTRIBUTOR" ->
          new Shares(clearing, disputed, tenant, distributor + amount, platform, providerFees);
      case "PLATFORM" ->
          new Shares(clearing, disputed, tenant, distributor, platform + amount, providerFees);
      case "PROVIDER_FEES" ->
          new Shares(clearing, disputed, tenant, distributor, platform, providerFees + amount);
      default -> throw new IllegalArgumentException("The ledger has an account " + account);
    };
  }

  boolean isBalanced() {
    return clearing + disputed + tenant + distributor + platform + providerFees == 0;
  }
}
