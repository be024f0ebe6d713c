package de.mojoinstitut.chassis.web;

import java.io.IOException;

/** A request body passed the limit while it was read. */
public final class BodyTooLargeException extends IOException {
  BodyTooLargeException() {
    super("request body too large");
  }
}
