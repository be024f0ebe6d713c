package de.mojoinstitut.processes;

import static org.assertj.core.api.Assertions.assertThat;

import de.mojoinstitut.processes.EventBookingProcess.Elements;
import de.mojoinstitut.processes.EventBookingProcess.Messages;
import de.mojoinstitut.processes.EventBookingProcess.Variables;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.zeebe.protocol.record.Record;
import io.camunda.zeebe.protocol.record.intent.IncidentIntent;
import io.camunda.zeebe.protocol.record.intent.MessageStartEventSubscriptionIntent;
import io.camunda.zeebe.protocol.record.intent.ProcessInstanceIntent;
import io.camunda.zeebe.protocol.record.value.BpmnElementType;
import io.camunda.zeebe.protocol.record.value.IncidentRecordValue;
import io.camunda.zeebe.protocol.record.value.MessageStartEventSubscriptionRecordValue;
import io.camunda.zeebe.protocol.record.value.ProcessInstanceRecordValue;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** Plays hub and workers for one booking: a test reads as the story of that booking. */
final class BookingRun {

  static final Duration HOLD = Duration.ofMinutes(15);

  private static final BpmnModel MODEL = BpmnModel.of(EventBookingProcess.PROCESS_ID);
  private static final Duration MESSAGE_LIFE = Duration.ofDays(1);
  private static final Map<String, Map<String, Object>> RESULTS =
      Map.of(
          Elements.TASK_SYNC_CONTACT, Map.of(Variables.CONTACT_ID, "contact_1"),
          Elements.TASK_REQUEST_PAYMENT, Map.of(Variables.PAYMENT_ID, "payment_1"));

  private final TestEngine engine;
  private final String bookingId = "booking_" + UUID.randomUUID();

  BookingRun(TestEngine engine) {
    this.engine = engine;
  }

  // what the hub does

  BookingRun held() {
    return receives(Messages.BOOKING_HELD, variables(true));
  }

  BookingRun heldFreeOfCharge() {
    return receives(Messages.BOOKING_HELD, variables(false));
  }

  BookingRun heldAgainWithMessageId(String messageId) {
    publish(Messages.BOOKING_HELD, messageId, variables(true));
    return this;
  }

  BookingRun paidLate() {
    Map<String, Object> variables = variables(true);
    variables.put(Variables.LATE_PAYMENT, true);
    return receives(Messages.PAYMENT_CAPTURED_LATE, variables);
  }

  BookingRun receives(String message) {
    return receives(message, Map.of());
  }

  BookingRun timePasses(Duration duration) {
    engine.timePasses(duration);
    return this;
  }

  BookingRun holdExpires() {
    return timePasses(HOLD.plusSeconds(1));
  }

  // what the workers do

  /** Works off the jobs of these tasks, one after the other. */
  BookingRun completes(String... tasks) {
    for (String task : tasks) {
      engine
          .client()
          .newCompleteCommand(job(task))
          .variables(RESULTS.getOrDefault(task, Map.of()))
          .send()
          .join();
    }
    return this;
  }

  BookingRun failsWithError(String task, String errorCode) {
    engine.client().newThrowErrorCommand(job(task)).errorCode(errorCode).send().join();
    return this;
  }

  BookingRun failsFor(Duration backOff, String task) {
    ActivatedJob job = job(task);
    engine
        .client()
        .newFailCommand(job)
        .retries(job.getRetries() - 1)
        .retryBackoff(backOff)
        .send()
        .join();
    return this;
  }

  BookingRun failsForGood(String task) {
    engine
        .client()
        .newFailCommand(job(task))
        .retries(0)
        .errorMessage("Kein Anschluss")
        .send()
        .join();
    return this;
  }

  // what operators do

  BookingRun incidentIsResolved(String task) {
    Record<IncidentRecordValue> incident = openIncident(task);
    engine
        .client()
        .newUpdateRetriesCommand(incident.getValue().getJobKey())
        .retries(8)
        .send()
        .join();
    engine.client().newResolveIncidentCommand(incident.getKey()).send().join();
    return this;
  }

  // what is seen

  void endsAt(String endEvent) {
    TestEngine.soon()
        .untilAsserted(
            () -> {
              assertThat(completed(BpmnElementType.PROCESS)).isNotEmpty();
              assertThat(completed(BpmnElementType.END_EVENT)).last().isEqualTo(endEvent);
            });
  }

