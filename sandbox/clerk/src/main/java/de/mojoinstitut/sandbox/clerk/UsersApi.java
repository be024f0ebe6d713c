package de.mojoinstitut.sandbox.clerk;

import static de.mojoinstitut.sandbox.clerk.Directory.USER;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.mojoinstitut.sandbox.kit.Json;
import de.mojoinstitut.sandbox.kit.Request;
import de.mojoinstitut.sandbox.kit.Response;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code /v1/users} and {@code /v1/email_addresses}. */
final class UsersApi {

  private static final Pattern ADDRESS = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s]+");
  private static final List<String> METADATA =
      List.of("public_metadata", "private_metadata", "unsafe_metadata");
  private static final List<String> PLAIN =
      List.of("first_name", "last_name", "username", "external_id", "locale");
  private static final Set<String> CREATE =
      union(List.of(PLAIN, METADATA, List.of("email_address")));
  private static final Set<String> UPDATE =
      union(List.of(PLAIN, METADATA, List.of("primary_email_address_id")));
  private static final Set<String> EMAIL =
      Set.of("user_id", "email_address", "verified", "primary");

  private final Directory directory;

  UsersApi(Directory directory) {
    this.directory = directory;
  }

  void mount(ClerkSimulator.Routes routes) {
    routes.route("GET", "/v1/users", this::list);
    routes.route("GET", "/v1/users/count", this::count);
    routes.route("POST", "/v1/users", request -> create(request, Ids.next("user")));
    routes.route("GET", "/v1/users/{id}", this::get);
    routes.route("PATCH", "/v1/users/{id}", this::update);
    routes.route("PATCH", "/v1/users/{id}/metadata", this::merge);
    routes.route("DELETE", "/v1/users/{id}", this::delete);
    routes.route("GET", "/v1/users/{id}/organization_memberships", this::memberships);
    routes.route("POST", "/v1/email_addresses", this::addAddress);
  }

  private Response get(Request request) {
    String id = request.variable("id");
    return directory.user(id).map(UsersApi::ok).orElseGet(() -> Answers.notFound(USER, id));
  }

  private Response list(Request request) {
    Paging paging = Paging.of(request);
    return Response.json(200, Answers.array(paging.cut(selected(request))));
  }

  private Response count(Request request) {
    return Response.json(
        200,
        Json.object().put("object", "total_count").put("total_count", selected(request).size()));
  }

  private List<ObjectNode> selected(Request request) {
    List<String> ids = request.queryValues("user_id");
    List<String> addresses = request.queryValues("email_address");
    Stream<ObjectNode> found =
        ids.isEmpty()
            ? directory.users().stream()
            : ids.stream().distinct().flatMap(id -> directory.user(id).stream());
    return found
        .filter(user -> addresses.isEmpty() || addresses.contains(UserShape.primaryAddress(user)))
        .toList();
  }

  /** Creates a user; people who sign up get their id from Clerk, the sandbox may choose one. */
  Response create(Request request, String id) {
    return Body.read(request, CREATE, body -> create(body, id));
  }

  private Response create(ObjectNode body, String id) {
    if (directory.user(id).isPresent()) {
      return Answers.parameter("form_identifier_exists", "id", "That id is taken.");
    }
    long now = directory.now();
    ObjectNode user = Body.copy(body, UserShape.blank(id, now), PLAIN);
    Body.copy(body, user, METADATA);
    for (JsonNode address : body.path("email_address")) {
      Optional<Response> refusal = refused(address.asText());
      if (refusal.isPresent()) {
        return refusal.get();
      }
      UserShape.withEmail(
          user, UserShape.email(Ids.next("idn"), address.asText(), true, now), false);
    }
    return ok(directory.create(USER, user));
  }

  private Optional<Response> refused(String address) {
    if (!ADDRESS.matcher(address).matches()) {
      return Optional.of(
          Answers.parameter(
              "form_param_format_invalid", "email_address", "email_address is invalid."));
    }
    boolean taken =
        directory.users().stream()
            .flatMap(user -> user.path("email_addresses").valueStream())
            .anyMatch(email -> email.path("email_address").asText().equalsIgnoreCase(address));
    return taken
        ? Optional.of(
            Answers.parameter(
                "form_identifier_exists", "email_address", "That email address is taken."))
        : Optional.empty();
  }

  private Response update(Request request) {
    return Body.read(request, UPDATE, body -> update(request.variable("id"), body));
  }

  private Response update(String id, ObjectNode body) {
    String primary = body.path("primary_email_address_id").asText("");
    Optional<ObjectNode> user = directory.user(id);
    if (user.isPresent() && !primary.isEmpty() && !UserShape.hasEmail(user.get(), primary)) {
      return Answers.notFound("email address", primary);
    }
    return change(
        id,
        stored -> {
          if (!primary.isEmpty()) {
            stored.put("primary_email_address_id", primary);
          }
          Body.copy(body, stored, METADATA);
          return Body.copy(body, stored, PLAIN);
        });
  }

  private Response merge(Request request) {
    return Body.read(
        request,
        Set.copyOf(METADATA),
        body -> change(request.variable("id"), user -> Body.mergeMetadata(body, user, METADATA)));
  }

  private Response addAddress(Request request) {
    return Body.read(
        request,
        EMAIL,
        body -> {
          String id = body.path("user_id").asText();
          String address = body.path("email_address").asText();
          ObjectNode email =
              UserShape.email(
                  Ids.next("idn"),
                  address,
                  body.path("verified").asBoolean(false),
                  directory.now());
          if (directory.user(id).isEmpty()) {
            return Answers.notFound(USER, id);
          }
          return refused(address)
              .orElseGet(
                  () -> {
                    boolean primary = body.path("primary").asBoolean(false);
                    change(id, user -> UserShape.withEmail(user, email, primary));
                    return ok(email);
                  });
        });
  }

  private Response change(String id, UnaryOperator<ObjectNode> change) {
    return directory
        .update(USER, id, change)
        .map(UsersApi::ok)
        .orElseGet(() -> Answers.notFound(USER, id));
  }

  private Response delete(Request request) {
    String id = request.variable("id");
    return directory.delete(USER, id) ? Answers.deleted(USER, id) : Answers.notFound(USER, id);
  }

  private Response memberships(Request request) {
    String id = request.variable("id");
    if (directory.user(id).isEmpty()) {
      return Answers.notFound(USER, id);
    }
    return Answers.page(
        directory.memberships().stream()
            .filter(one -> one.at("/public_user_data/user_id").asText().equals(id))
            .toList(),
        Paging.of(request));
  }

  private static Response ok(ObjectNode object) {
    return Response.json(200, object);
  }

  private static Set<String> union(List<List<String>> lists) {
    return lists.stream().flatMap(List::stream).collect(Collectors.toUnmodifiableSet());
  }
}
