package de.mojoinstitut.workers;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

import de.mojoinstitut.core.booking.BookingMail;
import de.mojoinstitut.core.process.ProcessMessages;
import de.mojoinstitut.core.task.StaffDirectory;
import de.mojoinstitut.processes.EventBookingProcess;
import de.mojoinstitut.processes.StaffTasks;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import io.camunda.zeebe.model.bpmn.instance.BpmnModelElementInstance;
import io.camunda.zeebe.model.bpmn.instance.FlowNode;
import io.camunda.zeebe.model.bpmn.instance.Message;
import io.camunda.zeebe.model.bpmn.instance.Process;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeHeader;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeTaskDefinition;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.stereotype.Component;
import org.springframework.util.ClassUtils;

/** Models, names, core and workers say the same, both ways. */
class ModelContractTest {

  private static final Map<String, BpmnModelInstance> MODELS =
      files("bpmn/*.bpmn")
          .map(ModelContractTest::model)
          .collect(Collectors.toMap(ModelContractTest::processId, Function.identity()));

  @Test
  void shouldHaveExactlyOneWorkerPerJobType() {
    // given
    Set<String> wanted =
        MODELS.values().stream().flatMap(ModelContractTest::jobTypes).collect(sorted());

    // when
    Map<String, List<String>> workers =
        handlers()
            .collect(
                groupingBy(
                    ModelContractTest::jobType,
                    mapping(
                        handler -> handler.getDeclaringClass().getSimpleName(),
                        Collectors.toList())));

    // then
    assertThat(wanted).isNotEmpty();
    assertSoftly(
        all -> {
          all.assertThat(without(wanted, workers.keySet())).as("without a worker").isEmpty();
          all.assertThat(without(workers.keySet(), wanted)).as("in no model").isEmpty();
          all.assertThat(workers).allSatisfy((type, names) -> assertThat(names).hasSize(1));
        });
  }

  @Test
  void shouldCallMessagesAsTheModelsDo() {
    // given
    Set<String> inModels = all(Message.class).map(Message::getName).collect(sorted());

    // when
    Set<String> inCore =
        classes("de/mojoinstitut/core/**/*Messages.class")
            .filter(type -> type != ProcessMessages.class)
            .flatMap(ModelContractTest::constants)
            .collect(sorted());

    // then
    assertThat(inModels).isNotEmpty();
    assertThat(without(inModels, inCore)).as("nobody sends").isEmpty();
    assertThat(without(inCore, inModels)).as("no process listens to").isEmpty();
  }

  @Test
  void shouldHaveTheMessagesToPeopleThatTheModelsSend() {
    // given
    Set<String> inModels =
        all(ZeebeHeader.class)
            .filter(header -> header.getKey().equals(EventBookingProcess.Headers.TEMPLATE))
            .map(ZeebeHeader::getValue)
            .collect(sorted());

    // then
    assertThat(BookingMail.values())
        .extracting(mail -> mail.template().code())
        .containsExactlyInAnyOrderElementsOf(inModels);
  }

  /** Core asks for the task that a worker names; a worker names tasks by the constants. */
  @Test
  void shouldNameElementsOfTheModelsInWorkersOnly() {
    // given
    Set<String> elements = all(FlowNode.class).map(FlowNode::getId).collect(sorted());
    Set<String> constants =
        classes("de/mojoinstitut/processes/*Process$Elements.class")
            .flatMap(ModelContractTest::constants)
            .collect(sorted());

    // when
    Set<String> inCore = namedIn("de/mojoinstitut/core/**/*.class", elements);
    Set<String> inWorkers = namedIn("de/mojoinstitut/workers/**/*Worker.class", elements);

    // then
    assertThat(inCore).isEmpty();
    assertThat(inWorkers).isNotEmpty().isEqualTo(constants);
  }

  @Test
  void shouldEscalateTasksToRolesThatThereAre() {
    // given
    Set<String> roles =
        all(ZeebeHeader.class)
            .filter(header -> header.getKey().equals(StaffTasks.HEADER_ROLE))
            .map(header -> header.getValue().toUpperCase(Locale.ROOT))
            .collect(sorted());

    // then
    assertThat(roles).isNotEmpty();
    assertThat(StaffDirectory.Role.values()).extracting(Enum::name).containsAll(roles);
  }

  @Test
  void shouldReadOnlyVariablesOfTheProcesses() {
    assertSoftly(
        all ->
            handlers()
                .forEach(
                    handler -> {
                      List<RecordComponent> read = read(handler).toList();
                      all.assertThat(
                              names(read.stream().filter(component -> !isOptional(component))))
                          .as(handler.getDeclaringClass().getSimpleName())
                          .isSubsetOf(variablesOfEveryProcessWith(jobType(handler)));
                      all.assertThat(names(read.stream()))
                          .as(handler.getDeclaringClass().getSimpleName())
                          .isSubsetOf(allVariables());
                    }));
  }

