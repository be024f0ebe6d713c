package de.mojoinstitut.core.task;

import de.mojoinstitut.core.person.ClerkUserId;
import de.mojoinstitut.core.region.RegionCode;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Port to the account system: what a person may do for the company now. Throws {@link
 * de.mojoinstitut.core.OutsideUnavailableException} where it does not answer.
 */
public interface StaffDirectory {

  /** {@link Staff#NOBODY} for a person that the account system does not know. */
  Staff find(ClerkUserId person);

  /**
   * A person as far as the company gives it work.
   *
   * @param roles empty for everybody who is not staff
   * @param region the only one that the roles are for; null for all regions
   */
  record Staff(Set<Role> roles, @Nullable RegionCode region) {

    public static final Staff NOBODY = new Staff(Set.of(), null);

    public boolean is(Role role) {
      return roles.contains(role);
    }

    /** Whether rows of that region are this person's to decide about. */
    public boolean serves(RegionCode other) {
      return region == null || region.equals(other);
    }
  }

  /** What a member of staff may do. */
  enum Role {
    PLATFORM,
    FINANCE,
    CERTIFIER,
    CERTIFIER_LEAD,
    PRIVACY,
    OPS,
    DISTRIBUTOR
  }
}
