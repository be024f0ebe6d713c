package de.mojoinstitut.hub.security;

import de.mojoinstitut.chassis.security.Caller;
import de.mojoinstitut.chassis.security.Caller.Person;
import de.mojoinstitut.chassis.security.Caller.StaffRole;
import de.mojoinstitut.core.booking.Canceller;
import de.mojoinstitut.core.person.Identity;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** Which staff may cancel what belongs to others. */
public final class StaffWhoCancel {

  private static final Set<StaffRole> ROLES =
      EnumSet.of(StaffRole.PLATFORM, StaffRole.OPS, StaffRole.FINANCE);

  private StaffWhoCancel() {}

  public static Canceller of(Caller caller, Identity identity) {
    boolean staff =
        caller instanceof Person person && !Collections.disjoint(person.staffRoles(), ROLES);
    return new Canceller(identity, staff);
  }
}
