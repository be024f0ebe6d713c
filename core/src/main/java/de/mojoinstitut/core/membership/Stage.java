package de.mojoinstitut.core.membership;

/** The four stages, in order. */
public enum Stage {
  LEBENSENERGIE,
  RESILIENZ,
  BUSINESS_BOOTCAMP,
  REGENERATIONSMEDIZIN_OS
}
