package de.mojoinstitut.camel.paymentevent;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import de.mojoinstitut.camel.intake.DeadLetterReason;
import de.mojoinstitut.camel.intake.PoisonRecordException;
import de.mojoinstitut.core.money.Money;
import de.mojoinstitut.core.payment.PaymentEvent;
import de.mojoinstitut.core.payment.PaymentEvent.RefundPart;
import de.mojoinstitut.core.payment.PaymentEvent.Type;
import de.mojoinstitut.core.payment.PaymentGateway.RefundReason;
import de.mojoinstitut.core.payment.PaymentId;
import de.mojoinstitut.core.payment.PaymentStatus;
import de.mojoinstitut.core.tenant.TenantId;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads a CloudEvent of payments.mojo strictly; fields it does not know are no error. */
final class PaymentEventParser {

  /** Ids are printed: no control character, no space, no letter that a terminal turns around. */
  private static final Pattern ID = Pattern.compile("[\\x21-\\x7e]{1,255}");

  private static final Map<String, Type> TYPES =
      Arrays.stream(Type.values())
          .collect(
              Collectors.toUnmodifiableMap(
                  type -> "payment." + type.name().toLowerCase(Locale.ROOT), Function.identity()));

  private final JsonMapper json =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  /**
   * @throws PoisonRecordException where the record breaks the contract
   */
  ParsedEvent parse(byte @Nullable [] value) {
    JsonNode event = tree(value);
    String id = event.path("id").asText();
    String type = event.path("type").asText();
    boolean envelope =
        event.path("specversion").asText().equals("1.0")
            && event.path("id").isTextual()
            && ID.matcher(id).matches()
            && event.path("type").isTextual()
            && !type.isBlank()
            && event.path("source").isTextual()
            && event.path("data").isObject();
    if (!envelope) {
      throw new PoisonRecordException(DeadLetterReason.INVALID_ENVELOPE);
    }
    Type known = TYPES.get(type);
    return known == null
        ? new ParsedEvent.Foreign(id)
        : new ParsedEvent.Known(event(id, known, event.path("data")));
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

  private static PaymentEvent event(String id, Type type, JsonNode data) {
    return new PaymentEvent(
        id,
        type,
        new TenantId(text(data, "tenantId")),
        new PaymentId(text(data, "paymentId")),
        text(data, "bookingId"),
        status(text(data, "status")),
        positive(data, "version"),
        refund(type, data));
  }

  private static @Nullable RefundPart refund(Type type, JsonNode data) {
    return switch (type) {
      case REFUNDED, REFUND_FAILED ->
          new RefundPart(
              text(data, "refundId"),
              money(positive(data, "refundAmount"), text(data, "currency")),
              reason(data));
      case REQUESTED, PROCESSING, DECLINED, CAPTURED, CANCELLED -> null;
    };
  }

  private static RefundReason reason(JsonNode data) {
    String name = text(data, "refundReason");
    return Arrays.stream(RefundReason.values())
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow(PaymentEventParser::invalid);
  }

  private static PaymentStatus status(String name) {
    return Arrays.stream(PaymentStatus.values())
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElse(PaymentStatus.UNKNOWN);
  }

  private static Money money(long amount, String currency) {
    try {
      return Money.of(amount, currency);
    } catch (IllegalArgumentException e) {
      throw invalid();
    }
  }

  private static String text(JsonNode data, String field) {
    JsonNode value = data.path(field);
    if (!value.isTextual() || !ID.matcher(value.textValue()).matches()) {
      throw invalid();
    }
    return value.textValue();
  }

  private static long positive(JsonNode data, String field) {
    JsonNode value = data.path(field);
    if (!value.isIntegralNumber() || !value.canConvertToLong() || value.longValue() <= 0) {
      throw invalid();
    }
    return value.longValue();
  }

  private static PoisonRecordException invalid() {
    return new PoisonRecordException(DeadLetterReason.INVALID_DATA);
  }
}
