package de.mojoinstitut.chassis.web;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/**
 * Reads times from ISO-8601 text only, in the years 1 to 9999 that the database and every client
 * can hold. Numbers, arrays and empty text would be guessed otherwise.
 */
final class StrictTime<T> extends StdScalarDeserializer<T> {

  private static final long serialVersionUID = 1;

  private final transient Function<String, T> parse;
  private final transient ToIntFunction<T> year;

  private StrictTime(Class<T> type, Function<String, T> parse, ToIntFunction<T> year) {
    super(type);
    this.parse = parse;
    this.year = year;
  }

  static StrictTime<Instant> instant() {
    return new StrictTime<>(
        Instant.class, Instant::parse, each -> each.atOffset(ZoneOffset.UTC).getYear());
  }

  static StrictTime<LocalDate> date() {
    return new StrictTime<>(LocalDate.class, LocalDate::parse, LocalDate::getYear);
  }

  @Override
  public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
    if (!parser.hasToken(JsonToken.VALUE_STRING)) {
      throw context.wrongTokenException(parser, handledType(), JsonToken.VALUE_STRING, "no text");
    }
    try {
      T time = parse.apply(parser.getText());
      int itsYear = year.applyAsInt(time);
      if (itsYear >= 1 && itsYear <= 9999) {
        return time;
      }
    } catch (DateTimeException e) {
      throw context.weirdStringException("", handledType(), "no time");
    }
    throw context.weirdStringException("", handledType(), "out of range");
  }
}
