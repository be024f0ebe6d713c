package de.mojoinstitut.workers;

import static org.assertj.core.api.Assertions.assertThat;

import de.mojoinstitut.core.booking.BookingMessages;
import de.mojoinstitut.core.notification.NotificationTemplate;
import de.mojoinstitut.processes.EventBookingProcess;
import io.camunda.client.annotation.JobWorker;
import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import io.camunda.zeebe.model.bpmn.instance.Message;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeHeader;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeTaskDefinition;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.stereotype.Component;
import org.springframework.util.ClassUtils;

/** Models, names, core and workers say the same, both ways. */
class ModelContractTest {

  private static final List<BpmnModelInstance> MODELS = models();

  @Test
  void shouldHaveExactlyOneWorkerPerJobType() {
    // given
    List<String> wanted =
        MODELS.stream()
            .flatMap(model -> model.getModelElementsByType(ZeebeTaskDefinition.class).stream())
            .map(ZeebeTaskDefinition::getType)
            .distinct()
            .toList();

    // then
    assertThat(wanted).isNotEmpty();
    assertThat(handlers().map(ModelContractTest::jobType))
        .containsExactlyInAnyOrderElementsOf(wanted);
  }

  @Test
  void shouldCallMessagesAsTheModelDoes() {
    // given
    List<String> inModels =
        MODELS.stream()
            .flatMap(model -> model.getModelElementsByType(Message.class).stream())
            .map(Message::getName)
            .toList();

    // then
    assertThat(constants(BookingMessages.class)).containsExactlyInAnyOrderElementsOf(inModels);
    assertThat(constants(EventBookingProcess.Messages.class))
        .containsExactlyInAnyOrderElementsOf(inModels);
  }

  @Test
  void shouldHaveTheMessagesToPeopleThatTheModelSends() {
    // given
    List<String> inModels =
        MODELS.stream()
            .flatMap(model -> model.getModelElementsByType(ZeebeHeader.class).stream())
            .filter(header -> header.getKey().equals(EventBookingProcess.Headers.TEMPLATE))
            .map(ZeebeHeader::getValue)
            .distinct()
            .toList();

    // then
    assertThat(NotificationTemplate.values())
        .extracting(NotificationTemplate::code)
        .containsExactlyInAnyOrderElementsOf(inModels);
    assertThat(constants(EventBookingProcess.Templates.class))
        .containsExactlyInAnyOrderElementsOf(inModels);
  }

  @Test
  void shouldReadAndWriteOnlyVariablesOfTheModel() {
    // given
    List<String> variables = constants(EventBookingProcess.Variables.class);

    // when
    List<String> read = components(BookingJob.class).toList();
    List<String> written =
        handlers()
            .map(Method::getReturnType)
            .filter(Class::isRecord)
            .flatMap(ModelContractTest::components)
            .toList();

    // then
    assertThat(read).isNotEmpty().isSubsetOf(variables);
    assertThat(written).isNotEmpty().isSubsetOf(variables);
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

  private static Stream<String> components(Class<?> type) {
    return Arrays.stream(type.getRecordComponents()).map(RecordComponent::getName);
  }

  /** Values of all public string constants. */
  private static List<String> constants(Class<?> type) {
    List<String> values = new ArrayList<>();
    for (Field field : type.getDeclaredFields()) {
      if (field.getType() == String.class && Modifier.isPublic(field.getModifiers())) {
        try {
          values.add((String) field.get(null));
        } catch (IllegalAccessException e) {
          throw new AssertionError(field + " cannot be read", e);
        }
      }
    }
    return values;
  }

  private static List<BpmnModelInstance> models() {
    List<BpmnModelInstance> models = new ArrayList<>();
    try {
      for (Resource resource :
          new PathMatchingResourcePatternResolver().getResources("classpath*:bpmn/*.bpmn")) {
        try (InputStream model = resource.getInputStream()) {
          models.add(Bpmn.readModelFromStream(model));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return models;
  }
}
