package de.mojoinstitut.sandbox.clerk;

import static de.mojoinstitut.sandbox.clerk.Directory.ORGANIZATION;

import com.fasterxml.jackson.databind.node.ObjectNode;
import de.mojoinstitut.sandbox.kit.Request;
import de.mojoinstitut.sandbox.kit.Response;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** {@code /v1/organizations}. */
final class OrganizationsApi {

  private static final List<String> METADATA = List.of("public_metadata", "private_metadata");
  private static final List<String> PLAIN = List.of("name", "slug", "max_allowed_memberships");
  private static final Set<String> CREATE =
      Set.of(
          "name",
          "slug",
          "created_by",
          "max_allowed_memberships",
          "public_metadata",
          "private_metadata");
  private static final Set<String> UPDATE =
      Set.of("name", "slug", "max_allowed_memberships", "public_metadata", "private_metadata");

  private final Directory directory;

  OrganizationsApi(Directory directory) {
    this.directory = directory;
  }

  void mount(ClerkSimulator.Routes routes) {
    routes.route(
        "GET",
        "/v1/organizations",
        request -> Answers.page(directory.organizations(), Paging.of(request)));
    routes.route("POST", "/v1/organizations", request -> Body.read(request, CREATE, this::create));
    routes.route("GET", "/v1/organizations/{id}", this::get);
    routes.route("PATCH", "/v1/organizations/{id}", this::update);
    routes.route("PATCH", "/v1/organizations/{id}/metadata", this::merge);
    routes.route("DELETE", "/v1/organizations/{id}", this::delete);
  }

  private Response get(Request request) {
    String id = request.variable("id");
    return directory.organization(id).map(OrganizationsApi::ok).orElseGet(() -> notFound(id));
  }

  private Response create(ObjectNode body) {
    String name = body.path("name").asText().strip();
    if (name.isEmpty()) {
      return Answers.parameter("form_param_missing", "name", "name is missing");
    }
    String slug = body.path("slug").asText(slug(name));
    String owner = body.path("created_by").asText("");
    Optional<Response> refusal = slugTaken(slug, "");
    if (refusal.isPresent()) {
      return refusal.get();
    }
    if (!owner.isEmpty() && directory.user(owner).isEmpty()) {
      return Answers.notFound(Directory.USER, owner);
    }
    long now = directory.now();
    ObjectNode organization = OrganizationShape.organization(Ids.next("org"), name, slug, now);
    Body.copy(body, organization, METADATA);
    Body.copy(body, organization, List.of("created_by", "max_allowed_memberships"));
    ObjectNode created = directory.create(ORGANIZATION, organization);
    if (!owner.isEmpty()) {
      directory.create(
          Directory.MEMBERSHIP,
          OrganizationShape.membership(
              Ids.next("orgmem"),
              created.path("id").asText(),
              owner,
              OrganizationShape.ADMIN,
              now));
    }
    return ok(created);
  }

  private Optional<Response> slugTaken(String slug, String exceptId) {
    return directory
        .organization(slug)
        .filter(other -> !other.path("id").asText().equals(exceptId))
        .map(other -> Answers.parameter("form_identifier_exists", "slug", "That slug is taken."));
  }

  private static String slug(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
  }

  private Response update(Request request) {
    String id = request.variable("id");
    return Body.read(
        request,
        UPDATE,
        body ->
            slugTaken(body.path("slug").asText(""), id)
                .orElseGet(
                    () ->
                        change(
                            id,
                            organization -> {
                              Body.copy(body, organization, METADATA);
                              return Body.copy(body, organization, PLAIN);
                            })));
  }

  private Response merge(Request request) {
    return Body.read(
        request,
        Set.copyOf(METADATA),
        body ->
            change(
                request.variable("id"),
                organization -> Body.mergeMetadata(body, organization, METADATA)));
  }

  private Response change(String id, UnaryOperator<ObjectNode> change) {
    return directory
        .update(ORGANIZATION, id, change)
        .map(OrganizationsApi::ok)
        .orElseGet(() -> notFound(id));
  }

  private Response delete(Request request) {
    String id = request.variable("id");
    return directory.delete(ORGANIZATION, id) ? Answers.deleted(ORGANIZATION, id) : notFound(id);
  }

  private static Response notFound(String id) {
    return Answers.notFound(ORGANIZATION, id);
  }

  private static Response ok(ObjectNode object) {
    return Response.json(200, object);
  }
}