  BookingRun hasIncidentAt(String task) {
    openIncident(task);
    return this;
  }

  BookingRun hasNoJobFor(String task) {
    engine.settle();
    assertThat(jobs(task)).isEmpty();
    return this;
  }

  BookingRun hasInstances(int count) {
    engine.settle();
    assertThat(instances()).hasSize(count);
    return this;
  }

  boolean owns(ProcessInstanceRecordValue element) {
    return instances().contains(element.getProcessInstanceKey());
  }

  void hasNothingRunning() {
    TestEngine.soon().untilAsserted(() -> assertThat(running()).isEmpty());
  }

  private Map<String, Object> variables(boolean paymentRequired) {
    Map<String, Object> variables = new HashMap<>();
    variables.put(Variables.BOOKING_ID, bookingId);
    variables.put(Variables.BOOKING_NUMBER, "B-2026-000001");
    variables.put(Variables.REGION, "DACH");
    variables.put(Variables.SELLER_TENANT_ID, "tenant_anna");
    variables.put(Variables.PAYMENT_REQUIRED, paymentRequired);
    variables.put(Variables.HOLD_EXPIRES_AT, engine.now().plus(HOLD).toString());
    variables.put(Variables.LATE_PAYMENT, false);
    return variables;
  }

  private BookingRun receives(String message, Map<String, Object> variables) {
    publish(message, UUID.randomUUID().toString(), variables);
    return this;
  }

  private void publish(String message, String messageId, Map<String, Object> variables) {
    engine
        .client()
        .newPublishMessageCommand()
        .messageName(message)
        .correlationKey(bookingId)
        .messageId(messageId)
        .timeToLive(MESSAGE_LIFE)
        .variables(variables)
        .send()
        .join();
  }

  private ActivatedJob job(String task) {
    ActivatedJob job =
        TestEngine.soon().until(() -> jobs(task), found -> !found.isEmpty()).getFirst();
    assertThat(job.getElementId()).isEqualTo(task);
    assertThat(job.getVariable(Variables.BOOKING_ID)).isEqualTo(bookingId);
    return job;
  }

  private List<ActivatedJob> jobs(String task) {
    return engine
        .client()
        .newActivateJobsCommand()
        .jobType(MODEL.jobType(task))
        .maxJobsToActivate(1)
        .timeout(Duration.ofDays(1))
        .send()
        .join()
        .getJobs();
  }

  private Record<IncidentRecordValue> openIncident(String task) {
    return TestEngine.soon().until(() -> incidents(task), found -> !found.isEmpty()).getLast();
  }

  private List<Record<IncidentRecordValue>> incidents(String task) {
    return engine
        .events(IncidentRecordValue.class)
        .filter(incident -> incident.getIntent() == IncidentIntent.CREATED)
        .filter(incident -> incident.getValue().getElementId().equals(task))
        .filter(incident -> instances().contains(incident.getValue().getProcessInstanceKey()))
        .toList();
  }

  private List<Long> instances() {
    return engine
        .events(MessageStartEventSubscriptionRecordValue.class)
        .filter(event -> event.getIntent() == MessageStartEventSubscriptionIntent.CORRELATED)
        .filter(event -> event.getValue().getCorrelationKey().equals(bookingId))
        .map(event -> event.getValue().getProcessInstanceKey())
        .toList();
  }

  private List<Long> running() {
    List<Long> ended =
        elements(BpmnElementType.PROCESS, ProcessInstanceIntent.ELEMENT_COMPLETED)
            .map(ProcessInstanceRecordValue::getProcessInstanceKey)
            .toList();
    return instances().stream().filter(instance -> !ended.contains(instance)).toList();
  }

  private List<String> completed(BpmnElementType type) {
    return elements(type, ProcessInstanceIntent.ELEMENT_COMPLETED)
        .map(ProcessInstanceRecordValue::getElementId)
        .toList();
  }

  private Stream<ProcessInstanceRecordValue> elements(
      BpmnElementType type, ProcessInstanceIntent intent) {
    List<Long> instances = instances();
    return engine
        .events(ProcessInstanceRecordValue.class)
        .filter(
            event -> event.getIntent() == intent && event.getValue().getBpmnElementType() == type)
        .map(Record::getValue)
        .filter(element -> instances.contains(element.getProcessInstanceKey()));
  }
}
