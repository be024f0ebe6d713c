package de.mojoinstitut.sandbox.stripe;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/** How often each operation of the API was called since the start, refused calls included. */
final class Requests {

  private final Map<String, Long> counts = new ConcurrentSkipListMap<>();

  void count(Endpoint endpoint) {
    counts.merge(endpoint.name(), 1L, Long::sum);
  }

  ObjectNode list() {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    ObjectNode requests = answer.putObject("requests");
    counts.forEach(requests::put);
    return answer;
  }
}
