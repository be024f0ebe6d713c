package de.mojoinstitut.payments.payment;

import de.mojoinstitut.chassis.problem.ApiProblem;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Knows which types of subjects there are, and reads a request's: the long form or a booking's. */
@Component
public class Subjects {

  /** How a type is written. */
  public static final String TYPE = "[A-Z][A-Z0-9_]{0,49}";

  private final Set<String> types;

  /**
   * @param types what is paid for in this deployment
   */
  Subjects(@Value("${mojo.payments.subjects:BOOKING}") Set<String> types) {
    this.types = Set.copyOf(types);
  }

  /**
   * The subject of a query.
   *
   * @throws ApiProblem 400 unless it is said in exactly one of the two forms
   */
  public Subject queried(@Nullable String type, @Nullable String id, @Nullable String bookingId) {
    if (bookingId == null) {
      return known(required(type, "subjectType"), required(id, "subjectId"), "subjectType");
    }
    if (type != null || id != null) {
      throw ApiProblem.invalid("bookingId", "NOT_ALLOWED");
    }
    return booking(bookingId);
  }

  /**
   * The subject of a body.
   *
   * @throws ApiProblem 400 unless it is said in exactly one of the two forms
   */
  Subject of(@Nullable Subject subject, @Nullable String bookingId) {
    if (bookingId == null) {
      Subject said = required(subject, "subject");
      return known(said.type(), said.id(), "subject.type");
    }
    if (subject != null) {
      throw ApiProblem.invalid("bookingId", "NOT_ALLOWED");
    }
    return booking(bookingId);
  }

  private Subject booking(String bookingId) {
    return known(Subject.BOOKING, bookingId, "bookingId");
  }

  private Subject known(String type, String id, String field) {
    if (!types.contains(type)) {
      throw ApiProblem.invalid(field, "NOT_ALLOWED");
    }
    return new Subject(type, id);
  }

  private static <T> T required(@Nullable T value, String field) {
    if (value == null) {
      throw ApiProblem.invalid(field, "REQUIRED");
    }
    return value;
  }
}
