package de.mojoinstitut.chassis.security;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who calls. */
public sealed interface Caller {

  /** A name that is the same for the same caller, for idempotency keys and audit. */
  String id();

  /**
   * A person with a Clerk session token.
   *
   * @param clerkUserId the token's {@code sub}
   * @param organisation the organisation the session is in, null in the personal context
   * @param staffRoles from {@code mojo.roles}; empty for everybody who is not staff
   * @param region a distributor's region code, from {@code mojo.region}
   */
  record Person(
      String clerkUserId,
      @Nullable Organisation organisation,
      Set<StaffRole> staffRoles,
      @Nullable String region)
      implements Caller {

    @Override
    public String id() {
      return clerkUserId;
    }

    public boolean is(StaffRole role) {
      return staffRoles.contains(role);
    }
  }

  /**
   * One of our services with a service token.
   *
   * @param name {@code service:hub} or {@code service:payments}
   * @param tenant the tenant it acts in, null for calls that name none
   */
  record Service(String name, @Nullable String tenant) implements Caller {
    @Override
    public String id() {
      return name;
    }
  }

  /**
   * A Clerk organisation.
   *
   * @param id Clerk's {@code org_…}
   */
  record Organisation(String id, @Nullable String slug, @Nullable String role) {}

  /** What a member of staff may do. */
  enum StaffRole {
    PLATFORM,
    FINANCE,
    CERTIFIER,
    PRIVACY,
    OPS,
    DISTRIBUTOR
  }
}
