package de.mojoinstitut.core.offer;

import de.mojoinstitut.core.membership.Stage;

/**
 * What a mentor sells. Which stage may book it follows from kind and level alone, never from the
 * mentor's choice.
 */
public enum OfferKind {
  EVENT,
  WORKSHOP,
  GROUP,
  MENTORING;

  /** Whether a member of the stage may see and book such an offer. */
  public boolean admits(Stage stage, OfferLevel level) {
    return switch (this) {
      case EVENT -> true;
      case WORKSHOP -> stage != Stage.LEBENSENERGIE || level == OfferLevel.BASIC;
      case GROUP, MENTORING -> stage != Stage.LEBENSENERGIE;
    };
  }
}
