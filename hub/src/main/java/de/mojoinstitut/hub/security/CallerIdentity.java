package de.mojoinstitut.hub.security;

/**
 * Where a request carries its caller's {@link de.mojoinstitut.core.person.Identity}:
 * {@code @RequestAttribute(CallerIdentity.ATTRIBUTE) Identity caller}.
 */
public final class CallerIdentity {

  public static final String ATTRIBUTE = "mojo.identity";

  private CallerIdentity() {}
}
