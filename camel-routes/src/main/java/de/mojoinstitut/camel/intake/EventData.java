package de.mojoinstitut.camel.intake;

import com.fasterxml.jackson.databind.JsonNode;
import de.mojoinstitut.core.money.Money;
import de.mojoinstitut.core.payment.SubjectId;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The data of an event. Every method throws {@link PoisonRecordException} where a field is not what
 * the contract says.
 */
public final class EventData {

  /** Ids are printed: no control character, no space, no letter that a terminal turns around. */
  private static final Pattern ID = Pattern.compile("[\\x21-\\x7e]{1,255}");

  private final JsonNode data;

  EventData(JsonNode data) {
    this.data = data;
  }

  static boolean isId(String value) {
    return ID.matcher(value).matches();
  }

  /** An id or a code. */
  public String text(String field) {
    JsonNode value = data.path(field);
    if (!value.isTextual() || !isId(value.textValue())) {
      throw invalid();
    }
    return value.textValue();
  }

  /** An id or a code; null where there is none. */
  public @Nullable String textOrNull(String field) {
    return isAbsent(field) ? null : text(field);
  }

  /**
   * What the event is about; the short form {@code bookingId} counts where there is no {@code
   * subject}.
   */
  public SubjectId subject() {
    if (isAbsent("subject")) {
      return SubjectId.ofBooking(text("bookingId"));
    }
    EventData subject = new EventData(data.path("subject"));
    try {
      return new SubjectId(subject.text("type"), subject.text("id"));
    } catch (IllegalArgumentException e) {
      throw invalid();
    }
  }

  /** More than zero; where there is none, the other. */
  public int positiveOr(String field, int other) {
    long value = isAbsent(field) ? other : positive(field);
    if (value > Integer.MAX_VALUE) {
      throw invalid();
    }
    return (int) value;
  }

  /** As {@link #amountOrZero}; null where there is none. */
  public @Nullable Money amountOrNull(String field) {
    return isAbsent(field) ? null : amountOrZero(field);
  }

  public long positive(String field) {
    long value = whole(field);
    if (value <= 0) {
      throw invalid();
    }
    return value;
  }

  /** More than zero, in the currency of the field {@code currency}. */
  public Money amount(String field) {
    return money(positive(field));
  }

  /** Zero or more, in the currency of the field {@code currency}. */
  public Money amountOrZero(String field) {
    long value = whole(field);
    if (value < 0) {
      throw invalid();
    }
    return money(value);
  }

  /** One of the names; empty for any other text. */
  public <N extends Enum<N>> Optional<N> oneOf(Class<N> names, String field) {
    String name = text(field);
    return Arrays.stream(names.getEnumConstants())
        .filter(each -> each.name().equals(name))
        .findFirst();
  }

  /** An ISO-8601 instant; null where there is none. */
  public @Nullable Instant instantOrNull(String field) {
    if (isAbsent(field)) {
      return null;
    }
    try {
      return Instant.parse(text(field));
    } catch (DateTimeParseException e) {
      throw invalid();
    }
  }

  public static PoisonRecordException invalid() {
    return new PoisonRecordException(DeadLetterReason.INVALID_DATA);
  }

  private Money money(long amount) {
    try {
      return Money.of(amount, text("currency"));
    } catch (IllegalArgumentException e) {
      throw invalid();
    }
  }

  private long whole(String field) {
    JsonNode value = data.path(field);
    if (!value.isIntegralNumber() || !value.canConvertToLong()) {
      throw invalid();
    }
    return value.longValue();
  }

  private boolean isAbsent(String field) {
    return data.path(field).isMissingNode() || data.path(field).isNull();
  }
}
