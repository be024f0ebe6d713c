package de.mojoinstitut.chassis.security;

import de.mojoinstitut.chassis.scope.Scope;
import java.util.Comparator;
import java.util.Optional;
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
   * @param region the region code that the staff roles are for, from {@code mojo.region}; null for
   *     staff of all regions
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

    /** The one level that the roles give together; empty for everybody who is not staff. */
    public Optional<Scope.Level> staffLevel() {
      return staffRoles.stream().min(Comparator.naturalOrder()).map(StaffRole::level);
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

  /**
   * What a member of staff is for. Of several roles the first in this order gives the level, never
   * their sum: a distributor stays one whatever else it is, and then the wider role counts.
   */
  enum StaffRole {
    DISTRIBUTOR(Scope.Level.DISTRIBUTOR),
    PLATFORM(Scope.Level.PLATFORM),
    FINANCE(Scope.Level.FINANCE),
    PRIVACY(Scope.Level.PRIVACY),
    CERTIFIER_LEAD(Scope.Level.CERTIFIER),
    CERTIFIER(Scope.Level.CERTIFIER),
    OPS(Scope.Level.OPS);

    private final Scope.Level level;

    StaffRole(Scope.Level level) {
      this.level = level;
    }

    Scope.Level level() {
      return level;
    }
  }
}
