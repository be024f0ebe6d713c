package de.mojoinstitut.sandbox.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code expand[]}: an id in the answer becomes the object itself, several levels deep. */
final class Expansion {

  private Expansion() {}

  /** The answer as the caller sees it: without notes, with what was asked for in full. */
  static ObjectNode apply(Tx tx, ObjectNode answer, JsonNode expand) {
    ObjectNode view = withoutNotes(answer);
    for (JsonNode path : expand) {
      expand(tx, view, List.of(path.asText().split("\\.")), path.asText());
    }
    return view;
  }

  private static ObjectNode withoutNotes(ObjectNode answer) {
    ObjectNode view = Views.of(answer);
    if ("list".equals(view.path("object").asText()) && view.get("data") instanceof ArrayNode data) {
      for (int i = 0; i < data.size(); i++) {
        if (data.get(i) instanceof ObjectNode item) {
          data.set(i, Views.of(item));
        }
      }
    }
    return view;
  }

  private static void expand(Tx tx, JsonNode node, List<String> path, String whole) {
    if (path.isEmpty()) {
      return;
    }
    if (node instanceof ArrayNode items) {
      items.forEach(item -> expand(tx, item, path, whole));
    } else if (node instanceof ObjectNode object) {
      String name = path.getFirst();
      included(tx, object, name).ifPresent(full -> object.set(name, full));
      JsonNode value = object.path(name);
      if (value.isMissingNode()) {
        throw StripeFailure.invalid(
            "This property cannot be expanded (" + whole + ").", null, "expand");
      }
      if (value.isTextual()) {
        object.set(name, expanded(tx, value.asText(), whole));
      }
      expand(tx, object.path(name), path.subList(1, path.size()), whole);
    }
  }

  private static ObjectNode expanded(Tx tx, String id, String whole) {
    return tx.find(Ids.kindOf(id), id)
        .or(() -> platformAccount(tx, id))
        .map(Views::of)
        .orElseThrow(
            () ->
                StripeFailure.invalid(
                    "This property cannot be expanded (" + whole + ").", null, "expand"));
  }

  private static Optional<ObjectNode> platformAccount(Tx tx, String id) {
    return "account".equals(Ids.kindOf(id)) ? tx.anyAccount(id) : Optional.empty();
  }

  /** Lists that an object holds only when asked. */
  private static Optional<JsonNode> included(Tx tx, ObjectNode object, String name) {
    String id = object.path("id").asText();
    String type = object.path("object").asText();
    if (name.equals("line_items") && type.equals("checkout.session")) {
      List<JsonNode> items = new ArrayList<>();
      tx.need(type, id).path(Views.NOTES).path("line_items").forEach(items::add);
      return Optional.of(Pages.all(items, "/v1/checkout/sessions/" + id + "/line_items"));
    }
    if (name.equals("refunds") && type.equals("charge")) {
      List<ObjectNode> refunds =
          tx.select("refund", refund -> refund.path("charge").asText().equals(id)).reversed();
      return Optional.of(
          Pages.all(refunds.stream().map(Views::of).toList(), "/v1/charges/" + id + "/refunds"));
    }
    return Optional.empty();
  }
}
