package de.mojoinstitut.workers.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import de.mojoinstitut.core.OutsideRefusedException;
import de.mojoinstitut.core.OutsideUnavailableException;
import de.mojoinstitut.processes.EventBookingProcess;
import io.camunda.client.annotation.value.JobWorkerValue;
import io.camunda.client.exception.BpmnError;
import io.camunda.client.impl.CamundaObjectMapper;
import io.camunda.client.impl.response.ActivatedJobImpl;
import io.camunda.client.jobhandling.DefaultCommandExceptionHandlingStrategy;
import io.camunda.client.jobhandling.JobExceptionHandlingStrategy.ExceptionHandlingContext;
import io.camunda.client.metrics.MetricsRecorder;
import io.camunda.client.metrics.SimpleMetricsRecorder;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.FailJobRequest;
import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeTaskDefinition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class FailJobsTest {

  private static final int ALL_TRIES = FailJobs.RETRIES;

  private final FakeGateway engine = new FakeGateway();
  private final SimpleMetricsRecorder metrics = new SimpleMetricsRecorder();
  private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
  private final FailJobs failJobs =
      new FailJobs(new DefaultCommandExceptionHandlingStrategy(pause -> pause, scheduler), metrics);

  @AfterEach
  void stop() {
    engine.close();
    scheduler.shutdownNow();
  }

  @Test
  void shouldTellTheModelOfABusinessOutcome() throws Exception {
    // when
    failJobs.handleException(new BpmnError("ALREADY_PAID", "the money is there"), job(ALL_TRIES));

    // then
    await().untilAsserted(() -> assertThat(engine.errors).hasSize(1));
    assertThat(engine.errors.getFirst().getErrorCode()).isEqualTo("ALREADY_PAID");
    assertThat(engine.failures).isEmpty();
  }

  @Test
  void shouldTryAgainLaterWhereTheOutsideIsAway() throws Exception {
    // when
    FailJobRequest failure = fail(new OutsideUnavailableException("kontakte", "503"), ALL_TRIES);

    // then
    assertThat(failure.getJobKey()).isEqualTo(4711);
    assertThat(failure.getRetries()).isEqualTo(7);
    assertThat(failure.getRetryBackOff()).isEqualTo(1000);
    assertThat(failure.getErrorMessage()).isEqualTo("kontakte: 503");
    assertThat(engine.errors).isEmpty();
  }

  @Test
  void shouldTellStatusAndCodeOfWhatTheOutsideRefused() throws Exception {
    // when
    FailJobRequest failure =
        fail(new OutsideRefusedException("kontakte", 409, "WRONG_STATE"), ALL_TRIES);

    // then
    assertThat(failure.getErrorMessage()).isEqualTo("kontakte refused: 409 WRONG_STATE");
  }

  @Test
  void shouldWaitLongerAfterEachTry() throws Exception {
    // given
    List<Duration> pauses = new ArrayList<>();

    // when
    for (int retries = ALL_TRIES; retries > 0; retries--) {
      FailJobRequest failure = fail(new OutsideUnavailableException("payments", "503"), retries);
      pauses.add(Duration.ofMillis(failure.getRetryBackOff()));
    }

    // then
    assertThat(pauses)
        .extracting(Duration::toSeconds)
        .containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 64L, 128L);
  }

  @Test
  void shouldSayWhatToDoWhenNoTryIsLeft() throws Exception {
    // when
    FailJobRequest failure = fail(new OutsideUnavailableException("kontakte", "503"), 1);

    // then
    assertThat(failure.getRetries()).isZero();
    assertThat(failure.getErrorMessage())
        .isEqualTo(
            "Buchung MB-7K3Q9FX2: Der Schritt contact.sync ist endgültig gescheitert (kontakte: 503). "
                + "Bitte die Ursache beheben und den Vorfall in Operate erneut versuchen.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "{\"bookingId\": \"b_1\", \"bookingNumber\": \"MB-7K3Q9FX2\", \"disputeId\": \"d_1\"} | Buchung MB-7K3Q9FX2",
        "{\"payoutId\": \"p_1\", \"payoutRunNumber\": \"PR-1\"} | Auszahlungslauf PR-1",
        "{\"offerId\": \"o_1\", \"bookingId\": \"b_1\"} | Angebot o_1",
        "{\"payoutRunId\": null, \"payoutId\": \"p_1\"} | Auszahlung p_1",
        "{\"region\": \"DACH\"} | Vorgang 42"
      })
  void shouldSayWhatTheIncidentIsAbout(String variables, String subject) throws Exception {
    // when
    failJobs.handleException(new OutsideUnavailableException("kontakte", "503"), job(1, variables));

    // then
    await().until(() -> !engine.failures.isEmpty());
    assertThat(engine.failures.getLast().getErrorMessage())
        .startsWith(subject + ": Der Schritt contact.sync ist endgültig gescheitert");
  }

  @Test
  void shouldNeverGiveFewerTriesThanNone() throws Exception {
    assertThat(fail(new OutsideUnavailableException("kontakte", "503"), 0).getRetries()).isZero();
  }

  @Test
  void shouldTellOnlyTheTypeOfAnUnknownFailure(CapturedOutput output) throws Exception {
    // when
    FailJobRequest failure =
        fail(new UnsupportedOperationException("Max Mustermann <max@example.org>"), 1);

    // then
    assertThat(failure.getErrorMessage())
        .contains("(java.lang.UnsupportedOperationException)")
        .doesNotContain("Max", "example.org", "\n", "\tat ");
    assertThat(output).contains("java.lang.UnsupportedOperationException");
    assertThat(output).doesNotContain("Max Mustermann").doesNotContain("example.org");
  }

  @Test
  void shouldTellWhatOurOwnCodeSaysOfAnImpossibleState() throws Exception {
    assertThat(fail(new IllegalStateException("booking_1 is neither paid nor free"), 5))
        .extracting(FailJobRequest::getErrorMessage)
        .isEqualTo("booking_1 is neither paid nor free");
  }

  @Test
  void shouldNotTellWhatALibrarySaysOfAnImpossibleState() throws Exception {
    // given
    Exception ofTheJdk = duplicateKey();
    assertThat(ofTheJdk).hasMessageContaining("Mustermann");

    // when
    FailJobRequest failure = fail(ofTheJdk, 5);

    // then
    assertThat(failure.getErrorMessage()).isEqualTo("java.lang.IllegalStateException");
  }

  @Test
  void shouldKeepCountingFailedJobs() throws Exception {
    // when
    fail(new OutsideUnavailableException("kontakte", "503"), ALL_TRIES);

    // then
    assertThat(
            metrics.getCount(
                MetricsRecorder.METRIC_NAME_JOB, MetricsRecorder.ACTION_FAILED, "contact.sync"))
        .isEqualTo(1);
  }

  @Test
  void shouldCountTheTriesThatTheModelsGive() {
    // given
    BpmnModelInstance model =
        Bpmn.readModelFromStream(
            getClass().getClassLoader().getResourceAsStream(EventBookingProcess.RESOURCE));

    // then
    assertThat(model.getModelElementsByType(ZeebeTaskDefinition.class))
        .isNotEmpty()
        .extracting(ZeebeTaskDefinition::getRetries)
        .containsOnly(Integer.toString(FailJobs.RETRIES));
  }

  private FailJobRequest fail(Exception exception, int retries) throws Exception {
    int before = engine.failures.size();
    failJobs.handleException(exception, job(retries));
    await().until(() -> engine.failures.size() > before);
    return engine.failures.getLast();
  }

  private ExceptionHandlingContext job(int retries) {
    return job(retries, "{\"bookingId\": \"booking_1\", \"bookingNumber\": \"MB-7K3Q9FX2\"}");
  }

  private ExceptionHandlingContext job(int retries, String variables) {
    GatewayOuterClass.ActivatedJob job =
        GatewayOuterClass.ActivatedJob.newBuilder()
            .setKey(4711)
            .setType("contact.sync")
            .setRetries(retries)
            .setCustomHeaders("{}")
            .setProcessInstanceKey(42)
            .setVariables(variables)
            .build();
    JobWorkerValue worker = new JobWorkerValue();
    worker.setMaxRetries(0);
    return new ExceptionHandlingContext(
        engine.client(), new ActivatedJobImpl(new CamundaObjectMapper(), job), worker);
  }

  private static Exception duplicateKey() {
    try {
      throw new AssertionError(
          Stream.of("Max Mustermann", "Max Muster")
              .collect(Collectors.toMap(name -> 1, name -> name)));
    } catch (IllegalStateException e) {
      return e;
    }
  }
}
