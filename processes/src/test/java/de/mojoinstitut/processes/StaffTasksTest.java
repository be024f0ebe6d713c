package de.mojoinstitut.processes;

import static org.assertj.core.api.Assertions.assertThat;

import de.mojoinstitut.processes.BpmnModel.Job;
import de.mojoinstitut.processes.BpmnModel.Reminder;
import de.mojoinstitut.processes.BpmnModel.UserTask;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every task of the staff is like the others: a form, the groups of its role and region, a due
 * date, a priority, and a job that tells of it where nobody does it, anew each day.
 */
class StaffTasksTest {

  private static final String IN_A_DAY = "date and time(now() + duration(\"P1D\"), \"Z\")";
  private static final Pattern GROUPS =
      Pattern.compile("=\\[\"(?<role>[a-z_]+)\"(, \"\\k<role>:\" \\+ region)?]");
  private static final Pattern DUE =
      Pattern.compile(
          "=(if (?<date>\\w+) = null then )?" + Pattern.quote(IN_A_DAY) + "( else \\k<date>)?");

  static List<BpmnModel> models() {
    return BpmnModel.all();
  }

  @ParameterizedTest
  @MethodSource("models")
  void shouldTreatEveryTaskOfTheStaffAlike(BpmnModel model) {
    assertThat(flaws(model)).isEmpty();
  }

  @Test
  void shouldNoticeATaskThatWouldLieUnseen() {
    assertThat(flaws(task("")))
        .containsExactly(
            "T has no form",
            "T is not offered to a role and its region",
            "T is never due",
            "T has no priority",
            "T lies unseen");
  }

  @Test
  void shouldNoticeWhatEscalatesAnotherTaskOrAtAnotherTime() {
    // given
    String sound =
        """
        <zeebe:formDefinition formId="f"/>
        <zeebe:assignmentDefinition candidateGroups='=["ops", "ops:" + region]'/>
        <zeebe:taskSchedule dueDate='=if d = null then date and time(now() + duration("P1D"), "Z") else d'/>
        <zeebe:priorityDefinition priority="50"/>
        """;

    // then
    assertThat(
            flaws(
                task(sound, "=if d = null then \"R/P1D\" else \"R/\" + d + \"/P1D\"", "T", "ops")))
        .isEmpty();
    assertThat(flaws(task(sound, "R/P1D", "T", "ops")))
        .containsExactly("T escalates off its due date");
    assertThat(
            flaws(
                task(sound, "=if d = null then \"R/P1D\" else \"R/\" + d + \"/P1D\"", "U", "ops")))
        .containsExactly("T escalates as U");
    assertThat(
            flaws(
                task(
                    sound,
                    "=if d = null then \"R/P1D\" else \"R/\" + d + \"/P1D\"",
                    "T",
                    "finance")))
        .containsExactly("T escalates to finance");
    assertThat(flaws(task(sound.replace(", \"ops:\" + region", ""))))
        .contains("T is not offered to its region");
  }

  private static List<String> flaws(BpmnModel model) {
    return model.userTasks().stream().flatMap(task -> flaws(model, task)).toList();
  }

  private static Stream<String> flaws(BpmnModel model, UserTask task) {
    List<String> flaws = new ArrayList<>();
    Matcher groups = GROUPS.matcher(task.candidateGroups());
    Matcher due = DUE.matcher(task.dueDate());
    if (task.formId().isEmpty()) {
      flaws.add("has no form");
    }
    if (!groups.matches()) {
      flaws.add("is not offered to a role and its region");
    } else if (groups.group(2) == null && !task.outputs().contains("region")) {
      // Only a task that asks for the region knows none.
      flaws.add("is not offered to its region");
    }
    if (!due.matches()) {
      flaws.add("is never due");
    }
    if (!task.priority().matches("\\d\\d?")) {
      flaws.add("has no priority");
    }
    Optional<Reminder> reminder =
        model.reminders().stream().filter(each -> each.host().equals(task.elementId())).findFirst();
    Optional<Job> job = reminder.flatMap(each -> escalation(model, each));
    if (job.isEmpty()) {
      flaws.add("lies unseen");
    } else {
      Map<String, String> headers = job.get().headers();
      String told = headers.getOrDefault(StaffTasks.HEADER_TASK, "nothing");
      String role = headers.getOrDefault(StaffTasks.HEADER_ROLE, "nobody");
      if (due.matches() && !reminder.get().cycle().equals(daily(due.group("date")))) {
        flaws.add("escalates off its due date");
      }
      if (!told.equals(task.elementId())) {
        flaws.add("escalates as " + told);
      }
      if (groups.matches() && !role.equals(groups.group("role"))) {
        flaws.add("escalates to " + role);
      }
    }
    return flaws.stream().map(flaw -> task.elementId() + " " + flaw);
  }

  private static Optional<Job> escalation(BpmnModel model, Reminder reminder) {
    return model.flows().stream()
        .filter(flow -> flow.source().equals(reminder.elementId()))
        .flatMap(flow -> model.jobs().stream().filter(job -> job.elementId().equals(flow.target())))
        .filter(job -> job.type().equals(StaffTasks.ESCALATE))
        .findFirst();
  }

  private static String daily(String date) {
    return date == null
        ? "R/P1D"
        : "=if %1$s = null then \"R/P1D\" else \"R/\" + %1$s + \"/P1D\"".formatted(date);
  }

  private static BpmnModel task(String extensions) {
    return parse(
        "<userTask id='T'><extensionElements>%s</extensionElements></userTask>"
            .formatted(extensions));
  }

  private static BpmnModel task(String extensions, String cycle, String told, String role) {
    return parse(
        """
        <userTask id='T'><extensionElements>%s</extensionElements></userTask>
        <boundaryEvent id='Late' cancelActivity='false' attachedToRef='T'>
          <timerEventDefinition><timeCycle>%s</timeCycle></timerEventDefinition>
        </boundaryEvent>
        <endEvent id='Told'>
          <extensionElements>
            <zeebe:taskDefinition type='task.escalate' retries='8'/>
            <zeebe:taskHeaders><zeebe:header key='task' value='%s'/><zeebe:header key='role' value='%s'/></zeebe:taskHeaders>
          </extensionElements>
        </endEvent>
        <sequenceFlow id='tells' sourceRef='Late' targetRef='Told'/>
        """
            .formatted(extensions, cycle, told, role));
  }

  private static BpmnModel parse(String elements) {
    return BpmnModel.parse(
        """
        <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0">
          <process id="any">%s</process>
        </definitions>
        """
            .formatted(elements));
  }
}
