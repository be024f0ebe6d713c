package de.mojoinstitut.sandbox.clerk;

import static de.mojoinstitut.sandbox.clerk.Directory.MEMBERSHIP;

import com.fasterxml.jackson.databind.node.ObjectNode;
import de.mojoinstitut.sandbox.kit.Request;
import de.mojoinstitut.sandbox.kit.Response;
import java.util.List;
import java.util.Set;

/** {@code /v1/organizations/{id}/memberships}. */
final class MembershipsApi {

  private final Directory directory;

  MembershipsApi(Directory directory) {
    this.directory = directory;
  }

  void mount(ClerkSimulator.Routes routes) {
    String all = "/v1/organizations/{id}/memberships";
    routes.route("GET", all, this::list);
    routes.route("POST", all, this::create);
    routes.route("PATCH", all + "/{user}", this::changeRole);
    routes.route("DELETE", all + "/{user}", this::delete);
  }

  private Response list(Request request) {
    String id = request.variable("id");
    if (directory.organization(id).isEmpty()) {
      return Answers.notFound(Directory.ORGANIZATION, id);
    }
    List<ObjectNode> members =
        directory.memberships().stream()
            .filter(one -> one.at("/organization/id").asText().equals(id))
            .toList();
    return Answers.page(members, Paging.of(request));
  }

  private Response create(Request request) {
    String id = request.variable("id");
    return Body.read(
        request,
        Set.of("user_id", "role", "public_metadata", "private_metadata"),
        body -> {
          String user = body.path("user_id").asText();
          if (directory.organization(id).isEmpty()) {
            return Answers.notFound(Directory.ORGANIZATION, id);
          }
          if (directory.user(user).isEmpty()) {
            return Answers.notFound(Directory.USER, user);
          }
          if (directory.membership(id, user).isPresent()) {
            return Answers.error(
                400,
                "already_a_member_in_organization",
                "already a member",
                "User is already a member of the organization.");
          }
          ObjectNode membership =
              OrganizationShape.membership(
                  Ids.next("orgmem"),
                  id,
                  user,
                  body.path("role").asText("org:member"),
                  directory.now());
          return Response.json(200, directory.create(MEMBERSHIP, membership));
        });
  }

  private Response changeRole(Request request) {
    return Body.read(
        request,
        Set.of("role"),
        body ->
            directory
                .membership(request.variable("id"), request.variable("user"))
                .flatMap(
                    one ->
                        directory.update(
                            MEMBERSHIP,
                            one.path("id").asText(),
                            stored -> stored.put("role", body.path("role").asText())))
                .map(changed -> Response.json(200, changed))
                .orElseGet(() -> Answers.notFound("membership", request.variable("user"))));
  }

  private Response delete(Request request) {
    return directory
        .membership(request.variable("id"), request.variable("user"))
        .map(
            one -> {
              directory.deleteMembership(one);
              return Response.json(200, one);
            })
        .orElseGet(() -> Answers.notFound("membership", request.variable("user")));
  }
}
