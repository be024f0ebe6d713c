package de.mojoinstitut.sandbox.clerk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.mojoinstitut.sandbox.kit.Json;
import de.mojoinstitut.sandbox.kit.Request;
import de.mojoinstitut.sandbox.kit.Response;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Reads request bodies as strictly as Clerk does: a JSON object without unknown parameters. */
final class Body {

  private static final String METADATA_SUFFIX = "_metadata";

  private Body() {}

  /** Answers what the handler makes of the body, or the refusal of a body that cannot be read. */
  static Response read(Request request, Set<String> known, Function<ObjectNode, Response> handler) {
    JsonNode parsed;
    try {
      parsed = Json.parse(request.text());
    } catch (IllegalArgumentException noJson) {
      return Answers.malformed();
    }
    if (!(parsed instanceof ObjectNode body)) {
      return Answers.malformed();
    }
    for (Iterator<String> names = body.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (!known.contains(name)) {
        return Answers.parameter(
            "form_param_unknown", name, name + " is not a valid parameter for this request.");
      }
      if (name.endsWith(METADATA_SUFFIX) && !body.path(name).isObject()) {
        return Answers.parameter("form_param_format_invalid", name, name + " must be an object.");
      }
    }
    return handler.apply(body);
  }

  /** Copies the named fields that the body has. */
  static ObjectNode copy(ObjectNode body, ObjectNode to, Iterable<String> names) {
    for (String name : names) {
      if (body.has(name)) {
        to.set(name, body.get(name));
      }
    }
    return to;
  }

  /** Merges metadata as Clerk does: deeply, null removes. */
  static ObjectNode merge(ObjectNode into, ObjectNode from) {
    for (var field : from.properties()) {
      if (field.getValue().isNull()) {
        into.remove(field.getKey());
      } else if (field.getValue() instanceof ObjectNode change
          && into.get(field.getKey()) instanceof ObjectNode old) {
        merge(old, change);
      } else {
        into.set(field.getKey(), field.getValue());
      }
    }
    return into;
  }

  /** Merges each metadata object that the body has into the object's own. */
  static ObjectNode mergeMetadata(ObjectNode body, ObjectNode object, List<String> names) {
    for (String name : names) {
      if (body.get(name) instanceof ObjectNode change) {
        merge(object.withObject("/" + name), change);
      }
    }
    return object;
  }
}
