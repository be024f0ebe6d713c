package de.mojoinstitut.testkit.negative;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One bad request and how it must be answered.
 *
 * @param name what is wrong with it
 * @param mayStore tables in which the refusal may leave a row
 * @param documented whether the operation's document must list the answer; false where the request
 *     is for no operation at all
 */
record Case(String name, Request request, Answer answer, Set<String> mayStore, boolean documented) {

  /**
   * @param field what {@code errors[].field} names; null where nothing can be named
   * @param fieldCode what {@code errors[].code} says of it, null for anything
   */
  record Answer(int status, String code, @Nullable String field, @Nullable String fieldCode) {

    static Answer of(int status, String code) {
      return new Answer(status, code, null, null);
    }

    static Answer invalid(String field) {
      return new Answer(400, "VALIDATION", field, null);
    }

    static Answer invalid(String field, String code) {
      return new Answer(400, "VALIDATION", field, code);
    }

    @Override
    public String toString() {
      return status + " " + code;
    }
  }

  static Case of(String name, Request request, Answer answer) {
    return new Case(name, request, answer, Set.of(), true);
  }

  static Case undocumented(String name, Request request, Answer answer) {
    return new Case(name, request, answer, Set.of(), false);
  }
}
