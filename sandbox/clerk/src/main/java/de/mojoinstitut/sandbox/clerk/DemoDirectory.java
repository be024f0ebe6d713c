package de.mojoinstitut.sandbox.clerk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.mojoinstitut.sandbox.kit.Json;
import de.mojoinstitut.sandbox.kit.ObjectStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The people and organisations of the demo, from {@code demo.json}. Nobody is told about them. */
final class DemoDirectory {

  private static final String RESOURCE = "demo.json";
  private static final String MARK = "seeded";
  private static final int LOAD_USERS = 1000;

  private final ObjectStore store;
  private final Directory directory;
  private final JsonNode demo = read();

  DemoDirectory(ObjectStore store, Directory directory) {
    this.store = store;
    this.directory = directory;
  }

  /** Seeds at the first start only; a deleted demo person does not come back. */
  void seedOnce() {
    if (store.find(MARK, RESOURCE).isPresent()) {
      return;
    }
    demo.path("organizations").forEach(this::seedOrganization);
    demo.path("users").forEach(this::seedUser);
    for (int number = 1; number <= LOAD_USERS; number++) {
      seedLoadUser(number);
    }
    // Last, so that a kill in between seeds again.
    store.put(MARK, RESOURCE, Json.object());
  }

  private void seedUser(JsonNode person) {
    ObjectNode user =
        user(
            person.path("id").asText(),
            person.path("first_name").asText(),
            person.path("last_name").asText());
    user.set("public_metadata", person.path("public_metadata"));
    directory.seed(Directory.USER, user);
  }

  private void seedLoadUser(int number) {
    List<String> first = texts("load_first_names");
    List<String> last = texts("load_last_names");
    ObjectNode user =
        user(
            "user_load_%04d".formatted(number),
            first.get(number % first.size()),
            last.get(number / first.size() % last.size()));
    user.withObject("/public_metadata")
        .put("region", "DACH")
        .put("type", "B2C")
        .put("locale", "de-DE");
    directory.seed(Directory.USER, user);
  }

  private ObjectNode user(String id, String firstName, String lastName) {
    long now = directory.now();
    String name = id.substring("user_".length());
    ObjectNode user =
        UserShape.blank(id, now).put("first_name", firstName).put("last_name", lastName);
    ObjectNode email =
        UserShape.email("idn_" + name, name.replace('_', '.') + "@example.com", true, now);
    return UserShape.withEmail(user, email, true);
  }

  private void seedOrganization(JsonNode practice) {
    long now = directory.now();
    String slug = practice.path("slug").asText();
    String owner = "user_" + slug;
    ObjectNode organization =
        OrganizationShape.organization("org_" + slug, practice.path("name").asText(), slug, now);
    organization.put("created_by", owner);
    organization.withObject("/public_metadata").put("tenantId", "tenant_" + slug);
    directory.seed(Directory.ORGANIZATION, organization);
    directory.seed(
        Directory.MEMBERSHIP,
        OrganizationShape.membership(
            "orgmem_" + slug, "org_" + slug, owner, OrganizationShape.ADMIN, now));
  }

  private List<String> texts(String name) {
    return demo.path(name).valueStream().map(JsonNode::asText).toList();
  }

  private static JsonNode read() {
    try (InputStream in = DemoDirectory.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException(RESOURCE + " is not on the class path");
      }
      return Json.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
