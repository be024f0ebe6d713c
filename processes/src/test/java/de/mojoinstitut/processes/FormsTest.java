package de.mojoinstitut.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Forms are found by the tasks, and ask for what the workers read. */
class FormsTest {

  static List<FormFile> forms() {
    return FormFile.all();
  }

  @Test
  void shouldHaveExactlyTheFormsThatTasksShow() {
    Set<String> wanted =
        BpmnModel.all().stream()
            .flatMap(model -> model.userTasks().stream())
            .map(BpmnModel.UserTask::formId)
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(forms()).extracting(FormFile::id).containsExactlyInAnyOrderElementsOf(wanted);
  }

  @ParameterizedTest
  @MethodSource("forms")
  void shouldBeNamedAfterItsIdAndMadeForTheOldestEngine(FormFile form) {
    assertThat(form.name()).isEqualTo(form.id() + ".form");
    assertThat(form.schema().path("executionPlatform").asText()).isEqualTo("Camunda Cloud");
    assertThat(form.schema().path("executionPlatformVersion").asText()).isEqualTo("8.6.0");
  }

  @ParameterizedTest
  @MethodSource("forms")
  void shouldFillOnlyVariablesOfEveryProcessThatShowsIt(FormFile form) {
    BpmnModel.all().stream()
        .filter(
            model -> model.userTasks().stream().anyMatch(task -> task.formId().equals(form.id())))
        .forEach(
            model ->
                assertThat(form.keys())
                    .as(model.processId())
                    .isSubsetOf(model.documentedVariables()));
  }

  @ParameterizedTest
  @CsvSource({
    "approve-payout-run, decision, APPROVE, REJECT",
    "resolve-unknown, resolution, SUCCEEDED, FAILED",
    "handle-dispute, outcome, CONTEST, ACCEPT"
  })
  void shouldOfferTheDecisionsThatWorkersKnow(String form, String key, String one, String other) {
    assertThat(form(form).choices(key)).containsExactly(one, other);
  }

  @Test
  void shouldAskForTheWholeOrderOfAPayoutRun() {
    assertThat(form("start-payout-run").keys()).containsExactly("region", "cutoff", "dryRun");
  }

  private static FormFile form(String id) {
    return forms().stream().filter(form -> form.id().equals(id)).findFirst().orElseThrow();
  }
}
