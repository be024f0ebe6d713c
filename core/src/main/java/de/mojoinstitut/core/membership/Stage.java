package de.mojoinstitut.core.membership;

import de.mojoinstitut.core.offer.OfferKind;
import de.mojoinstitut.core.offer.OfferLevel;

/** The four stages, in order. */
public enum Stage {
  LEBENSENERGIE,
  RESILIENZ,
  BUSINESS_BOOTCAMP,
  REGENERATIONSMEDIZIN_OS;

  /** Whether a member of this stage may see and book such an offer. */
  public boolean admits(OfferKind kind, OfferLevel level) {
    return switch (kind) {
      case EVENT -> true;
      case WORKSHOP -> this != LEBENSENERGIE || level == OfferLevel.BASIC;
      case GROUP, MENTORING -> this != LEBENSENERGIE;
    };
  }
}
