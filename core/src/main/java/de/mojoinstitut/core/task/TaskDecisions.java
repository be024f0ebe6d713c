package de.mojoinstitut.core.task;

import de.mojoinstitut.core.OutsideUnavailableException;
import de.mojoinstitut.core.person.ClerkUserId;
import de.mojoinstitut.core.region.RegionCode;
import de.mojoinstitut.core.task.CompletedTasks.CompletedTask;
import de.mojoinstitut.core.task.StaffDirectory.Role;
import de.mojoinstitut.core.task.StaffDirectory.Staff;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What a person decided in Tasklist, read back from there, and whether that person may: who has the
 * role, and either serves all regions or the one that the decision is about. Who sees a task in
 * Tasklist is no access control: only what is read here counts.
 *
 * <p>A use case reads with no transaction open and calls {@link #handled} in the transaction of its
 * effect. Each completed task counts for one visit of the step that reads it: the same visit, tried
 * again, reads the same task again; a later visit waits for a later task.
 */
@Service
public class TaskDecisions {

  private static final String SYSTEM = "tasklist";

  private final CompletedTasks tasks;
  private final StaffDirectory staff;
  private final HandledTasks handledTasks;
  private final OverdueTasks overdueTasks;
  private final TransactionTemplate transaction;

  TaskDecisions(
      CompletedTasks tasks,
      StaffDirectory staff,
      HandledTasks handledTasks,
      OverdueTasks overdueTasks,
      PlatformTransactionManager transactions) {
    this.tasks = tasks;
    this.staff = staff;
    this.handledTasks = handledTasks;
    this.overdueTasks = overdueTasks;
    this.transaction = new TransactionTemplate(transactions);
  }

  /**
   * @param taskId the engine's
   * @param by who completed the task
   * @param variables of the completed form
   */
  public record Decision(String taskId, ClerkUserId by, Map<String, Object> variables) {

    /** The text that was chosen or entered; empty where there is none. */
    public Optional<String> text(String variable) {
      return Optional.ofNullable(variables.get(variable))
          .filter(String.class::isInstance)
          .map(String.class::cast)
          .map(String::strip)
          .filter(text -> !text.isEmpty());
    }
  }

  /** What was read. */
  public sealed interface Reading {

    StaffTask task();

    String taskId();

    /** Somebody who may has decided. */
    record Decided(StaffTask task, Decision decision) implements Reading {
      @Override
      public String taskId() {
        return decision.taskId();
      }
    }

    /**
     * Who completed the task lacks the role or serves another region, or the task list does not say
     * who it was.
     */
    record NotAllowed(StaffTask task, String taskId) implements Reading {}
  }

  /**
   * The latest completed task of the element that was not handled by another visit.
   *
   * @param region of the rows that the decision is about
   * @throws OutsideUnavailableException where task list or account system do not answer, or where
   *     the task is not visible yet
   */
  public Reading read(StaffTask task, Role role, RegionCode region) {
    return read(task, role, decision -> Optional.of(region));
  }

  /**
   * As {@link #read(StaffTask, Role, RegionCode)}, for a task that says itself which region it is
   * about.
   *
   * @param region what the decision says; where that is none, there is nothing to keep from anybody
   */
  public Reading read(StaffTask task, Role role, Function<Decision, Optional<RegionCode>> region) {
    CompletedTask completed =
        latest(task)
            .filter(TaskDecisions::isWhole)
            .orElseThrow(() -> new OutsideUnavailableException(SYSTEM, "NOT_VISIBLE_YET"));
    return decision(completed)
        .filter(decision -> mayDecide(decision, role, region))
        .<Reading>map(decision -> new Reading.Decided(task, decision))
        .orElseGet(() -> new Reading.NotAllowed(task, completed.taskId()));
  }

  /**
   * Tasklist shows a task as completed before it shows what was filled in. Each form has a field
   * that is required, so a task without any variable is not there yet.
   */
  private static boolean isWhole(CompletedTask task) {
    return !task.variables().isEmpty();
  }

  private Optional<CompletedTask> latest(StaffTask task) {
    List<CompletedTask> completed = tasks.of(task.processInstanceKey(), task.elementId());
    List<String> ids = completed.stream().map(CompletedTask::taskId).toList();
    Map<String, HandledTasks.Handled> handled =
        ids.isEmpty()
            ? Map.of()
            : Objects.requireNonNull(transaction.execute(status -> handledTasks.among(ids)));
    return completed.stream()
        .filter(
            each -> {
              HandledTasks.Handled before = handled.get(each.taskId());
              return before == null || Objects.equals(before.visit(), task.visit());
            })
        .reduce((first, second) -> second);
  }

  /** Empty where the task list does not say who completed the task. */
  private static Optional<Decision> decision(CompletedTask task) {
    return Optional.ofNullable(task.completedBy())
        .filter(login -> !login.isBlank())
        .map(
            login ->
                new Decision(
                    task.taskId(), new ClerkUserId(login), new HashMap<>(task.variables())));
  }

  /** As the account system says at this moment. */
  private boolean mayDecide(
      Decision decision, Role role, Function<Decision, Optional<RegionCode>> region) {
    Staff person = staff.find(decision.by());
    return person.is(role) && region.apply(decision).map(person::serves).orElse(true);
  }

  /** The task has had its effect, or was refused: no other visit reads it again. Idempotent. */
  public void handled(Reading reading) {
    handledTasks.add(reading.taskId(), reading.task().visit());
    overdueTasks.done(reading.task());
  }
}
