package de.mojoinstitut.chassis.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import de.mojoinstitut.chassis.problem.ApiProblem;
import de.mojoinstitut.chassis.problem.ApiProblem.FieldError;
import de.mojoinstitut.chassis.problem.ApiProblem.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Refuses query parameters that an operation does not take, and fields in the body of one that
 * takes none: who sends them means something by them. Of bodies that are taken, the JSON mapper
 * does it.
 */
final class NothingUnknown implements HandlerInterceptor {

  private static final JsonMapper JSON = new JsonMapper();

  @Override
  public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
      throws IOException {
    if (handler instanceof HandlerMethod operation) {
      List<MethodParameter> taken = Arrays.asList(operation.getMethodParameters());
      if (request.getQueryString() != null) {
        Set<String> known = queryParameters(taken);
        refuse(
            request.getParameterMap().keySet().stream().filter(name -> !known.contains(name)),
            "UNKNOWN_PARAMETER");
      }
      if (taken.stream().noneMatch(each -> each.hasParameterAnnotation(RequestBody.class))) {
        refuse(fields(request), "UNKNOWN_FIELD");
      }
    }
    return true;
  }

  private static Set<String> queryParameters(List<MethodParameter> taken) {
    return taken.stream()
        .filter(each -> each.hasParameterAnnotation(RequestParam.class))
        .map(each -> each.getParameter().getName())
        .collect(Collectors.toSet());
  }

  private static Stream<String> fields(HttpServletRequest request) throws IOException {
    JsonNode body = read(request.getInputStream().readAllBytes());
    if (!body.isObject() && !body.isMissingNode()) {
      throw malformed();
    }
    return body.propertyStream().map(field -> field.getKey());
  }

  private static JsonNode read(byte[] body) throws IOException {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException e) {
      throw malformed();
    }
  }

  private static ApiProblem malformed() {
    return new ApiProblem(HttpStatus.BAD_REQUEST, "MALFORMED_JSON");
  }

  private static void refuse(Stream<String> unknown, String code) {
    List<FieldError> errors = unknown.map(name -> new FieldError(name, code)).toList();
    if (!errors.isEmpty()) {
      throw new ApiProblem(Problem.validation(errors));
    }
  }
}
