package de.mojoinstitut.connectors.payments;

import de.mojoinstitut.core.OutsideRefusedException;

/**
 * payments.mojo understood the call and refused it: the same call will be refused again. Carries
 * nothing of the answer but its status and code.
 */
public final class PaymentsRejectedException extends OutsideRefusedException {

  private final int status;
  private final String code;

  PaymentsRejectedException(int status, String code) {
    super("payments", status, code);
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
