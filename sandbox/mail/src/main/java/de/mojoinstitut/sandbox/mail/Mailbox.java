package de.mojoinstitut.sandbox.mail;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.mojoinstitut.sandbox.kit.Json;
import de.mojoinstitut.sandbox.kit.ObjectStore;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.subethamail.smtp.RejectException;

/** The mails that came, oldest first. Thread safe. */
final class Mailbox {

  private static final String KIND = "mail";

  private final ObjectStore store;
  private final Clock clock;
  private long last;

  Mailbox(ObjectStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
    this.last =
        store.all(KIND).stream().mapToLong(mail -> mail.path("id").asLong()).max().orElse(0);
  }

  /**
   * Stores a mail once per recipient.
   *
   * @throws RejectException where the bytes are no mail
   */
  synchronized void receive(String from, String to, byte[] data) throws RejectException {
    ObjectNode mail = ParsedMail.of(data);
    last++;
    String id = Long.toString(last);
    store.put(
        KIND,
        id,
        mail.put("id", id)
            .put("to", to)
            .put("from", from)
            .put("receivedAt", clock.instant().toString()));
  }

  /**
   * @param to address, whatever its case; empty for all
   */
  ObjectNode list(String to) {
    ObjectNode list = Json.object();
    ArrayNode items = list.putArray("items");
    all().stream()
        .filter(mail -> to.isEmpty() || mail.path("to").asText().equalsIgnoreCase(to))
        .forEach(items::add);
    return list;
  }

  List<ObjectNode> all() {
    return store.all(KIND);
  }

  Optional<ObjectNode> find(String id) {
    return store.find(KIND, id);
  }

  synchronized void clear() {
    all().forEach(mail -> store.remove(KIND, mail.path("id").asText()));
  }
}
