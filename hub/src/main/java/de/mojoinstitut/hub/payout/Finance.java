package de.mojoinstitut.hub.payout;

import de.mojoinstitut.chassis.problem.ApiProblem;
import de.mojoinstitut.chassis.security.Caller;
import de.mojoinstitut.chassis.security.Caller.Person;
import de.mojoinstitut.chassis.security.Caller.StaffRole;
import de.mojoinstitut.core.person.ClerkUserId;

/** Who may move money: every staff role sees all rows, so the role itself is asked for. */
final class Finance {

  private Finance() {}

  /** A distributor sees its region only, whatever else it is. */
  static boolean is(Caller caller) {
    return caller instanceof Person person
        && person.is(StaffRole.FINANCE)
        && !person.is(StaffRole.DISTRIBUTOR);
  }

  /**
   * @throws ApiProblem 403 {@code FORBIDDEN}
   */
  static ClerkUserId require(Caller caller) {
    if (!is(caller)) {
      throw ApiProblem.forbidden();
    }
    return new ClerkUserId(caller.id());
  }
}
