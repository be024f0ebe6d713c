package de.mojoinstitut.core.person;

import de.mojoinstitut.core.membership.Stage;
import de.mojoinstitut.core.region.RegionCode;
import de.mojoinstitut.core.tenant.TenantId;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the hub knows of a token's person.
 *
 * @param region null until the person has chosen one
 * @param stage null without a membership
 * @param tenant the tenant of the organisation the session is in; null in the personal context
 */
public record Identity(
    ClerkUserId user,
    PersonType type,
    @Nullable RegionCode region,
    @Nullable Locale locale,
    @Nullable Stage stage,
    @Nullable TenantId tenant) {

  /** The stage, empty without a membership. */
  public Optional<Stage> membership() {
    return Optional.ofNullable(stage);
  }
}
