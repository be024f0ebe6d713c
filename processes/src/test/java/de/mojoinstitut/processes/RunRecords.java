package de.mojoinstitut.processes;

import static java.util.stream.Collectors.toSet;

import io.camunda.zeebe.protocol.record.Record;
import io.camunda.zeebe.protocol.record.intent.IncidentIntent;
import io.camunda.zeebe.protocol.record.intent.MessageStartEventSubscriptionIntent;
import io.camunda.zeebe.protocol.record.intent.ProcessInstanceIntent;
import io.camunda.zeebe.protocol.record.intent.UserTaskIntent;
import io.camunda.zeebe.protocol.record.value.BpmnElementType;
import io.camunda.zeebe.protocol.record.value.IncidentRecordValue;
import io.camunda.zeebe.protocol.record.value.MessageStartEventSubscriptionRecordValue;
import io.camunda.zeebe.protocol.record.value.ProcessInstanceRecordValue;
import io.camunda.zeebe.protocol.record.value.UserTaskRecordValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the engine recorded about one run: the instances that its messages started or that it
 * created, and those that these called.
 */
record RunRecords(TestEngine engine, String correlationKey, List<Long> created) {

  List<Long> roots() {
    Stream<Long> byMessage =
        engine
            .events(MessageStartEventSubscriptionRecordValue.class)
            .filter(event -> event.getIntent() == MessageStartEventSubscriptionIntent.CORRELATED)
            .filter(event -> event.getValue().getCorrelationKey().equals(correlationKey))
            .map(event -> event.getValue().getProcessInstanceKey());
    return Stream.concat(byMessage, created.stream()).toList();
  }

  List<Long> instances() {
    List<Long> instances = new ArrayList<>(roots());
    processes(ProcessInstanceIntent.ELEMENT_ACTIVATED)
        .filter(process -> instances.contains(process.getParentProcessInstanceKey()))
        .forEach(process -> instances.add(process.getProcessInstanceKey()));
    return instances;
  }

  List<Long> running() {
    Set<Long> ended =
        processes(ProcessInstanceIntent.ELEMENT_COMPLETED)
            .map(ProcessInstanceRecordValue::getProcessInstanceKey)
            .collect(toSet());
    return roots().stream().filter(instance -> !ended.contains(instance)).toList();
  }

  List<String> completed(BpmnElementType type) {
    List<Long> instances = instances();
    return elements(type, ProcessInstanceIntent.ELEMENT_COMPLETED)
        .filter(element -> instances.contains(element.getProcessInstanceKey()))
        .map(ProcessInstanceRecordValue::getElementId)
        .toList();
  }

  List<Record<IncidentRecordValue>> incidents(String task) {
    List<Long> instances = instances();
    return engine
        .events(IncidentRecordValue.class)
        .filter(incident -> incident.getIntent() == IncidentIntent.CREATED)
        .filter(incident -> incident.getValue().getElementId().equals(task))
        .filter(incident -> instances.contains(incident.getValue().getProcessInstanceKey()))
        .toList();
  }

  List<UserTaskRecordValue> openUserTasks(String task) {
    List<Long> instances = instances();
    Set<Long> closed =
        userTasks(UserTaskIntent.COMPLETED, UserTaskIntent.CANCELED)
            .map(UserTaskRecordValue::getUserTaskKey)
            .collect(toSet());
    return userTasks(UserTaskIntent.CREATED)
        .filter(userTask -> userTask.getElementId().equals(task))
        .filter(userTask -> instances.contains(userTask.getProcessInstanceKey()))
        .filter(userTask -> !closed.contains(userTask.getUserTaskKey()))
        .toList();
  }

  private Stream<UserTaskRecordValue> userTasks(UserTaskIntent... intents) {
    return engine
        .events(UserTaskRecordValue.class)
        .filter(event -> Set.of(intents).contains(event.getIntent()))
        .map(Record::getValue);
  }

  private Stream<ProcessInstanceRecordValue> processes(ProcessInstanceIntent intent) {
    return elements(BpmnElementType.PROCESS, intent);
  }

  private Stream<ProcessInstanceRecordValue> elements(
      BpmnElementType type, ProcessInstanceIntent intent) {
    return engine
        .events(ProcessInstanceRecordValue.class)
        .filter(
            event -> event.getIntent() == intent && event.getValue().getBpmnElementType() == type)
        .map(Record::getValue);
  }
}
