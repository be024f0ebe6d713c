package de.mojoinstitut.sandbox.clerk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import de.mojoinstitut.sandbox.kit.ObjectStore;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Users, organisations and memberships. A change and its event are made under one lock, so events
 * are told in the order of the changes.
 */
final class Directory {

  static final String USER = "user";
  static final String ORGANIZATION = "organization";
  static final String MEMBERSHIP = "organizationMembership";

  private final ObjectStore store;
  private final Events events;
  private final Clock clock;

  Directory(ObjectStore store, Events events, Clock clock) {
    this.store = store;
    this.events = events;
    this.clock = clock;
  }

  long now() {
    return clock.millis();
  }

  Optional<ObjectNode> user(String id) {
    return store.find(USER, id);
  }

  /** Newest first. */
  List<ObjectNode> users() {
    return newestFirst(store.all(USER));
  }

  /** By its id or its slug. */
  Optional<ObjectNode> organization(String idOrSlug) {
    return store
        .find(ORGANIZATION, idOrSlug)
        .or(
            () ->
                store.all(ORGANIZATION).stream()
                    .filter(other -> other.path("slug").asText().equals(idOrSlug))
                    .findFirst());
  }

  /** By the tenant that its public metadata names, else by id or slug. */
  Optional<ObjectNode> organizationOfTenant(String tenant) {
    return store.all(ORGANIZATION).stream()
        .filter(other -> other.at("/public_metadata/tenantId").asText().equals(tenant))
        .findFirst()
        .or(() -> organization(tenant));
  }

  List<ObjectNode> organizations() {
    return newestFirst(store.all(ORGANIZATION));
  }

  /** Memberships with their organisation and their person's public data. */
  List<ObjectNode> memberships() {
    return store.all(MEMBERSHIP).stream().map(this::joined).toList();
  }

  Optional<ObjectNode> membership(String organization, String user) {
    return memberships().stream()
        .filter(
            one ->
                one.at("/organization/id").asText().equals(organization)
                    && one.at("/public_user_data/user_id").asText().equals(user))
        .findFirst();
  }

  synchronized ObjectNode create(String kind, ObjectNode object) {
    save(kind, object);
    publish(kind, "created", view(kind, object));
    return view(kind, object);
  }

  /** Stores without an event: the demo people were always there. */
  synchronized void seed(String kind, ObjectNode object) {
    save(kind, object);
  }

  synchronized Optional<ObjectNode> update(
      String kind, String id, UnaryOperator<ObjectNode> change) {
    return store
        .find(kind, id)
        .map(
            object -> {
              long before = object.path("updated_at").asLong();
              // Receivers tell old from new by it, so it grows even within a millisecond.
              ObjectNode changed =
                  change.apply(object).put("updated_at", Math.max(now(), before + 1));
              save(kind, changed);
              publish(kind, "updated", view(kind, changed));
              return view(kind, changed);
            });
  }

  /** Deletes a user or an organisation and the memberships that hang on it. */
  synchronized boolean delete(String kind, String id) {
    if (store.find(kind, id).isEmpty()) {
      return false;
    }
    memberships().stream()
        .filter(
            one ->
                one.at("/organization/id").asText().equals(id)
                    || one.at("/public_user_data/user_id").asText().equals(id))
        .forEach(this::deleteMembership);
    store.remove(kind, id);
    publish(kind, "deleted", Answers.stub(kind, id));
    return true;
  }

  synchronized void deleteMembership(ObjectNode membership) {
    store.remove(MEMBERSHIP, membership.path("id").asText());
    publish(MEMBERSHIP, "deleted", membership);
  }

  private void save(String kind, ObjectNode object) {
    store.put(kind, object.path("id").asText(), object);
  }

  private void publish(String kind, String what, ObjectNode data) {
    events.publish(kind + "." + what, data);
  }

  private ObjectNode view(String kind, ObjectNode object) {
    return kind.equals(MEMBERSHIP) ? joined(object) : object;
  }

  private ObjectNode joined(ObjectNode membership) {
    ObjectNode view = membership.deepCopy();
    String user = view.path("user_id").asText();
    String organization = view.path("organization_id").asText();
    view.remove(List.of("user_id", "organization_id"));
    store.find(ORGANIZATION, organization).ifPresent(found -> view.set("organization", found));
    store
        .find(USER, user)
        .ifPresent(found -> view.set("public_user_data", UserShape.publicData(found)));
    return view;
  }

  private static List<ObjectNode> newestFirst(List<ObjectNode> objects) {
    return objects.stream()
        .sorted(
            Comparator.comparingLong((ObjectNode one) -> one.path("created_at").asLong())
                .reversed())
        .toList();
  }
}
