package de.mojoinstitut.chassis.web;

import de.mojoinstitut.chassis.problem.ApiProblem.Problem;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.boot.web.servlet.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Problem+json for what fails before or beside a controller, such as a refused URL. */
@Controller
final class ProblemErrorController implements ErrorController {

  @RequestMapping("/error")
  ResponseEntity<Map<String, Object>> answer(HttpServletRequest request) {
    Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    HttpStatus status = code instanceof Integer value ? HttpStatus.resolve(value) : null;
    Problem problem = Problem.of(status == null ? HttpStatus.NOT_FOUND : status);
    return ResponseEntity.status(problem.status())
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(problem.members());
  }
}
