package de.mojoinstitut.hub.security;

import de.mojoinstitut.chassis.problem.ApiProblem;
import de.mojoinstitut.chassis.security.Caller;
import de.mojoinstitut.chassis.security.Caller.Person;
import de.mojoinstitut.chassis.security.Caller.StaffRole;
import de.mojoinstitut.core.person.ClerkUserId;
import java.util.Collections;
import java.util.Set;

/**
 * What staff may do, and in which roles: the one place that says so. Which rows they do it to, the
 * scope's level says. A distributor has none of these rights, whatever else it is.
 */
public enum StaffRight {
  /** To start, approve and pause payouts, and to see everybody's. */
  PAYOUTS(StaffRole.FINANCE),
  /** To see the accounts. */
  LEDGER(StaffRole.FINANCE, StaffRole.PLATFORM),
  /** To cancel what belongs to others. */
  CANCELLATION(StaffRole.FINANCE, StaffRole.PLATFORM);

  private final Set<StaffRole> roles;

  StaffRight(StaffRole... roles) {
    this.roles = Set.of(roles);
  }

  public boolean of(Caller caller) {
    return caller instanceof Person person
        && !person.is(StaffRole.DISTRIBUTOR)
        && !Collections.disjoint(person.staffRoles(), roles);
  }

  /**
   * @return who it is
   * @throws ApiProblem 403 {@code FORBIDDEN}
   */
  public ClerkUserId require(Caller caller) {
    if (!of(caller)) {
      throw ApiProblem.forbidden();
    }
    return new ClerkUserId(caller.id());
  }
}
