package de.mojoinstitut.chassis.web;

import de.mojoinstitut.chassis.problem.ApiProblem.Problem;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** Tomcat's own refusals, such as of a path that it cannot decode; Tomcat makes it by its name. */
public final class ProblemValve extends ErrorReportValve {

  @Override
  protected void report(Request request, Response response, @Nullable Throwable failure) {
    HttpStatus status = HttpStatus.resolve(response.getStatus());
    if (status == null
        || !status.isError()
        || response.getContentWritten() > 0
        || !response.setErrorReported()) {
      return;
    }
    try {
      ProblemWriter.write(response, Problem.of(status));
      response.finishResponse();
    } catch (IOException e) {
      container.getLogger().debug("an answer could not be written", e);
    }
  }
}
