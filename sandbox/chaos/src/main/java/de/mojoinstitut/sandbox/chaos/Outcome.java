package de.mojoinstitut.sandbox.chaos;

import org.jspecify.annotations.Nullable;

/**
 * What a member was told.
 *
 * @param status the last answer to the wish to book; 0 when there was none
 * @param code why there is no booking, empty where there is one
 * @param bookingId null where there is none
 * @param contradicted whether the same request got another answer the second time
 */
record Outcome(
    Wish wish, int status, String code, @Nullable String bookingId, boolean contradicted) {

  static Outcome unanswered(Wish wish) {
    return new Outcome(wish, 0, "", null, false);
  }

  boolean isAnswered() {
    return status != 0;
  }

  Outcome contradicted(boolean differs) {
    return new Outcome(wish, status, code, bookingId, differs);
  }

  String text() {
    return status == 0 ? "no answer" : (status + " " + code).strip();
  }
}
