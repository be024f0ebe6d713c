package de.mojoinstitut.hub.web;

import de.mojoinstitut.chassis.problem.ApiProblem;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param nextCursor where the next page begins, null on the last
 */
public record Page<T>(List<T> items, @Nullable String nextCursor) {

  public static final int DEFAULT_LIMIT = 50;
  public static final int MAX_LIMIT = 200;
  public static final int LONGEST_CURSOR = 300;

  /** Where a page ended: sorted by an instant, then by id. */
  public record Position(Instant at, String id) {}

  /**
   * @param found one more than the page's limit where there is a next page
   */
  public static <S, T> Page<T> of(
      List<S> found, int limit, Function<S, T> view, Function<S, Position> position) {
    List<S> page = found.size() > limit ? found.subList(0, limit) : found;
    String next = found.size() > limit ? encode(position.apply(page.getLast())) : null;
    return new Page<>(page.stream().map(view).toList(), next);
  }

  /**
   * @throws ApiProblem 400 {@code VALIDATION} for a cursor that is none of ours
   */
  public static @Nullable Position decode(@Nullable String cursor) {
    if (cursor == null) {
      return null;
    }
    try {
      String[] parts =
          new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split(" ", 2);
      Position position = new Position(Instant.parse(parts[0]), parts[1]);
      if (CalendarTime.holds(position.at()) && isId(position.id())) {
        return position;
      }
    } catch (IllegalArgumentException | DateTimeException | ArrayIndexOutOfBoundsException e) {
      throw invalidCursor();
    }
    throw invalidCursor();
  }

  private static ApiProblem invalidCursor() {
    return ApiProblem.invalid("cursor", "INVALID");
  }

  private static boolean isId(String text) {
    return !text.isBlank() && text.chars().noneMatch(Character::isISOControl);
  }

  private static String encode(Position position) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString((position.at() + " " + position.id()).getBytes(StandardCharsets.UTF_8));
  }
}
