package de.mojoinstitut.kontakte.entry;

import de.mojoinstitut.chassis.security.Caller;

/** Where a change comes from when the request does not say. */
public final class Origins {

  private Origins() {}

  /** A service's own name, such as {@code hub}; kontakte itself for the tenant's people. */
  public static String of(Caller caller) {
    return switch (caller) {
      case Caller.Service service -> service.name().substring(service.name().indexOf(':') + 1);
      case Caller.Person person -> NewEntry.OWN_ORIGIN;
    };
  }
}
