package de.mojoinstitut.core.person;

/** Which side of the flywheel a person is on. */
public enum PersonType {
  B2C,
  B2B
}
