package de.mojoinstitut.sandbox.money;

/** Certified mentors of the demo data who sell; the figures are those of their regions. */
enum Seller {
  ANNA("user_anna", "tenant_anna", "DACH", "EUR", "Europe/Berlin", 2_000, "dist_dach", 1),
  EVA("user_eva", "tenant_eva", "DACH", "EUR", "Europe/Vienna", 2_000, "dist_dach", 1),
  RAVI("user_ravi", "tenant_ravi", "INDIEN", "INR", "Asia/Kolkata", 2_500, "dist_in", 40);

  private final String user;
  private final String tenant;
  private final String region;
  private final String currency;
  private final String timeZone;
  private final int distributorShare;
  private final String distributor;
  private final int priceLevel;

  Seller(
      String user,
      String tenant,
      String region,
      String currency,
      String timeZone,
      int distributorShare,
      String distributor,
      int priceLevel) {
    this.user = user;
    this.tenant = tenant;
    this.region = region;
    this.currency = currency;
    this.timeZone = timeZone;
    this.distributorShare = distributorShare;
    this.distributor = distributor;
    this.priceLevel = priceLevel;
  }

  String user() {
    return user;
  }

  String tenant() {
    return tenant;
  }

  String region() {
    return region;
  }

  String currency() {
    return currency;
  }

  String timeZone() {
    return timeZone;
  }

  /** The distributor's share of the platform fee, in basis points. */
  int distributorShare() {
    return distributorShare;
  }

  String distributor() {
    return distributor;
  }

  /** What a price in EUR is multiplied with. */
  int priceLevel() {
    return priceLevel;
  }
}
