package de.mojoinstitut.chassis.problem;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/**
 * A request that cannot be served, with the status and the stable code that the caller gets.
 * Carries nothing personal.
 */
public final class ApiProblem extends RuntimeException {

  private final transient Problem problem;

  public ApiProblem(Problem problem) {
    super(problem.code(), null, false, false);
    this.problem = problem;
  }

  public ApiProblem(HttpStatus status, String code) {
    this(Problem.of(status, code));
  }

  public Problem problem() {
    return problem;
  }

  /** 404 {@code NOT_FOUND}: it is not there, or the caller may not know that it is. */
  public static ApiProblem notFound() {
    return new ApiProblem(HttpStatus.NOT_FOUND, "NOT_FOUND");
  }

  /** 403 {@code FORBIDDEN}. */
  public static ApiProblem forbidden() {
    return new ApiProblem(HttpStatus.FORBIDDEN, "FORBIDDEN");
  }

  /** 400 {@code VALIDATION} for one field. */
  public static ApiProblem invalid(String field, String code) {
    return new ApiProblem(Problem.validation(List.of(new FieldError(field, code))));
  }

  /** What is wrong with one field. */
  public record FieldError(String field, String code) {}

  /**
   * The answer's body.
   *
   * @param extra further members, such as {@code errors} or {@code reason}
   */
  public record Problem(HttpStatus status, String code, Map<String, Object> extra) {

    public static Problem of(HttpStatus status, String code) {
      return new Problem(status, code, Map.of());
    }

    /** A problem that the status alone tells: its code is {@code NOT_FOUND} and the like. */
    public static Problem of(HttpStatus status) {
      return of(
          status,
          switch (status) {
            case UNAUTHORIZED -> "UNAUTHENTICATED";
            case PAYLOAD_TOO_LARGE -> "TOO_LARGE";
            case SERVICE_UNAVAILABLE -> "TEMPORARILY_UNAVAILABLE";
            case FORBIDDEN,
                NOT_FOUND,
                METHOD_NOT_ALLOWED,
                UNSUPPORTED_MEDIA_TYPE,
                NOT_ACCEPTABLE,
                TOO_MANY_REQUESTS ->
                status.name();
            default -> status.is4xxClientError() ? "VALIDATION" : "INTERNAL";
          });
    }

    public static Problem validation(List<FieldError> errors) {
      return new Problem(HttpStatus.BAD_REQUEST, "VALIDATION", Map.of("errors", errors));
    }

    /** As RFC 9457 members, for answers that are stored. */
    public Map<String, Object> members() {
      Map<String, Object> members = new LinkedHashMap<>();
      members.put("type", "about:blank");
      members.put("title", status.getReasonPhrase());
      members.put("status", status.value());
      members.put("code", code);
      members.putAll(extra);
      return members;
    }

    ProblemDetail toDetail() {
      ProblemDetail detail = ProblemDetail.forStatus(status);
      detail.setProperty("code", code);
      extra.forEach(detail::setProperty);
      return detail;
    }
  }
}
