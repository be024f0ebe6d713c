package de.mojoinstitut.workers.engine;

import de.mojoinstitut.chassis.pump.Backoff;
import de.mojoinstitut.core.OutsideRefusedException;
import de.mojoinstitut.core.OutsideUnavailableException;
import de.mojoinstitut.processes.EventBookingProcess;
import de.mojoinstitut.processes.OfferCancellationProcess;
import de.mojoinstitut.processes.PaymentDisputeProcess;
import de.mojoinstitut.processes.PayoutRunProcess;
import de.mojoinstitut.processes.TenantPayoutProcess;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.exception.CamundaError;
import io.camunda.client.jobhandling.CommandExceptionHandlingStrategy;
import io.camunda.client.jobhandling.DefaultJobExceptionHandlingStrategy;
import io.camunda.client.jobhandling.JobExceptionHandlingStrategy;
import io.camunda.client.metrics.MetricsRecorder;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * How jobs fail: a BPMN error is an outcome and goes to the model; all else is tried again after a
 * growing pause. Of the failure only its kind is told, never data of a person; when no try is left
 * the incident says what to do, in German.
 */
@Component
class FailJobs implements JobExceptionHandlingStrategy {

  private static final Logger LOG = LoggerFactory.getLogger(FailJobs.class);

  /** What the models give every job; the pause grows with the tries that are used up. */
  static final int RETRIES = 8;

  private static final Map<String, String> SUBJECTS = subjects();
  private static final String OUR_CODE = "de.mojoinstitut.";

  private final JobExceptionHandlingStrategy outcomes;
  private final MetricsRecorder metrics;

  FailJobs(CommandExceptionHandlingStrategy commands, MetricsRecorder metrics) {
    this.outcomes = new DefaultJobExceptionHandlingStrategy(commands, metrics);
    this.metrics = metrics;
  }

  @Override
  public void handleException(Exception exception, ExceptionHandlingContext context)
      throws Exception {
    if (exception instanceof CamundaError) {
      outcomes.handleException(exception, context);
      return;
    }
    ActivatedJob job = context.job();
    int retries = Math.max(job.getRetries() - 1, 0);
    String kind = kind(exception);
    LOG.warn("{} {} failed, {} tries left: {}", job.getType(), job.getKey(), retries, kind);
    LOG.debug("{} {}", job.getType(), job.getKey(), exception);
    metrics.increase(MetricsRecorder.METRIC_NAME_JOB, MetricsRecorder.ACTION_FAILED, job.getType());
    context
        .jobClient()
        .newFailCommand(job.getKey())
        .retries(retries)
        .retryBackoff(pause(retries))
        .errorMessage(retries == 0 ? incident(job, kind) : kind)
        .send()
        .exceptionally(
            failure -> {
              // The job's timeout gives it to the next worker.
              LOG.warn(
                  "{} {} could not be failed: {}",
                  job.getType(),
                  job.getKey(),
                  failure.getClass().getName());
              return null;
            });
  }

  private static Duration pause(int retries) {
    return Backoff.after(Math.max(RETRIES - retries, 1));
  }

  private static String kind(Exception exception) {
    boolean ours =
        exception instanceof OutsideUnavailableException
            || exception instanceof OutsideRefusedException
            || (exception instanceof IllegalStateException && isThrownByOurCode(exception));
    return ours ? String.valueOf(exception.getMessage()) : exception.getClass().getName();
  }

  /** A library's text may repeat the values that it did not like. */
  private static boolean isThrownByOurCode(Exception exception) {
    StackTraceElement[] trace = exception.getStackTrace();
    return trace.length > 0 && trace[0].getClassName().startsWith(OUR_CODE);
  }

  private static String incident(ActivatedJob job, String kind) {
    return "%s: Der Schritt %s ist endgültig gescheitert (%s). Bitte die Ursache beheben und den Vorfall in Operate erneut versuchen."
        .formatted(subject(job), job.getType(), kind);
  }

  /** What people know it by: the number that the instance has, else an id of ours. */
  private static String subject(ActivatedJob job) {
    Map<String, Object> variables = job.getVariablesAsMap();
    return SUBJECTS.entrySet().stream()
        .filter(subject -> variables.get(subject.getKey()) != null)
        .map(subject -> subject.getValue() + " " + variables.get(subject.getKey()))
        .findFirst()
        .orElseGet(() -> "Vorgang " + job.getProcessInstanceKey());
  }

  /** Nouns by variable; the first that an instance has is told. */
  private static Map<String, String> subjects() {
    Map<String, String> nouns = new LinkedHashMap<>();
    nouns.put(EventBookingProcess.Variables.BOOKING_NUMBER, "Buchung");
    nouns.put(PayoutRunProcess.Variables.PAYOUT_RUN_NUMBER, "Auszahlungslauf");
    nouns.put(OfferCancellationProcess.Variables.OFFER_ID, "Angebot");
    nouns.put(PaymentDisputeProcess.Variables.DISPUTE_ID, "Zahlungsstreit");
    nouns.put(PayoutRunProcess.Variables.PAYOUT_RUN_ID, "Auszahlungslauf");
    nouns.put(TenantPayoutProcess.Variables.PAYOUT_ID, "Auszahlung");
    nouns.put(EventBookingProcess.Variables.BOOKING_ID, "Buchung");
    return Collections.unmodifiableMap(nouns);
  }
}
