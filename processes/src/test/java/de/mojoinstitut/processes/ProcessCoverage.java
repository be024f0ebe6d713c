package de.mojoinstitut.processes;

import static java.util.stream.Collectors.toCollection;

import io.camunda.zeebe.protocol.record.Record;
import io.camunda.zeebe.protocol.record.intent.ProcessInstanceIntent;
import io.camunda.zeebe.protocol.record.value.BpmnElementType;
import io.camunda.zeebe.protocol.record.value.ProcessInstanceRecordValue;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Which elements of a model were completed and which of its flows were taken, in everything an
 * engine recorded.
 */
record ProcessCoverage(BpmnModel model, Set<String> seen) {

  static ProcessCoverage of(BpmnModel model, Stream<Record<ProcessInstanceRecordValue>> events) {
    return new ProcessCoverage(
        model,
        events
            .filter(event -> event.getValue().getBpmnProcessId().equals(model.processId()))
            .filter(ProcessCoverage::counts)
            .map(event -> event.getValue().getElementId())
            .collect(toCollection(TreeSet::new)));
  }

  Set<String> missingElements() {
    return missing(model.elementIds());
  }

  /**
   * Flows nobody took. The engine does not record flows that leave an event-based gateway: these
   * count as taken when the event they lead to (and nothing else may lead there) was completed.
   */
  Set<String> missingFlows() {
    Set<String> missing = missing(model.flowIds());
    model.flows().stream()
        .filter(flow -> leavesEventBasedGateway(flow) && seen.contains(flow.target()))
        .map(BpmnModel.Flow::id)
        .forEach(missing::remove);
    return missing;
  }

  private boolean leavesEventBasedGateway(BpmnModel.Flow flow) {
    return model.nodes().stream()
        .anyMatch(
            node -> node.id().equals(flow.source()) && node.type().equals("eventBasedGateway"));
  }

  private static boolean counts(Record<ProcessInstanceRecordValue> event) {
    return event.getValue().getBpmnElementType() == BpmnElementType.SEQUENCE_FLOW
        ? event.getIntent() == ProcessInstanceIntent.SEQUENCE_FLOW_TAKEN
        : event.getIntent() == ProcessInstanceIntent.ELEMENT_COMPLETED;
  }

  private Set<String> missing(Collection<String> expected) {
    Set<String> missing = new TreeSet<>(expected);
    missing.removeAll(seen);
    return missing;
  }
}
