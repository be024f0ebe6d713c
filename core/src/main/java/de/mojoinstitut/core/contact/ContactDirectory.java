package de.mojoinstitut.core.contact;

import de.mojoinstitut.core.person.ClerkUserId;
import de.mojoinstitut.core.person.Profile;
import de.mojoinstitut.core.tenant.TenantId;

/** Port to kontakte.mojo, the single source of truth for a tenant's contacts. */
public interface ContactDirectory {

  /**
   * Creates or updates the person's contact in the tenant. Idempotent by person and tenant.
   *
   * @param card what the tenant may know; there is no field for a membership, on purpose
   * @throws de.mojoinstitut.core.OutsideUnavailableException where kontakte.mojo does not answer
   */
  ContactId upsert(ContactCard card);

  /**
   * @param source why the contact exists, such as {@code campus_event_booking}
   * @param occasion what this write is for, such as a booking's id: the same card for the same
   *     occasion is one write
   */
  record ContactCard(
      TenantId tenant, ClerkUserId person, Profile profile, String source, String occasion) {}
}
