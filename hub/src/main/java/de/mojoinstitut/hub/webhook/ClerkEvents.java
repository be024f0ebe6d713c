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
import de.mojoinstitut.core.region.Regions;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What Clerk's events mean here: persons come into being, change and go. Idempotent. */
@Component
class ClerkEvents {

  static final String SOURCE = "clerk";

  private static final List<String> METADATA = List.of("type", "region", "locale");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final People people;
  private final Profiles profiles;
  private final Regions regions;
  private final TransactionTemplate transaction;

  ClerkEvents(
      People people, Profiles profiles, Regions regions, PlatformTransactionManager transactions) {
    this.people = people;
    this.profiles = profiles;
    this.regions = regions;
    this.transaction = new TransactionTemplate(transactions);
  }

  /**
   * Type, id, metadata and time of the event; names and addresses stay outside.
   *
   * @throws IllegalArgumentException where the body is no JSON object
   */
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
    Scopes.run(
        scope(user),
        () -> transaction.executeWithoutResult(status -> people.upsert(account(user, event))));
  }

  private Account account(ClerkUserId user, JsonNode event) {
    return new Account(
        user,
        text(event, "type").flatMap(ClerkEvents::type).orElse(PersonType.B2C),
        region(event),
        text(event, "locale").map(Locale::forLanguageTag).orElse(null),
        event.path("updatedAt").asLong());
  }

  /** A region that there is not counts as none: the person can choose one. */
  private @Nullable RegionCode region(JsonNode event) {
    return text(event, "region")
        .map(RegionCode::new)
        .filter(code -> regions.find(code).isPresent())
        .orElse(null);
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
      return JSON.readValue(json, ObjectNode.class);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("a signed webhook is no JSON", e);
    }
  }
}
