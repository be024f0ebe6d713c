package de.mojoinstitut.camel.contact;

import de.mojoinstitut.camel.port.PortCallPolicy;
import de.mojoinstitut.connectors.kontakte.KontakteClient;
import de.mojoinstitut.core.contact.ContactDirectory.ContactCard;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** A contact card in, the contact's id in the tenant's kontakte.mojo out. */
@Component
final class ContactSyncRoutes extends RouteBuilder {

  /** Without block a caller learns at once that the routes are down, and not after 30 s. */
  static final String CONTACT_SYNC = "direct:contact-sync?block=false";

  private final KontakteClient kontakte;

  ContactSyncRoutes(KontakteClient kontakte) {
    this.kontakte = kontakte;
  }

  @Override
  public void configure() {
    from(CONTACT_SYNC)
        .routeId("contact-sync")
        .routeConfigurationId(PortCallPolicy.ID)
        // Whitelist: the card alone goes on. The client adds token, tenant and key by itself.
        .removeHeaders("*")
        .transform()
        .body(ContactCard.class, kontakte::upsert);
  }
}
