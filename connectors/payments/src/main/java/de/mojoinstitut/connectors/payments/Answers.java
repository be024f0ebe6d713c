package de.mojoinstitut.connectors.payments;

import de.mojoinstitut.chassis.client.Reply;
import de.mojoinstitut.core.OutsideRefusedException;
import de.mojoinstitut.core.OutsideUnavailableException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads what payments.mojo answers, strictly. */
final class Answers {

  static final String SYSTEM = "payments";

  private Answers() {}

  static <T> T answered(Reply<T> reply) {
    return switch (reply) {
      case Reply.Answered<T> answered -> answered.body();
      case Reply.Refused<T> refused ->
          throw new OutsideRefusedException(SYSTEM, refused.status(), refused.code());
      case Reply.Unavailable<T> unavailable ->
          throw new OutsideUnavailableException(SYSTEM, unavailable.reason());
    };
  }

  static <E extends Enum<E>> E status(Class<E> type, @Nullable String value, E unknown) {
    String name = present("status", value);
    return Arrays.stream(type.getEnumConstants())
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElse(unknown);
  }

  static <T> T present(String field, @Nullable T value) {
    if (value == null || (value instanceof String text && text.isBlank())) {
      throw unreadable(field);
    }
    return value;
  }

  /** The effect is not known, and asking again under the same key is safe. */
  static OutsideUnavailableException unreadable(String field) {
    return new OutsideUnavailableException(SYSTEM, "UNREADABLE_ANSWER " + field);
  }
}
