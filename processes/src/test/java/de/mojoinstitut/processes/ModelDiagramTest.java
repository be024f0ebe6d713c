package de.mojoinstitut.processes;

import static org.assertj.core.api.Assertions.assertThat;

import de.mojoinstitut.processes.BpmnModel.Flow;
import de.mojoinstitut.processes.BpmnModel.FlowNode;
import java.awt.geom.Line2D;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Operate draws the models as they stand here, so they must be drawn well. */
class ModelDiagramTest {

  static List<BpmnModel> models() {
    return BpmnModel.all();
  }

  @ParameterizedTest
  @MethodSource("models")
  void shouldDrawEveryElementAndFlow(BpmnModel model) {
    assertThat(model.diagram().shapes().keySet()).isEqualTo(model.elementIds());
    assertThat(model.diagram().edges().keySet()).isEqualTo(model.flowIds());
  }

  @ParameterizedTest
  @MethodSource("models")
  void shouldNotDrawOneElementOverAnother(BpmnModel model) {
    assertThat(overlaps(model)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("models")
  void shouldDrawChildrenInsideTheirSubProcess(BpmnModel model) {
    var diagram = model.diagram();
    assertThat(model.nodes())
        .filteredOn(node -> diagram.shapes().containsKey(node.parent()))
        .allMatch(node -> diagram.shape(node.parent()).contains(diagram.shape(node.id())));
  }

  @ParameterizedTest
  @MethodSource("models")
  void shouldDrawBoundaryEventsOnTheBorderOfTheirHost(BpmnModel model) {
    var diagram = model.diagram();
    assertThat(model.nodes())
        .filteredOn(node -> !node.host().isEmpty())
        .allMatch(
            node -> {
              var event = diagram.shape(node.id());
              var host = diagram.shape(node.host());
              return host.intersects(event) && !host.contains(event);
            });
  }

  @ParameterizedTest
  @MethodSource("models")
  void shouldDrawFlowsFromBorderToBorder(BpmnModel model) {
    assertThat(model.flows()).allMatch(model.diagram()::connects);
  }

  @ParameterizedTest
  @MethodSource("models")
  void shouldNotDrawFlowsThroughElements(BpmnModel model) {
    assertThat(flowsThroughElements(model)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("models")
  void shouldNotCrossFlows(BpmnModel model) {
    assertThat(crossings(model)).isEmpty();
  }

  @Test
  void shouldNoticeOverlapsAndCrossings() {
    // given
    BpmnModel untidy =
        BpmnModel.parse(
            """
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
                xmlns:di="http://www.omg.org/spec/DD/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC"
                xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI">
              <process id="untidy">
                <task id="A"/><task id="B"/><task id="C"/>
                <sequenceFlow id="F1" sourceRef="A" targetRef="B"/>
                <sequenceFlow id="F2" sourceRef="B" targetRef="C"/>
              </process>
              <bpmndi:BPMNShape bpmnElement="A"><dc:Bounds x="0" y="0" width="10" height="10"/></bpmndi:BPMNShape>
              <bpmndi:BPMNShape bpmnElement="B"><dc:Bounds x="5" y="5" width="10" height="10"/></bpmndi:BPMNShape>
              <bpmndi:BPMNShape bpmnElement="C"><dc:Bounds x="50" y="0" width="10" height="10"/></bpmndi:BPMNShape>
              <bpmndi:BPMNEdge bpmnElement="F1"><di:waypoint x="0" y="5"/><di:waypoint x="90" y="5"/></bpmndi:BPMNEdge>
              <bpmndi:BPMNEdge bpmnElement="F2"><di:waypoint x="30" y="0"/><di:waypoint x="30" y="9"/></bpmndi:BPMNEdge>
            </definitions>
            """);
    // when // then
    assertThat(overlaps(untidy)).containsExactly("A over B");
    assertThat(flowsThroughElements(untidy)).containsExactly("F1 through C");
    assertThat(crossings(untidy)).containsExactly("F1 and F2");
    assertThat(untidy.flows()).noneMatch(untidy.diagram()::connects);
  }

  private static List<String> overlaps(BpmnModel model) {
    List<String> found = new ArrayList<>();
    List<FlowNode> nodes = model.nodes();
    for (int i = 0; i < nodes.size(); i++) {
      for (FlowNode other : nodes.subList(i + 1, nodes.size())) {
        FlowNode node = nodes.get(i);
        if (!belongTogether(node, other) && intersect(model, node, other)) {
          found.add(node.id() + " over " + other.id());
        }
      }
    }
    return found;
  }

  private static boolean intersect(BpmnModel model, FlowNode one, FlowNode other) {
    var diagram = model.diagram();
    return diagram.shape(one.id()).intersects(diagram.shape(other.id()));
  }

  private static boolean belongTogether(FlowNode one, FlowNode other) {
    return List.of(one.host(), one.parent()).contains(other.id())
        || List.of(other.host(), other.parent()).contains(one.id());
  }

  private static List<String> flowsThroughElements(BpmnModel model) {
    List<String> found = new ArrayList<>();
    for (Flow flow : model.flows()) {
      for (FlowNode node : model.nodes()) {
        if (!isEndOf(flow, node, model) && runsThrough(model, flow, node)) {
          found.add(flow.id() + " through " + node.id());
        }
      }
    }
    return found;
  }

  private static boolean isEndOf(Flow flow, FlowNode node, BpmnModel model) {
    boolean around =
        model.nodes().stream()
            .anyMatch(end -> end.id().equals(flow.source()) && end.parent().equals(node.id()));
    return around || node.id().equals(flow.source()) || node.id().equals(flow.target());
  }

  private static boolean runsThrough(BpmnModel model, Flow flow, FlowNode node) {
    var inner = BpmnDiagram.grown(model.diagram().shape(node.id()), -1);
    return model.diagram().lines(flow.id()).stream().anyMatch(inner::intersectsLine);
  }

  private static List<String> crossings(BpmnModel model) {
    List<String> found = new ArrayList<>();
    List<Flow> flows = model.flows();
    for (int i = 0; i < flows.size(); i++) {
      for (Flow other : flows.subList(i + 1, flows.size())) {
        if (cross(model.diagram().lines(flows.get(i).id()), model.diagram().lines(other.id()))) {
          found.add(flows.get(i).id() + " and " + other.id());
        }
      }
    }
    return found;
  }

  private static boolean cross(List<Line2D> some, List<Line2D> others) {
    return some.stream().anyMatch(one -> others.stream().anyMatch(one::intersectsLine));
  }
}
