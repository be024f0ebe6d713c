package de.mojoinstitut.kontakte.entry;

import com.fasterxml.jackson.annotation.JsonInclude;
import de.mojoinstitut.chassis.problem.ApiProblem;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list.
 *
 * @param nextCursor where the next page starts, null at the end
 */
public record Page<T>(
    List<T> items, @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String nextCursor) {

  public static final int LONGEST_CURSOR = 100;

  <R> Page<R> map(Function<? super T, ? extends R> view) {
    return new Page<>(items.stream().<R>map(view).toList(), nextCursor);
  }

  static String cursor(long sequence) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(("s" + sequence).getBytes(StandardCharsets.US_ASCII));
  }

  /**
   * @throws ApiProblem 400 for what {@link #cursor} did not make
   */
  static long sequence(@Nullable String cursor) {
    if (cursor == null) {
      return 0;
    }
    try {
      String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII);
      if (text.startsWith("s")) {
        return Long.parseUnsignedLong(text, 1, text.length(), 10);
      }
    } catch (IllegalArgumentException e) {
      throw ApiProblem.invalid("cursor", "INVALID");
    }
    throw ApiProblem.invalid("cursor", "INVALID");
  }
}
