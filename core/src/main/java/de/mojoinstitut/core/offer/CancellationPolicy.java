package de.mojoinstitut.core.offer;

import java.util.ArrayList;
import java.util.List;

/**
 * What a buyer gets back who cancels: by hours before the start, less a flat fee. A booking keeps
 * the policy it was sold with.
 *
 * @param tiers from the longest notice to the shortest
 * @param flatFee minor units of the offer's currency, kept in any case
 */
public record CancellationPolicy(List<Tier> tiers, long flatFee) {

  /** 100 % until 168 h, 50 % until 48 h, then nothing. */
  public static final CancellationPolicy DEFAULT =
      new CancellationPolicy(List.of(new Tier(168, 100), new Tier(48, 50)), 0);

  /**
   * @param hoursBefore at least so many hours before the start
   * @param percent of the price given back, 0 to 100
   */
  public record Tier(int hoursBefore, int percent) {
    public Tier {
      if (hoursBefore < 0 || percent < 0 || percent > 100) {
        throw new IllegalArgumentException("a tier is hours >= 0 and 0 to 100 percent");
      }
    }
  }

  public CancellationPolicy {
    tiers = List.copyOf(tiers);
    if (flatFee < 0) {
      throw new IllegalArgumentException("a fee is not negative");
    }
    for (int i = 1; i < tiers.size(); i++) {
      if (tiers.get(i).hoursBefore() >= tiers.get(i - 1).hoursBefore()
          || tiers.get(i).percent() > tiers.get(i - 1).percent()) {
        throw new IllegalArgumentException(
            "tiers go from long notice and much money to short and little");
      }
    }
  }

  /** As stored: {@code 168:100,48:50;0}. */
  public String encoded() {
    return String.join(",", tiers.stream().map(t -> t.hoursBefore() + ":" + t.percent()).toList())
        + ";"
        + flatFee;
  }

  /** The policy that {@link #encoded()} wrote. */
  public static CancellationPolicy decode(String encoded) {
    String[] parts = encoded.split(";", -1);
    List<Tier> tiers = new ArrayList<>();
    for (String tier : parts[0].split(",", -1)) {
      if (!tier.isEmpty()) {
        String[] pair = tier.split(":", -1);
        tiers.add(new Tier(Integer.parseInt(pair[0]), Integer.parseInt(pair[1])));
      }
    }
    return new CancellationPolicy(tiers, Long.parseLong(parts[1]));
  }
}
