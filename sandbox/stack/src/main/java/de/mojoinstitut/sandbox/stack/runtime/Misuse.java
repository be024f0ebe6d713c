package de.mojoinstitut.sandbox.stack.runtime;

/** What was written behind a command makes no sense; nothing has been done. */
public final class Misuse extends Problem {

  private static final long serialVersionUID = 1L;

  public Misuse(String message) {
    super(message);
  }

  public Misuse(String message, Throwable cause) {
    super(message, cause);
  }
}
