package de.mojoinstitut.camel.contact;

import de.mojoinstitut.camel.port.RouteCall;
import de.mojoinstitut.core.contact.ContactDirectory;
import de.mojoinstitut.core.contact.ContactId;
import org.springframework.stereotype.Component;

/** The core's port to kontakte.mojo, served by the route {@code contact-sync}. */
@Component
final class RoutedContactDirectory implements ContactDirectory {

  private final RouteCall routes;

  RoutedContactDirectory(RouteCall routes) {
    this.routes = routes;
  }

  @Override
  public ContactId upsert(ContactCard card) {
    return routes.ask(ContactSyncRoutes.CONTACT_SYNC, card, ContactId.class);
  }
}
