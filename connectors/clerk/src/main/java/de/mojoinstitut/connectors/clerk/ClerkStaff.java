package de.mojoinstitut.connectors.clerk;

import de.mojoinstitut.core.person.ClerkUserId;
import de.mojoinstitut.core.task.StaffDirectory;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/**
 * Staff roles from Clerk's public metadata ({@code mojo.roles}), asked anew each time: a role that
 * was taken away counts no more.
 */
public final class ClerkStaff implements StaffDirectory {

  private final ClerkClient client;

  /** Connects nothing yet: the first question does. */
  public ClerkStaff(ClerkProperties properties) {
    this.client = new ClerkClient(properties);
  }

  @Override
  public Set<Role> rolesOf(ClerkUserId person) {
    Set<String> names = client.user(person.value()).map(ClerkUser::staffRoles).orElse(Set.of());
    Set<Role> roles = EnumSet.noneOf(Role.class);
    Arrays.stream(Role.values())
        .filter(role -> names.stream().anyMatch(role.name()::equalsIgnoreCase))
        .forEach(roles::add);
    return roles;
  }
}
