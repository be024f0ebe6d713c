package de.mojoinstitut.sandbox.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import de.mojoinstitut.sandbox.kit.Json;

/** What the world sees of a stored object: everything but the simulator's own notes. */
final class Views {

  /** The field of a stored object that holds the simulator's own notes on it. */
  static final String NOTES = "_sim";

  private Views() {}

  /** A copy without the notes. An event's object is kept as text and read back here. */
  static ObjectNode of(ObjectNode stored) {
    ObjectNode view = stored.deepCopy();
    String snapshot = stored.path(NOTES).path("snapshot").asText();
    view.remove(NOTES);
    if (!snapshot.isEmpty()) {
      view.withObject("data").set("object", Json.parse(snapshot));
    }
    return view;
  }

  /** The notes, to be read or changed. */
  static ObjectNode notes(ObjectNode stored) {
    return stored.withObject(NOTES);
  }
}
