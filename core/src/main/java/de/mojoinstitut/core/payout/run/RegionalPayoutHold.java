package de.mojoinstitut.core.payout.run;

import de.mojoinstitut.core.fulfilment.PayoutHold;
import de.mojoinstitut.core.region.RegionCode;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The hold that the region's terms say, else the deployment's. */
@Component
class RegionalPayoutHold implements PayoutHold {

  private final PayoutTerms terms;
  private final Clock clock;
  private final Duration hold;

  RegionalPayoutHold(
      PayoutTerms terms, Clock clock, @Value("${mojo.payout.hold:P7D}") Duration hold) {
    this.terms = terms;
    this.clock = clock;
    this.hold = hold;
  }

  @Override
  @Transactional(readOnly = true)
  public Duration of(RegionCode region) {
    return terms
        .find(region, clock.instant())
        .flatMap(found -> Optional.ofNullable(found.hold()))
        .orElse(hold);
  }
}
