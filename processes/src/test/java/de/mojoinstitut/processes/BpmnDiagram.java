package de.mojoinstitut.processes;

import static java.util.stream.Collectors.toMap;

import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Where a model draws its elements: shapes and edges by element id. */
record BpmnDiagram(Map<String, Rectangle2D> shapes, Map<String, List<Point2D>> edges) {

  private static final String DI = "http://www.omg.org/spec/BPMN/20100524/DI";

  static BpmnDiagram of(Document document) {
    return new BpmnDiagram(
        BpmnModel.elements(document, DI, "BPMNShape").stream()
            .collect(toMap(BpmnDiagram::elementId, BpmnDiagram::bounds)),
        BpmnModel.elements(document, DI, "BPMNEdge").stream()
            .collect(toMap(BpmnDiagram::elementId, BpmnDiagram::waypoints)));
  }

  /** The shape of an element; each has one, as a test of its own says. */
  Rectangle2D shape(String elementId) {
    return Objects.requireNonNull(shapes.get(elementId), elementId);
  }

  private List<Point2D> edge(String flowId) {
    return Objects.requireNonNull(edges.get(flowId), flowId);
  }

  /** The straight pieces of an edge. */
  List<Line2D> lines(String flowId) {
    List<Point2D> points = edge(flowId);
    return IntStream.range(1, points.size())
        .<Line2D>mapToObj(i -> new Line2D.Double(points.get(i - 1), points.get(i)))
        .toList();
  }

  /** Whether the edge begins at the border of the one shape and ends at the border of the other. */
  boolean connects(BpmnModel.Flow flow) {
    List<Point2D> points = edge(flow.id());
    return touches(points.getFirst(), shape(flow.source()))
        && touches(points.getLast(), shape(flow.target()));
  }

  private static boolean touches(Point2D point, Rectangle2D shape) {
    Rectangle2D outer = grown(shape, 1);
    Rectangle2D inner = grown(shape, -1);
    return outer.contains(point) && !inner.contains(point);
  }

  static Rectangle2D grown(Rectangle2D shape, double by) {
    return new Rectangle2D.Double(
        shape.getX() - by,
        shape.getY() - by,
        shape.getWidth() + 2 * by,
        shape.getHeight() + 2 * by);
  }

  private static String elementId(Element element) {
    return element.getAttribute("bpmnElement");
  }

  private static Rectangle2D bounds(Element shape) {
    Element bounds =
        BpmnModel.list(shape.getChildNodes()).stream()
            .filter(child -> "Bounds".equals(child.getLocalName()))
            .findFirst()
            .orElseThrow();
    return new Rectangle2D.Double(
        number(bounds, "x"),
        number(bounds, "y"),
        number(bounds, "width"),
        number(bounds, "height"));
  }

  private static List<Point2D> waypoints(Element edge) {
    return BpmnModel.list(edge.getChildNodes()).stream()
        .filter(child -> "waypoint".equals(child.getLocalName()))
        .<Point2D>map(point -> new Point2D.Double(number(point, "x"), number(point, "y")))
        .toList();
  }

  private static double number(Element element, String attribute) {
    return Double.parseDouble(element.getAttribute(attribute));
  }
}
