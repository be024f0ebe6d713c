package de.mojoinstitut.core.offer;

import de.mojoinstitut.core.money.Money;
import java.time.Duration;
import java.time.Instant;
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

  private static final int WHOLE = 100;
  private static final Tier NO_TIER = new Tier(0, 0);

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

  /**
   * What goes back and what is kept, where the buyer cancels now. Hours are real ones: a night in
   * which clocks change is an hour shorter or longer.
   *
   * @param price what the seat was sold for
   */
  public Quote quote(Money price, Instant startsAt, Instant now) {
    Duration notice = Duration.between(now, startsAt);
    Tier tier =
        tiers.stream()
            .filter(each -> notice.compareTo(Duration.ofHours(each.hoursBefore())) >= 0)
            .findFirst()
            .orElse(NO_TIER);
    long share = Math.ceilDiv(Math.multiplyExact(price.amount(), (long) tier.percent()), WHOLE);
    return Quote.of(price, Math.max(share - flatFee, 0), tier);
  }

  /**
   * @param refund what goes back; a fraction of a minor unit counts as one more
   * @param fee what is kept of the price
   * @param tier that decides; 0 hours where none of the policy's does
   */
  public record Quote(Money refund, Money fee, Tier tier) {

    /** All of the price goes back. */
    public static Quote full(Money price) {
      return of(price, price.amount(), new Tier(0, WHOLE));
    }

    /** As promised, or what is left of the price where that is less. */
    public Quote atMost(Money left) {
      return left.amount() < refund.amount()
          ? of(new Money(refund.amount() + fee.amount(), left.currency()), left.amount(), tier)
          : this;
    }

    private static Quote of(Money price, long refund, Tier tier) {
      return new Quote(
          new Money(refund, price.currency()),
          new Money(price.amount() - refund, price.currency()),
          tier);
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
