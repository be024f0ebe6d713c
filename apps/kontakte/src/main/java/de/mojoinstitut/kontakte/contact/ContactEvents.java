package de.mojoinstitut.kontakte.contact;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.mojoinstitut.chassis.outbox.CloudEvent;
import de.mojoinstitut.chassis.outbox.KafkaChannel;
import de.mojoinstitut.chassis.outbox.Outbox;
import de.mojoinstitut.kontakte.entry.EntryListener;
import java.time.Clock;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Tells of every change of a contact, by ids and version only, in order per person. */
@Component
class ContactEvents implements EntryListener {

  static final String TOPIC = "mojo.kontakte.contact.v1";

  private final Outbox outbox;
  private final Clock clock;

  ContactEvents(Outbox outbox, Clock clock) {
    this.outbox = outbox;
    this.clock = clock;
  }

  @Override
  public void heard(Change change, Ref contact) {
    ObjectNode data =
        JsonNodeFactory.instance
            .objectNode()
            .put("contactId", contact.id())
            .put("clerkUserId", contact.key())
            .put("tenantId", contact.tenantId())
            .put("version", contact.version())
            .put("origin", contact.origin());
    CloudEvent event =
        new CloudEvent(
            contact.id() + ":" + contact.version(),
            "/kontakte",
            "contact." + change.name().toLowerCase(Locale.ROOT),
            contact.id(),
            clock.instant(),
            data);
    outbox.add(KafkaChannel.message(TOPIC, contact.key(), event));
  }
}
