package de.mojoinstitut.connectors.kontakte;

import de.mojoinstitut.core.OutsideRefusedException;

/**
 * kontakte.mojo understood the call and refused it: the same call will be refused again. Carries
 * nothing of the answer but its status and code.
 */
public final class KontakteRejectedException extends OutsideRefusedException {

  private final int status;
  private final String code;

  KontakteRejectedException(int status, String code) {
    super("kontakte", status, code);
    this.status = status;
    this.code = code;
  }

  public int status() {
    return status;
  }

  /** The problem's stable code, such as {@code VALIDATION}; {@code NO_CODE} where there is none. */
  public String code() {
    return code;
  }
}
