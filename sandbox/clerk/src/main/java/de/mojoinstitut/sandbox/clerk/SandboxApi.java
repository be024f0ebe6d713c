package de.mojoinstitut.sandbox.clerk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.mojoinstitut.sandbox.kit.Json;
import de.mojoinstitut.sandbox.kit.Request;
import de.mojoinstitut.sandbox.kit.Response;
import de.mojoinstitut.sandbox.kit.SimulatorServer;
import java.util.Optional;

/** What Clerk has no API for: tokens without a browser, people with a chosen id. */
final class SandboxApi {

  private static final String USUAL_AZP = "http://localhost:8090";

  private final Directory directory;
  private final SessionTokens tokens;

  SandboxApi(Directory directory, SessionTokens tokens) {
    this.directory = directory;
    this.tokens = tokens;
  }

  void mount(SimulatorServer server, UsersApi users, OneAtATime changing) {
    server.route("POST", "/_sandbox/tokens", this::token);
    server.route(
        "POST",
        "/_sandbox/users/{id}",
        changing.inOrder(request -> users.create(request, request.variable("id"))));
  }

  private Response token(Request request) {
    JsonNode body;
    try {
      body = Json.parse(request.text());
    } catch (IllegalArgumentException noJson) {
      return Answers.malformed();
    }
    return token(TokenOrder.of(body, USUAL_AZP));
  }

  private Response token(TokenOrder order) {
    Optional<ObjectNode> user = directory.user(order.user());
    if (user.isEmpty()) {
      return Answers.notFound(Directory.USER, order.user());
    }
    if (order.org().isEmpty()) {
      return signed(order, user.get(), Optional.empty());
    }
    Optional<ObjectNode> organization = directory.organizationOfTenant(order.org());
    if (organization.isEmpty()) {
      return Answers.notFound(Directory.ORGANIZATION, order.org());
    }
    Optional<ObjectNode> membership =
        directory.membership(organization.get().path("id").asText(), order.user());
    if (membership.isEmpty()) {
      return Answers.error(
          403,
          "not_a_member_in_organization",
          "not a member",
          order.user() + " is not a member of " + order.org());
    }
    return signed(order, user.get(), membership);
  }

  private Response signed(TokenOrder order, ObjectNode user, Optional<ObjectNode> membership) {
    return Response.json(200, Json.object().put("token", tokens.sign(order, user, membership)));
  }
}
