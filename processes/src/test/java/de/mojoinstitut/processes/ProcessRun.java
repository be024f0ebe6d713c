package de.mojoinstitut.processes;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.api.response.ActivatedJob;
import io.camunda.zeebe.protocol.record.Record;
import io.camunda.zeebe.protocol.record.value.BpmnElementType;
import io.camunda.zeebe.protocol.record.value.IncidentRecordValue;
import io.camunda.zeebe.protocol.record.value.ProcessInstanceRecordValue;
import io.camunda.zeebe.protocol.record.value.UserTaskRecordValue;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Plays hub, workers and staff for one thing that processes are about: a test reads as the story of
 * that thing.
 *
 * @param <R> the run's own type, so that a story goes on with its words
 */
abstract class ProcessRun<R extends ProcessRun<R>> {

  private static final Duration MESSAGE_LIFE = Duration.ofDays(1);
  private static final Map<String, String> JOB_TYPES =
      BpmnModel.all().stream()
          .flatMap(model -> model.jobs().stream())
          .collect(toMap(BpmnModel.Job::elementId, BpmnModel.Job::type, ProcessRun::theSame));

  private final TestEngine engine;
  private final String key = UUID.randomUUID().toString();
  private final List<Long> created = new ArrayList<>();
  private final RunRecords records;

  ProcessRun(TestEngine engine) {
    this.engine = engine;
    this.records = new RunRecords(engine, key, created);
  }

  abstract R self();

  /** Id of what the run is about, and correlation key of its messages. */
  String key() {
    return key;
  }

  Instant now() {
    return engine.now();
  }

  // what the hub does

  R receives(String message) {
    return receives(message, Map.of());
  }

  R receives(String message, Map<String, Object> variables) {
    publish(message, key, UUID.randomUUID().toString(), variables);
    return self();
  }

  R receivesFor(String correlationKey, String message) {
    publish(message, correlationKey, UUID.randomUUID().toString(), Map.of());
    return self();
  }

  void publish(
      String message, String correlationKey, String messageId, Map<String, Object> variables) {
    engine
        .client()
        .newPublishMessageCommand()
        .messageName(message)
        .correlationKey(correlationKey)
        .messageId(messageId)
        .timeToLive(MESSAGE_LIFE)
        .variables(variables)
        .send()
        .join();
  }

  R create(String processId, Map<String, Object> variables) {
    created.add(
        engine
            .client()
            .newCreateInstanceCommand()
            .bpmnProcessId(processId)
            .latestVersion()
            .variables(variables)
            .send()
            .join()
            .getProcessInstanceKey());
    return self();
  }

  R timePasses(Duration duration) {
    engine.settle();
    engine.timePasses(duration);
    return self();
  }

  // what the workers do

  /** Works off the jobs of these tasks, one after the other. */
  R completes(String... tasks) {
    for (String task : tasks) {
      completesWith(task, Map.of());
    }
    return self();
  }

  R completesWith(String task, Map<String, Object> results) {
    engine.client().newCompleteCommand(job(task)).variables(results).send().join();
    return self();
  }

  R failsWithError(String task, String errorCode) {
    engine.client().newThrowErrorCommand(job(task)).errorCode(errorCode).send().join();
    return self();
  }

  R failsFor(Duration backOff, String task) {
    ActivatedJob job = job(task);
    engine
        .client()
        .newFailCommand(job)
        .retries(job.getRetries() - 1)
        .retryBackoff(backOff)
        .send()
        .join();
    return self();
  }

  R failsForGood(String task) {
    engine
        .client()
        .newFailCommand(job(task))
        .retries(0)
        .errorMessage("Kein Anschluss")
        .send()
        .join();
    return self();
  }

  // what staff and operators do

  R staffCompletes(String task, Map<String, Object> form) {
    engine.completeUserTask(userTask(task).getUserTaskKey(), form);
    return self();
  }

  R incidentIsResolved(String task) {
    Record<IncidentRecordValue> incident = openIncident(task);
    engine
        .client()
        .newUpdateRetriesCommand(incident.getValue().getJobKey())
        .retries(8)
        .send()
        .join();
    engine.client().newResolveIncidentCommand(incident.getKey()).send().join();
    return self();
  }

  // what is seen

  /** Apart from the ends of what happens beside, which are jobs. */
  void endsAt(String endEvent) {
    TestEngine.soon()
        .untilAsserted(
            () -> {
              assertThat(records.running()).isEmpty();
              assertThat(records.completed(BpmnElementType.END_EVENT))
                  .filteredOn(event -> !JOB_TYPES.containsKey(event))
                  .last()
                  .isEqualTo(endEvent);
            });
  }

  UserTaskRecordValue userTask(String task) {
    return TestEngine.soon()
        .until(() -> records.openUserTasks(task), found -> !found.isEmpty())
        .getLast();
  }

  R hasIncidentAt(String task) {
    openIncident(task);
    return self();
  }

  R hasNoJobFor(String task) {
    engine.settle();
    assertThat(jobs(task)).isEmpty();
    return self();
  }

  R hasInstances(int count) {
    engine.settle();
    assertThat(records.roots()).hasSize(count);
    return self();
  }

  /** Variables as a job of that task sees them; the job is worked off. */
  Map<String, Object> variablesAt(String task) {
    ActivatedJob job = job(task);
    engine.client().newCompleteCommand(job).send().join();
    return job.getVariablesAsMap();
  }

  boolean owns(ProcessInstanceRecordValue element) {
    return records.instances().contains(element.getProcessInstanceKey());
  }

  void hasNothingRunning() {
    TestEngine.soon().untilAsserted(() -> assertThat(records.running()).isEmpty());
  }

  private ActivatedJob job(String task) {
    ActivatedJob job =
        TestEngine.soon().until(() -> jobs(task), found -> !found.isEmpty()).getFirst();
    assertThat(job.getElementId()).isEqualTo(task);
    assertThat(records.instances()).contains(job.getProcessInstanceKey());
    return job;
  }

  private List<ActivatedJob> jobs(String task) {
    return engine
        .client()
        .newActivateJobsCommand()
        .jobType(JOB_TYPES.get(task))
        .maxJobsToActivate(1)
        .timeout(Duration.ofDays(1))
        .send()
        .join()
        .getJobs();
  }

  private Record<IncidentRecordValue> openIncident(String task) {
    return TestEngine.soon()
        .until(() -> records.incidents(task), found -> !found.isEmpty())
        .getLast();
  }

  private static String theSame(String jobType, String other) {
    assertThat(other).as("one element id, one job type").isEqualTo(jobType);
    return jobType;
  }
}
