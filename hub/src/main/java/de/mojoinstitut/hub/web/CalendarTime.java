package de.mojoinstitut.hub.web;

import de.mojoinstitut.chassis.problem.ApiProblem;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Instants that the database and every client can hold: the years 1 to 9999. */
public final class CalendarTime {

  private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

  private CalendarTime() {}

  public static boolean holds(Instant instant) {
    return !instant.isBefore(FIRST) && !instant.isAfter(LAST);
  }

  /**
   * @param instant null passes
   * @throws ApiProblem 400 {@code VALIDATION}, {@code OUT_OF_RANGE}
   */
  public static void require(String field, @Nullable Instant instant) {
    if (instant != null && !holds(instant)) {
      throw ApiProblem.invalid(field, "OUT_OF_RANGE");
    }
  }
}
