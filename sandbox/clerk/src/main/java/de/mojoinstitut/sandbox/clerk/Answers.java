package de.mojoinstitut.sandbox.clerk;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.mojoinstitut.sandbox.kit.Json;
import de.mojoinstitut.sandbox.kit.Response;
import java.util.List;

/** Answers in the shape of Clerk's backend API. */
final class Answers {

  private Answers() {}

  static Response error(int status, String code, String message, String longMessage) {
    ObjectNode body = Json.object();
    body.putArray("errors").add(problem(code, message, longMessage));
    body.put("clerk_trace_id", Ids.next("trace"));
    return Response.json(status, body);
  }

  static Response parameter(String code, String parameter, String message) {
    ObjectNode problem = problem(code, message, message);
    problem.putObject("meta").put("param_name", parameter);
    ObjectNode body = Json.object();
    body.putArray("errors").add(problem);
    body.put("clerk_trace_id", Ids.next("trace"));
    return Response.json(422, body);
  }

  private static ObjectNode problem(String code, String message, String longMessage) {
    return Json.object().put("message", message).put("long_message", longMessage).put("code", code);
  }

  static Response notFound(String what, String id) {
    return error(404, "resource_not_found", "not found", "No " + what + " was found with id " + id);
  }

  static Response malformed() {
    return error(
        400, "request_body_invalid", "Request body invalid", "The body is no JSON object.");
  }

  static Response unauthorized() {
    return error(
        401,
        "clerk_key_invalid",
        "The provided Clerk Secret Key is invalid.",
        "The provided Clerk Secret Key is invalid. Make sure that your Clerk Secret Key is right.");
  }

  /** What an order for trouble answers. */
  static Response trouble(int status) {
    return status == 429
        ? error(429, "too_many_requests", "Too many requests", "Too many requests, retry later.")
            .with("Retry-After", "1")
        : error(status, "internal_clerk_error", "Oops", "Something went wrong on our end.");
  }

  static Response deleted(String object, String id) {
    return Response.json(200, stub(object, id));
  }

  static ObjectNode stub(String object, String id) {
    return Json.object().put("object", object).put("id", id).put("deleted", true);
  }

  /** A page with the number of all, as organisations and memberships are listed. */
  static Response page(List<ObjectNode> all, Paging paging) {
    ObjectNode body = Json.object();
    body.set("data", array(paging.cut(all)));
    body.put("total_count", all.size());
    return Response.json(200, body);
  }

  static ArrayNode array(List<ObjectNode> items) {
    return Json.array().addAll(items);
  }
}
