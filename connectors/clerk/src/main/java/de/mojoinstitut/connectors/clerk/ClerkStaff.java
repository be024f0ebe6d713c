package de.mojoinstitut.connectors.clerk;

import de.mojoinstitut.core.person.ClerkUserId;
import de.mojoinstitut.core.task.StaffDirectory;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/**
 * Staff roles and their region from Clerk's public metadata ({@code mojo.roles}, {@code
 * mojo.region}), asked anew each time: a role that was taken away counts no more.
 */
public final class ClerkStaff implements StaffDirectory {

  private final ClerkClient client;

  /** Connects nothing yet: the first question does. */
  public ClerkStaff(ClerkProperties properties) {
    this.client = new ClerkClient(properties);
  }

  @Override
  public Staff find(ClerkUserId person) {
    return client
        .user(person.value())
        .filter(ClerkUser::hasSoundStaffRegion)
        .map(user -> new Staff(roles(user), user.staffRegion().orElse(null)))
        .orElse(Staff.NOBODY);
  }

  private static Set<Role> roles(ClerkUser user) {
    Set<String> names = user.staffRoles();
    Set<Role> roles = EnumSet.noneOf(Role.class);
    Arrays.stream(Role.values())
        .filter(role -> names.stream().anyMatch(role.name()::equalsIgnoreCase))
        .forEach(roles::add);
    return roles;
  }
}
