package de.mojoinstitut.core;

/**
 * An outside system understood the call and refused it: the same call will be refused again, so a
 * person has to look. Carries a status and a code, never a body.
 */
public final class OutsideRefusedException extends RuntimeException {

  /**
   * @param system which system, such as {@code kontakte}
   * @param status its HTTP status
   * @param code its problem's stable code
   */
  public OutsideRefusedException(String system, int status, String code) {
    super(system + " refused: " + status + " " + code);
  }
}
