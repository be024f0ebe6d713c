package de.mojoinstitut.chassis.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import de.mojoinstitut.chassis.problem.ApiProblem.Problem;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/** Writes problem+json where no controller advice is reached: filters and the security chain. */
public final class ProblemWriter {

  private static final ObjectMapper JSON = new ObjectMapper();

  private ProblemWriter() {}

  /**
   * @param code a stable code of ours, never text from the request
   */
  public static void write(HttpServletResponse response, HttpStatus status, String code)
      throws IOException {
    write(response, Problem.of(status, code));
  }

  /** Writes the problem with all its members. */
  public static void write(HttpServletResponse response, Problem problem) throws IOException {
    response.setStatus(problem.status().value());
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response.getOutputStream().write(JSON.writeValueAsBytes(problem.members()));
  }
}
