package de.mojoinstitut.sandbox.stack.runtime;

import java.util.Objects;

/**
 * Something the person at the keyboard can put right. The message is one line that says what to do;
 * it is printed as it is, without a stack trace.
 */
public sealed class Problem extends RuntimeException permits Misuse {

  private static final long serialVersionUID = 1L;

  public Problem(String message) {
    super(message);
  }

  public Problem(String message, Throwable cause) {
    super(message, cause);
  }

  @Override
  public final String getMessage() {
    return Objects.requireNonNull(super.getMessage());
  }
}
