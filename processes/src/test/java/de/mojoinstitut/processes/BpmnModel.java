package de.mojoinstitut.processes;

import static java.util.stream.Collectors.toCollection;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** A BPMN file as plain records, read with the JDK's XML parser only. */
record BpmnModel(
    String processId,
    String documentation,
    List<FlowNode> nodes,
    List<Flow> flows,
    List<Job> jobs,
    List<UserTask> userTasks,
    List<Reminder> reminders,
    List<String> calledProcesses,
    Set<String> messages,
    Set<String> errors,
    Set<String> expressions,
    BpmnDiagram diagram) {

  static final Path FOLDER = Path.of("src/main/resources/bpmn");

  private static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
  private static final String ZEEBE = "http://camunda.org/schema/zeebe/1.0";
  private static final Pattern FLOW_NODE =
      Pattern.compile("task|.*(Event|Task|Gateway)|subProcess|callActivity");
  private static final Pattern NOT_A_VARIABLE =
      Pattern.compile(
          "\"[^\"]*\"|\\b(date and time|duration|now|count|if|then|else|and|or|not|true|false|null)\\b");
  private static final Pattern WORD = Pattern.compile("[A-Za-z_]\\w*");

  /**
   * Host is the activity a boundary event sits on, parent the sub-process (or process) around it.
   */
  record FlowNode(
      String id,
      String type,
      String name,
      String parent,
      String host,
      List<String> incoming,
      List<String> outgoing) {

    boolean isEvent() {
      return type.endsWith("Event");
    }

    boolean isLabelled() {
      return !name.isBlank();
    }
  }

  record Flow(String id, String source, String target) {}

  record Job(String elementId, String type, int retries, Map<String, String> headers) {}

  record UserTask(
      String elementId,
      String formId,
      String candidateGroups,
      String dueDate,
      String priority,
      Set<String> outputs) {}

  /** A boundary event that leaves its host alone and comes again and again. */
  record Reminder(String elementId, String host, String cycle) {}

  static List<BpmnModel> all() {
    return files().stream().map(BpmnModel::read).toList();
  }

  static List<Path> files() {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.filter(file -> file.toString().endsWith(".bpmn")).sorted().toList();
    } catch (IOException e) {
      throw new IllegalStateException("No models in " + FOLDER, e);
    }
  }

  static BpmnModel of(String processId) {
    return read(FOLDER.resolve(processId + ".bpmn"));
  }

  static BpmnModel read(Path file) {
    try {
      return parse(Files.readString(file));
    } catch (IOException e) {
      throw new IllegalStateException("Cannot read " + file, e);
    }
  }

  static BpmnModel parse(String xml) {
    Document document = document(xml);
    Element process = elements(document, BPMN, "process").getFirst();
    return new BpmnModel(
        process.getAttribute("id"),
        text(process, "documentation").stream().findFirst().orElse(""),
        descendants(process).filter(BpmnModel::isFlowNode).map(BpmnModel::flowNode).toList(),
        elements(document, BPMN, "sequenceFlow").stream().map(BpmnModel::flow).toList(),
        elements(document, ZEEBE, "taskDefinition").stream().map(BpmnModel::job).toList(),
        elements(document, BPMN, "userTask").stream().map(BpmnModel::userTask).toList(),
        elements(document, BPMN, "timeCycle").stream().flatMap(BpmnModel::reminder).toList(),
        List.copyOf(attributes(elements(document, ZEEBE, "calledElement"), "processId")),
        attributes(elements(document, BPMN, "message"), "name"),
        attributes(elements(document, BPMN, "error"), "errorCode"),
        expressions(document),
        BpmnDiagram.of(document));
  }

  Set<String> elementIds() {
    return ids(nodes, FlowNode::id);
  }

  Set<String> flowIds() {
    return ids(flows, Flow::id);
  }

  Set<String> jobTypes() {
    return ids(jobs, Job::type);
  }

  Set<String> headerValues(String key) {
    return jobs.stream()
        .filter(job -> job.headers().containsKey(key))
        .map(job -> job.headers().get(key))
        .collect(toCollection(TreeSet::new));
  }

  /** Every name in an expression that is neither a literal nor a word of FEEL. */
  Set<String> variablesInExpressions() {
    return expressions.stream()
        .map(expression -> NOT_A_VARIABLE.matcher(expression).replaceAll(" "))
        .flatMap(expression -> WORD.matcher(expression).results().map(match -> match.group()))
        .collect(toCollection(TreeSet::new));
  }

  /** The names after {@code Variablen:} in the process's documentation: what operators are told. */
  Set<String> documentedVariables() {
    return documentation
        .lines()
        .filter(line -> line.startsWith("Variablen:"))
        .flatMap(line -> Stream.of(line.substring("Variablen:".length()).split(",")))
        .map(String::trim)
        .collect(toCollection(TreeSet::new));
  }

  private static <T> Set<String> ids(List<T> things, Function<T, String> id) {
    return things.stream().map(id).collect(toCollection(TreeSet::new));
  }

  private static boolean isFlowNode(Element element) {
    return BPMN.equals(element.getNamespaceURI())
        && FLOW_NODE.matcher(element.getLocalName()).matches();
  }

  private static FlowNode flowNode(Element element) {
    return new FlowNode(
        element.getAttribute("id"),
        element.getLocalName(),
        element.getAttribute("name"),
        ((Element) element.getParentNode()).getAttribute("id"),
        element.getAttribute("attachedToRef"),
        text(element, "incoming"),
        text(element, "outgoing"));
  }

  private static Flow flow(Element element) {
    return new Flow(
        element.getAttribute("id"),
        element.getAttribute("sourceRef"),
        element.getAttribute("targetRef"));
  }

  private static Job job(Element definition) {
    Map<String, String> headers = new HashMap<>();
    Element extensions = (Element) definition.getParentNode();
    descendants(extensions)
        .filter(element -> "header".equals(element.getLocalName()))
        .forEach(header -> headers.put(header.getAttribute("key"), header.getAttribute("value")));
    return new Job(
        ((Element) extensions.getParentNode()).getAttribute("id"),
        definition.getAttribute("type"),
        Integer.parseInt(definition.getAttribute("retries")),
        headers);
  }

  private static UserTask userTask(Element task) {
    return new UserTask(
        task.getAttribute("id"),
        attribute(task, "formDefinition", "formId"),
        attribute(task, "assignmentDefinition", "candidateGroups"),
        attribute(task, "taskSchedule", "dueDate"),
        attribute(task, "priorityDefinition", "priority"),
        attributes(list(task.getElementsByTagNameNS(ZEEBE, "output")), "target"));
  }

  private static Stream<Reminder> reminder(Element cycle) {
    Element event = (Element) cycle.getParentNode().getParentNode();
    return event.getAttribute("cancelActivity").equals("false")
        ? Stream.of(
            new Reminder(
                event.getAttribute("id"),
                event.getAttribute("attachedToRef"),
                cycle.getTextContent().trim()))
        : Stream.empty();
  }

  private static String attribute(Element task, String extension, String name) {
    return String.join(",", attributes(list(task.getElementsByTagNameNS(ZEEBE, extension)), name));
  }

  /** What is computed: every text or attribute of the model that begins with an equals sign. */
  private static Set<String> expressions(Document document) {
    List<Element> all = list(document.getElementsByTagNameNS("*", "*"));
    Stream<String> texts =
        all.stream()
            .filter(element -> list(element.getChildNodes()).isEmpty())
            .map(Element::getTextContent);
    Stream<String> attributes = all.stream().flatMap(BpmnModel::attributeValues);
    return Stream.concat(texts, attributes)
        .map(String::trim)
        .filter(text -> text.startsWith("="))
        .collect(toCollection(TreeSet::new));
  }

  private static Stream<String> attributeValues(Element element) {
    NamedNodeMap attributes = element.getAttributes();
    return IntStream.range(0, attributes.getLength())
        .mapToObj(i -> attributes.item(i).getNodeValue());
  }

  private static Set<String> attributes(List<Element> elements, String name) {
    return elements.stream()
        .map(element -> element.getAttribute(name))
        .collect(toCollection(TreeSet::new));
  }

  private static List<String> text(Element parent, String name) {
    return children(parent)
        .filter(child -> name.equals(child.getLocalName()))
        .map(child -> child.getTextContent().trim())
        .toList();
  }

  private static Stream<Element> children(Element parent) {
    return list(parent.getChildNodes()).stream();
  }

  private static Stream<Element> descendants(Element parent) {
    return list(parent.getElementsByTagNameNS("*", "*")).stream();
  }

  static List<Element> elements(Document document, String namespace, String name) {
    return list(document.getElementsByTagNameNS(namespace, name));
  }

  static List<Element> list(NodeList nodes) {
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      if (nodes.item(i) instanceof Element element) {
        elements.add(element);
      }
    }
    return elements;
  }

  private static Document document(String xml) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setNamespaceAware(true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      return factory
          .newDocumentBuilder()
          .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    } catch (ParserConfigurationException | SAXException | IOException e) {
      throw new IllegalArgumentException("Not a BPMN model", e);
    }
  }
}
