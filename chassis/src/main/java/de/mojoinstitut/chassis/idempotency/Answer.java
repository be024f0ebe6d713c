package de.mojoinstitut.chassis.idempotency;

import de.mojoinstitut.chassis.problem.ApiProblem.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * What a request is answered with, now and whenever it is repeated.
 *
 * @param json the body as text, empty for none
 */
public record Answer(int status, String json) {

  ResponseEntity<String> toResponse() {
    boolean problem = HttpStatus.valueOf(status).isError();
    return ResponseEntity.status(status)
        .contentType(problem ? MediaType.APPLICATION_PROBLEM_JSON : MediaType.APPLICATION_JSON)
        .body(json);
  }

  /** The outcome of a use case before it is written as JSON: a status with a body, or a refusal. */
  public sealed interface Outcome {
    /**
     * @param subject what the body tells of, for {@link Idempotency#forget}; null where the body
     *     holds nothing personal
     */
    record Done(HttpStatus status, Object body, @Nullable String subject) implements Outcome {
      public Done(HttpStatus status, Object body) {
        this(status, body, null);
      }
    }

    record Refused(Problem problem) implements Outcome {}
  }
}
