package de.mojoinstitut.chassis.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/** Writes problem+json where no controller advice is reached: filters and the security chain. */
public final class ProblemWriter {

  private ProblemWriter() {}

  /**
   * @param code a stable code of ours, never text from the request
   */
  public static void write(HttpServletResponse response, HttpStatus status, String code)
      throws IOException {
    response.setStatus(status.value());
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response
        .getWriter()
        .write(
            "{\"type\":\"about:blank\",\"title\":\"%s\",\"status\":%d,\"code\":\"%s\"}"
                .formatted(status.getReasonPhrase(), status.value(), code));
  }
}
