package de.mojoinstitut.chassis.outbox;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/**
 * A CloudEvents 1.0 event in structured JSON. The data carry ids, codes, amounts and states only.
 *
 * @param id unique; consumers drop duplicates by it
 * @param source who says it, such as {@code /payments}
 * @param type {@code <feature>.<pastState>}
 * @param subject id of the entity it is about
 */
public record CloudEvent(
    String id, String source, String type, String subject, Instant time, ObjectNode data) {

  ObjectNode toJson() {
    ObjectNode event =
        JsonNodeFactory.instance
            .objectNode()
            .put("specversion", "1.0")
            .put("id", id)
            .put("source", source)
            .put("type", type)
            .put("subject", subject)
            .put("time", time.toString())
            .put("datacontenttype", "application/json");
    event.set("data", data);
    return event;
  }
}
