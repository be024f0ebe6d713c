package de.mojoinstitut.core.task;

import de.mojoinstitut.core.person.ClerkUserId;
import java.util.Set;

/**
 * Port to the account system: which staff roles a person has now. Throws {@link
 * de.mojoinstitut.core.OutsideUnavailableException} where it does not answer.
 */
public interface StaffDirectory {

  /**
   * Empty for everybody who is not staff, and for a person that the account system does not know.
   */
  Set<Role> rolesOf(ClerkUserId person);

  /** What a member of staff may do. */
  enum Role {
    PLATFORM,
    FINANCE,
    CERTIFIER,
    PRIVACY,
    OPS,
    DISTRIBUTOR
  }
}
