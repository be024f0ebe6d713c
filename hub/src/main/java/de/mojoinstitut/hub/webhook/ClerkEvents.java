package de.mojoinstitut.hub.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.mojoinstitut.chassis.inbox.InboxMessage;
import de.mojoinstitut.chassis.scope.Scope;
import de.mojoinstitut.chassis.scope.Scopes;
import de.mojoinstitut.core.person.ClerkUserId;
import de.mojoinstitut.core.person.People;
import de.mojoinstitut.core.person.People.Account;
import de.mojoinstitut.core.person.PersonType;
import de.mojoinstitut.core.person.Profiles;
import de.mojoinstitut.core.region.RegionCode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What Clerk's events mean here: persons come into being, change and go. Idempotent. */
@Component
class ClerkEvents {

  static final String SOURCE = "clerk";

  private static final List<String> METADATA = List.of("type", "region", "locale");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final People people;
  private final Profiles profiles;

  ClerkEvents(People people, Profiles profiles) {
    this.people = people;
    this.profiles = profiles;
  }

  /** Type, id, metadata and time of the event; names and addresses stay outside. */
  static String withoutPersonalData(String body) {
    JsonNode event = parse(body);
    JsonNode data = event.path("data");
    ObjectNode kept =
        JSON.createObjectNode()
            .put("event", event.path("type").asText())
            .put("id", data.path("id").asText())
            .put("updatedAt", data.path("updated_at").asLong());
    JsonNode metadata = data.path("public_metadata");
    for (String field : METADATA) {
      kept.put(field, metadata.path(field).asText(null));
    }
    return kept.toString();
  }

  void handle(InboxMessage message) {
    JsonNode event = parse(message.payload());
    switch (event.path("event").asText()) {
      case "user.created", "user.updated" -> changed(event);
      case "user.deleted" -> deleted(new ClerkUserId(event.path("id").asText()));
      default -> {
        // Organisations and sessions mean nothing to the hub yet.
      }
    }
  }

  private void changed(JsonNode event) {
    ClerkUserId user = new ClerkUserId(event.path("id").asText());
    profiles.invalidate(user);
    Account account =
        new Account(
            user,
            text(event, "type").flatMap(ClerkEvents::type).orElse(PersonType.B2C),
            text(event, "region").map(RegionCode::new).orElse(null),
            text(event, "locale").map(Locale::forLanguageTag).orElse(null),
            event.path("updatedAt").asLong());
    Scopes.run(scope(user), () -> people.upsert(account));
  }

  private void deleted(ClerkUserId user) {
    profiles.invalidate(user);
    Scopes.run(scope(user), () -> people.delete(user));
  }

  private static Scope scope(ClerkUserId user) {
    return new Scope(Scope.Kind.WORKER, user.value(), null, null, Scope.Level.ENTITY);
  }

  private static Optional<PersonType> type(String name) {
    return Arrays.stream(PersonType.values()).filter(type -> type.name().equals(name)).findFirst();
  }

  private static Optional<String> text(JsonNode event, String field) {
    return Optional.ofNullable(event.path(field).asText(null)).filter(text -> !text.isBlank());
  }

  private static JsonNode parse(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("a signed webhook is no JSON", e);
    }
  }
}
