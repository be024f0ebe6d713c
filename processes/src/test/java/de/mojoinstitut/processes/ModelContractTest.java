package de.mojoinstitut.processes;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import de.mojoinstitut.processes.BpmnModel.Flow;
import de.mojoinstitut.processes.BpmnModel.FlowNode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Models and constants say the same, in both directions. */
class ModelContractTest {

  private static final Map<String, ProcessNames> NAMES =
      Stream.of(
              EventBookingProcess.class,
              BookingRefundProcess.class,
              BookingFulfilmentProcess.class,
              OfferCancellationProcess.class,
              PayoutRunProcess.class,
              TenantPayoutProcess.class,
              PaymentDisputeProcess.class)
          .map(ProcessNames::new)
          .collect(toMap(ProcessNames::processId, Function.identity()));

  static List<BpmnModel> models() {
    return BpmnModel.all();
  }

  @Test
  void shouldHaveOneConstantsClassPerModel() {
    assertThat(models())
        .extracting(BpmnModel::processId)
        .containsExactlyInAnyOrderElementsOf(NAMES.keySet());
  }

  @Test
  void shouldNameFilesAfterTheirProcess() {
    NAMES.forEach(
        (processId, names) -> {
          assertThat(BpmnModel.of(processId).processId()).isEqualTo(processId);
          assertThat(names.resource()).isEqualTo("bpmn/" + processId + ".bpmn");
          assertThat(getClass().getClassLoader().getResource(names.resource())).isNotNull();
        });
  }

  @ParameterizedTest
  @MethodSource("models")
  void shouldHaveTheElementsOfTheConstants(BpmnModel model) {
    assertThat(model.elementIds()).isNotEmpty().containsAll(names(model).in("Elements"));
  }

  @ParameterizedTest
  @MethodSource("models")
  void shouldUseTheJobTypesOfTheConstants(BpmnModel model) {
    assertThat(model.jobTypes()).isEqualTo(names(model).in("JobTypes"));
  }

  @ParameterizedTest
  @MethodSource("models")
  void shouldUseTheMessagesOfTheConstants(BpmnModel model) {
    assertThat(model.messages()).isEqualTo(names(model).in("Messages"));
  }

  @ParameterizedTest
  @MethodSource("models")
  void shouldUseTheErrorCodesOfTheConstants(BpmnModel model) {
    assertThat(model.errors()).isEqualTo(names(model).in("Errors"));
  }

  @ParameterizedTest
  @MethodSource("models")
  void shouldUseTheTemplatesOfTheConstants(BpmnModel model) {
    assertThat(model.headerValues("template")).isEqualTo(names(model).in("Templates"));
  }

  @ParameterizedTest
  @MethodSource("models")
  void shouldUseTheFormsOfTheConstants(BpmnModel model) {
    assertThat(model.userTasks())
        .extracting(BpmnModel.UserTask::formId)
        .hasSameElementsAs(names(model).in("Forms"));
  }

  @ParameterizedTest
  @MethodSource("models")
  void shouldCallOnlyProcessesThatAreThere(BpmnModel model) {
    assertThat(NAMES.keySet()).containsAll(model.calledProcesses());
  }

  @ParameterizedTest
  @MethodSource("models")
  void shouldGiveATemplateToEveryNotificationAndToNothingElse(BpmnModel model) {
    assertThat(model.jobs())
        .allSatisfy(
            job ->
                assertThat(job.headers().containsKey("template"))
                    .as(job.elementId())
                    .isEqualTo(job.type().equals("notification.send")));
  }

  @ParameterizedTest
  @MethodSource("models")
  void shouldKnowNoOtherVariablesThanTheConstants(BpmnModel model) {
    Set<String> variables = names(model).in("Variables");
    assertThat(model.documentedVariables()).isEqualTo(variables);
    assertThat(model.variablesInExpressions()).isNotEmpty().isSubsetOf(variables);
  }

  @ParameterizedTest
  @MethodSource("models")
  void shouldRetryEveryJobEightTimes(BpmnModel model) {
    assertThat(model.jobs())
        .allSatisfy(job -> assertThat(job.retries()).as(job.elementId()).isEqualTo(8));
  }

  @ParameterizedTest
  @MethodSource("models")
  void shouldLabelEveryTaskAndEvent(BpmnModel model) {
    assertThat(model.nodes())
        .filteredOn(node -> !node.type().endsWith("Gateway"))
        .allMatch(FlowNode::isLabelled);
  }

  @ParameterizedTest
  @MethodSource("models")
  void shouldAskAQuestionAtEveryGatewayThatBranches(BpmnModel model) {
    assertThat(model.nodes())
        .filteredOn(node -> node.type().endsWith("Gateway") && node.outgoing().size() > 1)
        .allMatch(node -> node.name().endsWith("?"));
  }

  @ParameterizedTest
  @MethodSource("models")
  void shouldListIncomingAndOutgoingFlowsAtBothEnds(BpmnModel model) {
    assertThat(model.nodes())
        .allSatisfy(
            node -> {
              assertThat(node.incoming()).as(node.id()).isEqualTo(flows(model, Flow::target, node));
              assertThat(node.outgoing()).as(node.id()).isEqualTo(flows(model, Flow::source, node));
            });
  }

  @ParameterizedTest
  @MethodSource("models")
  void shouldLeaveNoDeadEndAndNoUnreachableElement(BpmnModel model) {
    assertThat(model.nodes())
        .allSatisfy(
            node -> {
              boolean begins =
                  node.type().equals("startEvent") || node.type().equals("boundaryEvent");
              assertThat(node.incoming().isEmpty()).as(node.id() + " begins").isEqualTo(begins);
              assertThat(node.outgoing().isEmpty())
                  .as(node.id() + " ends")
                  .isEqualTo(node.type().equals("endEvent"));
            });
  }

  private static ProcessNames names(BpmnModel model) {
    return Objects.requireNonNull(NAMES.get(model.processId()), model.processId());
  }

  private static List<String> flows(BpmnModel model, Function<Flow, String> end, FlowNode node) {
    return model.flows().stream()
        .filter(flow -> end.apply(flow).equals(node.id()))
        .map(Flow::id)
        .toList();
  }
}
