package de.mojoinstitut.camel.intake;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads a CloudEvent strictly; fields it does not know are no error. */
final class CloudEventReader {

  private final JsonMapper json =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  /** A sound envelope with whatever data. */
  record Envelope(String id, String type, EventData data) {}

  /**
   * @throws PoisonRecordException where the record is no CloudEvent 1.0
   */
  Envelope read(byte @Nullable [] value) {
    JsonNode event = tree(value);
    String id = event.path("id").asText();
    String type = event.path("type").asText();
    boolean envelope =
        event.path("specversion").asText().equals("1.0")
            && event.path("id").isTextual()
            && EventData.isId(id)
            && event.path("type").isTextual()
            && !type.isBlank()
            && event.path("source").isTextual()
            && event.path("data").isObject();
    if (!envelope) {
      throw new PoisonRecordException(DeadLetterReason.INVALID_ENVELOPE);
    }
    return new Envelope(id, type, new EventData(event.path("data")));
  }

  private JsonNode tree(byte @Nullable [] value) {
    if (value == null) {
      throw new PoisonRecordException(DeadLetterReason.NO_VALUE);
    }
    try {
      return json.readTree(value);
    } catch (IOException e) {
      throw new PoisonRecordException(DeadLetterReason.MALFORMED_JSON);
    }
  }
}
