package de.mojoinstitut.processes;

import static org.assertj.core.api.SoftAssertions.assertSoftly;

import io.camunda.zeebe.protocol.record.value.ProcessInstanceRecordValue;
import java.util.List;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs last (see {@link ClassOrderer.OrderAnnotation} in {@code junit-platform.properties}) and
 * looks at what all the other tests have made the engine do. Run alone it fails: it covers nothing
 * itself.
 */
@ExtendWith(SharedEngine.class)
@Order(Integer.MAX_VALUE)
class CoverageTest {

  static List<BpmnModel> models() {
    return BpmnModel.all();
  }

  @ParameterizedTest
  @MethodSource("models")
  void shouldHaveCompletedEveryElementAndTakenEveryFlow(
      BpmnModel model, TestEngine engine, TestReporter reporter) {
    ProcessCoverage coverage =
        ProcessCoverage.of(model, engine.events(ProcessInstanceRecordValue.class));
    reporter.publishEntry(
        model.processId(),
        "%d of %d elements, %d of %d flows"
            .formatted(
                model.elementIds().size() - coverage.missingElements().size(),
                model.elementIds().size(),
                model.flowIds().size() - coverage.missingFlows().size(),
                model.flowIds().size()));
    assertSoftly(
        all -> {
          all.assertThat(coverage.missingElements()).as("elements no test completed").isEmpty();
          all.assertThat(coverage.missingFlows()).as("flows no test took").isEmpty();
        });
  }
}
