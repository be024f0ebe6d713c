package de.mojoinstitut.testkit.negative;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;

/** An answer. */
record Reply(int status, String contentType, String body) {

  private static final JsonMapper JSON = new JsonMapper();

  boolean isSuccess() {
    return status / 100 == 2;
  }

  /** Missing where the body is no JSON. */
  JsonNode json() {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException e) {
      return MissingNode.getInstance();
    }
  }
}
