package de.mojoinstitut.camel.intake;

/**
 * A record that fails however often it is tried. Carries a code only, and no cause: the policy must
 * not find another exception in it.
 */
public final class PoisonRecordException extends RuntimeException {

  private final DeadLetterReason reason;

  public PoisonRecordException(DeadLetterReason reason) {
    super(reason.name());
    this.reason = reason;
  }

  public DeadLetterReason reason() {
    return reason;
  }
}
