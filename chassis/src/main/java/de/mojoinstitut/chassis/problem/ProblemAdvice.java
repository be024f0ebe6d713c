package de.mojoinstitut.chassis.problem;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import de.mojoinstitut.chassis.problem.ApiProblem.FieldError;
import de.mojoinstitut.chassis.problem.ApiProblem.Problem;
import de.mojoinstitut.chassis.web.BodyTooLargeException;
import jakarta.validation.ConstraintViolationException;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.validation.method.ParameterErrors;
import org.springframework.validation.method.ParameterValidationResult;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/**
 * Turns every failure into problem+json with a stable code; nothing of the request's content is
 * logged or echoed.
 */
@RestControllerAdvice
public final class ProblemAdvice extends ResponseEntityExceptionHandler {

  private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);
  private static final String IDEMPOTENCY_KEY = "Idempotency-Key";

  @ExceptionHandler
  ResponseEntity<Object> refused(ApiProblem refusal) {
    return answer(refusal.problem());
  }

  /** The firewall refuses the value of a header when somebody reads it. */
  @ExceptionHandler
  ResponseEntity<Object> rejected(RequestRejectedException rejected) {
    return answer(Problem.of(HttpStatus.BAD_REQUEST));
  }

  @ExceptionHandler
  ResponseEntity<Object> denied(AccessDeniedException denied) {
    return answer(Problem.of(HttpStatus.FORBIDDEN, "FORBIDDEN"));
  }

  @ExceptionHandler
  ResponseEntity<Object> tooLarge(BodyTooLargeException tooLarge) {
    return answer(Problem.of(HttpStatus.PAYLOAD_TOO_LARGE, "TOO_LARGE"));
  }

  @ExceptionHandler
  ResponseEntity<Object> mistyped(MethodArgumentTypeMismatchException mismatch) {
    return answer(Problem.validation(List.of(new FieldError(mismatch.getName(), "INVALID"))));
  }

  @ExceptionHandler
  ResponseEntity<Object> violated(ConstraintViolationException violation) {
    return answer(
        Problem.validation(
            violation.getConstraintViolations().stream()
                .map(
                    v ->
                        new FieldError(
                            v.getPropertyPath().toString(),
                            code(annotation(v.getConstraintDescriptor().getAnnotation()))))
                .toList()));
  }

  /**
   * The database is away or overloaded: nothing was stored, and the same request may come again.
   */
  @ExceptionHandler({
    TransientDataAccessException.class,
    NonTransientDataAccessResourceException.class,
    CannotCreateTransactionException.class
  })
  ResponseEntity<Object> unavailable(Exception failure) {
    LOG.warn("temporarily unavailable: {}", failure.getClass().getName());
    return answer(Problem.of(HttpStatus.SERVICE_UNAVAILABLE));
  }

  /** True for failures that {@link #unavailable} answers. */
  public static boolean isUnavailable(Exception failure) {
    return failure instanceof TransientDataAccessException
        || failure instanceof NonTransientDataAccessResourceException
        || failure instanceof CannotCreateTransactionException;
  }

  @ExceptionHandler
  ResponseEntity<Object> failed(Exception failure) {
    LOG.error("request failed: {} at {}", failure.getClass().getName(), origin(failure));
    LOG.debug("request failed", failure);
    return answer(Problem.of(HttpStatus.INTERNAL_SERVER_ERROR, "INTERNAL"));
  }

  private static String origin(Exception failure) {
    StackTraceElement[] trace = failure.getStackTrace();
    return trace.length == 0 ? "?" : trace[0].toString();
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(
      MethodArgumentNotValidException invalid,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    return answer(
        Problem.validation(
            invalid.getBindingResult().getFieldErrors().stream()
                .map(error -> new FieldError(error.getField(), code(error.getCode())))
                .toList()));
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleHandlerMethodValidationException(
      HandlerMethodValidationException invalid,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    return answer(
        Problem.validation(
            invalid.getParameterValidationResults().stream()
                .flatMap(ProblemAdvice::fieldErrors)
                .toList()));
  }

  private static Stream<FieldError> fieldErrors(ParameterValidationResult result) {
    if (result instanceof ParameterErrors body) {
      return body.getFieldErrors().stream()
          .map(error -> new FieldError(error.getField(), code(error.getCode())));
    }
    String name = String.valueOf(result.getMethodParameter().getParameterName());
    return Stream.of(new FieldError(name, "INVALID"));
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
      HttpMessageNotReadableException unreadable,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    Throwable cause = unreadable.getMostSpecificCause();
    if (hasCause(unreadable, BodyTooLargeException.class)) {
      return answer(Problem.of(HttpStatus.PAYLOAD_TOO_LARGE, "TOO_LARGE"));
    }
    if (cause instanceof ApiProblem refusal) {
      return answer(refusal.problem());
    }
    // Without a path the body as a whole is none of ours: no field can be named.
    if (unreadable.getCause() instanceof JsonMappingException wrong
        && !(cause instanceof JsonParseException)
        && !wrong.getPath().isEmpty()) {
      String code = wrong instanceof UnrecognizedPropertyException ? "UNKNOWN_FIELD" : "INVALID";
      return answer(Problem.validation(List.of(new FieldError(field(wrong), code))));
    }
    return answer(Problem.of(HttpStatus.BAD_REQUEST, "MALFORMED_JSON"));
  }

  /** As validation names fields too: {@code sessions[0].startsAt}. */
  private static String field(JsonMappingException wrong) {
    StringBuilder field = new StringBuilder();
    for (JsonMappingException.Reference step : wrong.getPath()) {
      if (step.getFieldName() == null) {
        field.append('[').append(step.getIndex()).append(']');
      } else {
        field.append(field.isEmpty() ? "" : ".").append(step.getFieldName());
      }
    }
    return field.toString();
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleServletRequestBindingException(
      ServletRequestBindingException missing,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    if (missing instanceof MissingRequestHeaderException header) {
      return answer(
          header.getHeaderName().equalsIgnoreCase(IDEMPOTENCY_KEY)
              ? Problem.of(HttpStatus.BAD_REQUEST, "IDEMPOTENCY_KEY_REQUIRED")
              : Problem.validation(List.of(new FieldError(header.getHeaderName(), "REQUIRED"))));
    }
    return answer(Problem.of(HttpStatus.BAD_REQUEST, "VALIDATION"));
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleMissingServletRequestParameter(
      MissingServletRequestParameterException missing,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    return answer(
        Problem.validation(List.of(new FieldError(missing.getParameterName(), "REQUIRED"))));
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleExceptionInternal(
      Exception failure,
      @Nullable Object body,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    HttpStatus known = HttpStatus.valueOf(status.value());
    Problem problem = Problem.of(known);
    HttpHeaders kept = new HttpHeaders();
    kept.setAllow(headers.getAllow());
    return ResponseEntity.status(known)
        .headers(kept)
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(problem.toDetail());
  }

  private static ResponseEntity<Object> answer(Problem problem) {
    return ResponseEntity.status(problem.status())
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(problem.toDetail());
  }

  private static boolean hasCause(@Nullable Throwable failure, Class<?> type) {
    for (Throwable each = failure; each != null; each = each.getCause()) {
      if (type.isInstance(each)) {
        return true;
      }
    }
    return false;
  }

  private static String annotation(Annotation annotation) {
    return annotation.annotationType().getSimpleName();
  }

  /**
   * {@code NotBlank} and {@code NotNull} are REQUIRED to a caller, {@code Size} is SIZE, {@code
   * PlainText} PLAIN_TEXT.
   */
  private static String code(@Nullable String constraint) {
    return switch (constraint) {
      case null -> "INVALID";
      case "NotBlank", "NotNull", "NotEmpty" -> "REQUIRED";
      default -> constraint.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toUpperCase(Locale.ROOT);
    };
  }
}
