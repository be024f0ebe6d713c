package de.mojoinstitut.core.fulfilment;

import de.mojoinstitut.core.region.RegionCode;
import java.time.Duration;

/** How long revenue is kept back after the delivery, before it becomes payable. */
@FunctionalInterface
public interface PayoutHold {

  Duration of(RegionCode region);
}