  @Test
  void shouldWriteOnlyVariablesOfTheProcesses() {
    assertSoftly(
        all ->
            handlers()
                .filter(handler -> handler.getReturnType().isRecord())
                .forEach(
                    handler ->
                        all.assertThat(names(components(handler.getReturnType())))
                            .as(handler.getDeclaringClass().getSimpleName())
                            .isNotEmpty()
                            .isSubsetOf(variablesOfEveryProcessWith(jobType(handler)))));
  }

  private static Stream<Method> handlers() {
    ClassPathScanningCandidateComponentProvider scan =
        new ClassPathScanningCandidateComponentProvider(false);
    scan.addIncludeFilter(new AnnotationTypeFilter(Component.class));
    return scan.findCandidateComponents(WorkersConfiguration.class.getPackageName()).stream()
        .map(bean -> Objects.requireNonNull(bean.getBeanClassName()))
        .map(name -> ClassUtils.resolveClassName(name, null))
        .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
        .filter(method -> method.isAnnotationPresent(JobWorker.class));
  }

  private static String jobType(Method handler) {
    return handler.getAnnotation(JobWorker.class).type();
  }

  private static Stream<RecordComponent> read(Method handler) {
    return Arrays.stream(handler.getParameters())
        .filter(parameter -> parameter.isAnnotationPresent(VariablesAsType.class))
        .map(Parameter::getType)
        .flatMap(ModelContractTest::components);
  }

  private static Stream<RecordComponent> components(Class<?> type) {
    return Arrays.stream(type.getRecordComponents());
  }

  /** Null where the process at hand does not know it. */
  private static boolean isOptional(RecordComponent component) {
    return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
  }

  private static List<String> names(Stream<RecordComponent> components) {
    return components.map(RecordComponent::getName).toList();
  }

  private static Set<String> variablesOfEveryProcessWith(String jobType) {
    return MODELS.entrySet().stream()
        .filter(model -> jobTypes(model.getValue()).anyMatch(jobType::equals))
        .map(model -> variables(model.getKey()))
        .reduce((one, other) -> one.stream().filter(other::contains).collect(toSet()))
        .orElse(Set.of());
  }

  private static Set<String> allVariables() {
    return MODELS.keySet().stream()
        .flatMap(processId -> variables(processId).stream())
        .collect(sorted());
  }

  /** The constants of the class that belongs to the process. */
  private static Set<String> variables(String processId) {
    return classes("de/mojoinstitut/processes/*Process$Variables.class")
        .filter(type -> constant(type.getDeclaringClass(), "PROCESS_ID").equals(processId))
        .flatMap(ModelContractTest::constants)
        .collect(sorted());
  }

  private static <T extends BpmnModelElementInstance> Stream<T> all(Class<T> type) {
    return MODELS.values().stream().flatMap(model -> model.getModelElementsByType(type).stream());
  }

  private static Stream<String> jobTypes(BpmnModelInstance model) {
    return model.getModelElementsByType(ZeebeTaskDefinition.class).stream()
        .map(ZeebeTaskDefinition::getType);
  }

  private static String processId(BpmnModelInstance model) {
    return model.getModelElementsByType(Process.class).iterator().next().getId();
  }

  private static Set<String> without(Set<String> some, Set<String> others) {
    return some.stream().filter(one -> !others.contains(one)).collect(sorted());
  }

  private static Collector<String, ?, Set<String>> sorted() {
    return toCollection(TreeSet::new);
  }

  /** Values of all public string constants. */
  private static Stream<String> constants(Class<?> type) {
    return Arrays.stream(type.getDeclaredFields())
        .filter(field -> field.getType() == String.class && Modifier.isPublic(field.getModifiers()))
        .map(field -> constant(type, field.getName()));
  }

  private static String constant(Class<?> type, String name) {
    try {
      Field field = type.getDeclaredField(name);
      field.setAccessible(true);
      return Objects.requireNonNull((String) field.get(null));
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(type + " has no readable " + name, e);
    }
  }

  private static Stream<Class<?>> classes(String pattern) {
    return files(pattern)
        .map(ModelContractTest::className)
        .map(name -> ClassUtils.resolveClassName(name, null));
  }

  /** Which of the texts stand in the compiled classes. */
  private static Set<String> namedIn(String pattern, Set<String> texts) {
    List<String> classes = files(pattern).map(ModelContractTest::text).toList();
    assertThat(classes).isNotEmpty();
    return texts.stream()
        .filter(text -> classes.stream().anyMatch(compiled -> compiled.contains(text)))
        .collect(sorted());
  }

  private static String text(Resource file) {
    try {
      return file.getContentAsString(StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String className(Resource file) {
    try {
      String path = file.getURI().toString();
      return path.substring(path.indexOf("de/mojoinstitut/"), path.length() - ".class".length())
          .replace('/', '.');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<Resource> files(String pattern) {
    try {
      return Stream.of(
          new PathMatchingResourcePatternResolver().getResources("classpath*:" + pattern));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static BpmnModelInstance model(Resource file) {
    try (InputStream model = file.getInputStream()) {
      return Bpmn.readModelFromStream(model);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
