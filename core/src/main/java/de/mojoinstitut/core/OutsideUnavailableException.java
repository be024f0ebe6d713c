package de.mojoinstitut.core;

/**
 * An outside system did not answer, or answered that it cannot now: trying again later is right.
 * Carries no personal data.
 */
public final class OutsideUnavailableException extends RuntimeException {

  /**
   * @param system which system, such as {@code kontakte}
   * @param reason a code or the cause's type; never a body or a url with parameters
   */
  public OutsideUnavailableException(String system, String reason) {
    super(system + ": " + reason);
  }
}
