package de.mojoinstitut.sandbox.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.mojoinstitut.sandbox.kit.Json;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;

/** Lists, newest first, by cursor. */
final class Pages {

  private static final long DEFAULT_LIMIT = 10;
  private static final long MAX_LIMIT = 100;

  private Pages() {}

  /** The call's page of all objects of the kind that the condition holds for. */
  static Answer of(Call call, String kind, Predicate<ObjectNode> condition) {
    List<ObjectNode> newestFirst =
        new ArrayList<>(
            call.tx().select(kind, condition.and(createdWithin(call.params().path("created")))));
    Collections.reverse(newestFirst);
    return Answer.ok(cut(call, newestFirst));
  }

  /** A condition for each of these parameters that is given: the field of that name equals it. */
  static Predicate<ObjectNode> equal(Call call, String... names) {
    return object -> {
      for (String name : names) {
        JsonNode wanted = call.params().get(name);
        if (wanted != null && !object.path(name).asText().equals(wanted.asText())) {
          return false;
        }
      }
      return true;
    };
  }

  /** A whole list as one page. */
  static ObjectNode all(List<? extends JsonNode> items, String url) {
    return list(items, false, url);
  }

  private static ObjectNode cut(Call call, List<ObjectNode> objects) {
    long limit = call.number("limit", DEFAULT_LIMIT);
    if (limit < 1 || limit > MAX_LIMIT) {
      throw StripeFailure.invalid(
          "Invalid limit: must be between 1 and 100", "parameter_invalid_integer", "limit");
    }
    int size = objects.size();
    if (call.text("ending_before").isPresent()) {
      int end = index(objects, call, "ending_before");
      int from = (int) Math.max(0, end - limit);
      return list(objects.subList(from, end), from > 0, call.path());
    }
    int from =
        call.text("starting_after").isPresent() ? index(objects, call, "starting_after") + 1 : 0;
    int to = (int) Math.min(size, from + limit);
    return list(objects.subList(from, to), to < size, call.path());
  }

  private static int index(List<ObjectNode> objects, Call call, String cursor) {
    String id = call.text(cursor).orElseThrow();
    for (int i = 0; i < objects.size(); i++) {
      if (objects.get(i).path("id").asText().equals(id)) {
        return i;
      }
    }
    throw StripeFailure.noSuch("object", id, cursor, 400);
  }

  private static ObjectNode list(List<? extends JsonNode> items, boolean more, String url) {
    ObjectNode list = Json.object().put("object", "list");
    items.forEach(list.putArray("data")::add);
    return list.put("has_more", more).put("url", url);
  }

  private static Predicate<ObjectNode> createdWithin(JsonNode range) {
    return object -> {
      long created = object.path("created").asLong();
      return range.isObject()
          ? created > range.path("gt").asLong(Long.MIN_VALUE)
              && created >= range.path("gte").asLong(Long.MIN_VALUE)
              && created < range.path("lt").asLong(Long.MAX_VALUE)
              && created <= range.path("lte").asLong(Long.MAX_VALUE)
          : range.isMissingNode() || created == range.asLong();
    };
  }
}
