package de.mojoinstitut.testkit.negative;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.mojoinstitut.testkit.negative.Case.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One thing wrong in a JSON body: every property, however deep, in every way. */
final class BodyCases {

  private static final JsonNode NULL = JsonNodeFactory.instance.nullNode();

  private final Request sound;
  private final Set<String> known;
  private final List<Case> cases = new ArrayList<>();

  private BodyCases(Request sound, Set<String> known) {
    this.sound = sound;
    this.known = known;
  }

  /**
   * @param known paths of the properties that have their cases already; those found are added
   */
  static List<Case> of(Schema schema, Request sound, Set<String> known) {
    BodyCases cases = new BodyCases(sound, known);
    cases.object(schema, "", "");
    return cases.cases;
  }

  /**
   * @param pointer where the object stands in the body, as JSON pointer
   * @param path the same, as errors name it
   */
  private void object(Schema schema, String pointer, String path) {
    JsonNode object = sound.json().at(pointer);
    if (known.add(path + "{}")) {
      add(
          path + " with an unknown field",
          pointer,
          it -> it.put("surprise", Sample.MARKER),
          Answer.invalid(join(path, "surprise"), "UNKNOWN_FIELD"));
    }
    schema
        .properties()
        .forEach(
            (name, property) -> {
              if (object.has(name)) {
                property(schema, property, name, pointer, path);
              }
            });
  }

  private void property(
      Schema owner, Schema schema, String name, String pointer, String ownerPath) {
    String path = join(ownerPath, name);
    boolean required = owner.required().contains(name);
    JsonNode value = sound.json().at(pointer).path(name);
    if (known.add(path)) {
      if (required) {
        Answer missing = Answer.invalid(path, "REQUIRED");
        add(path + " missing", pointer, it -> it.remove(name), missing);
        add(path + " null", pointer, it -> it.set(name, NULL), missing);
      }
      Map<String, JsonNode> bad = BadValues.of(schema, value, required);
      bad.putAll(BadValues.ofName(name));
      bad.forEach(
          (what, each) ->
              add(path + " " + what, pointer, it -> it.set(name, each), Answer.invalid(path)));
    }
    String here = pointer + "/" + name;
    if (schema.isObject()) {
      object(schema, here, path);
    } else if (schema.type().equals("array") && !value.isEmpty()) {
      element(schema.items(), here, path + "[0]");
    }
  }

  private void element(Schema schema, String arrayPointer, String path) {
    JsonNode sample = sound.json().at(arrayPointer + "/0");
    if (known.add(path)) {
      element(path + " null", arrayPointer, NULL, path);
      BadValues.of(schema, sample, true)
          .forEach((what, bad) -> element(path + " " + what, arrayPointer, bad, path));
    }
    if (schema.isObject()) {
      object(schema, arrayPointer + "/0", path);
    }
  }

  private void element(String name, String arrayPointer, JsonNode bad, String path) {
    Request request = sound.change(body -> ((ArrayNode) body.at(arrayPointer)).set(0, bad));
    cases.add(Case.of(name, request, Answer.invalid(path)));
  }

  private interface Change {
    void apply(ObjectNode object);
  }

  private void add(String name, String pointer, Change change, Answer answer) {
    Request request = sound.change(body -> change.apply((ObjectNode) body.at(pointer)));
    cases.add(Case.of(name.strip(), request, answer));
  }

  private static String join(String path, String name) {
    return path.isEmpty() ? name : path + "." + name;
  }
}
