package de.mojoinstitut.core.task;

import de.mojoinstitut.core.OutsideUnavailableException;
import de.mojoinstitut.core.person.ClerkUserId;
import de.mojoinstitut.core.task.CompletedTasks.CompletedTask;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What a person decided in Tasklist, read back from there, and whether that person may. Who sees a
 * task in Tasklist is no access control: only what is read here counts.
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
  private final TransactionTemplate transaction;

  TaskDecisions(
      CompletedTasks tasks,
      StaffDirectory staff,
      HandledTasks handledTasks,
      PlatformTransactionManager transactions) {
    this.tasks = tasks;
    this.staff = staff;
    this.handledTasks = handledTasks;
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

    String taskId();

    /** The visit that reads; null where the caller named none. */
    @Nullable Long visit();

    /** Somebody who may has decided. */
    record Decided(Decision decision, @Nullable Long visit) implements Reading {
      @Override
      public String taskId() {
        return decision.taskId();
      }
    }

    /** Who completed the task lacks the role, or the task list does not say who it was. */
    record NotAllowed(String taskId, @Nullable Long visit) implements Reading {}
  }

  /**
   * As {@link #read(long, String, StaffDirectory.Role, Long)}, for a use case whose own row tells
   * that the decision was taken over.
   */
  public Reading read(long processInstanceKey, String elementId, StaffDirectory.Role role) {
    return read(processInstanceKey, elementId, role, null);
  }

  /**
   * The latest completed task of the element that was not handled by another visit.
   *
   * @param visit the element instance of the step that reads
   * @throws OutsideUnavailableException where task list or account system do not answer, or where
   *     the task is not visible yet
   */
  public Reading read(
      long processInstanceKey, String elementId, StaffDirectory.Role role, @Nullable Long visit) {
    List<CompletedTask> completed = tasks.of(processInstanceKey, elementId);
    CompletedTask task =
        latest(completed, visit)
            .filter(TaskDecisions::isWhole)
            .orElseThrow(() -> new OutsideUnavailableException(SYSTEM, "NOT_VISIBLE_YET"));
    String login = task.completedBy();
    if (login == null || login.isBlank()) {
      return new Reading.NotAllowed(task.taskId(), visit);
    }
    Decision decision =
        new Decision(task.taskId(), new ClerkUserId(login), new HashMap<>(task.variables()));
    return mayDecide(decision, role)
        ? new Reading.Decided(decision, visit)
        : new Reading.NotAllowed(task.taskId(), visit);
  }

  /**
   * Tasklist shows a task as completed before it shows what was filled in. Each form has a field
   * that is required, so a task without any variable is not there yet.
   */
  private static boolean isWhole(CompletedTask task) {
    return !task.variables().isEmpty();
  }

  private Optional<CompletedTask> latest(List<CompletedTask> completed, @Nullable Long visit) {
    List<String> ids = completed.stream().map(CompletedTask::taskId).toList();
    Map<String, HandledTasks.Handled> handled =
        ids.isEmpty()
            ? Map.of()
            : Objects.requireNonNull(transaction.execute(status -> handledTasks.among(ids)));
    return completed.stream()
        .filter(
            task -> {
              HandledTasks.Handled before = handled.get(task.taskId());
              return before == null || (visit != null && visit.equals(before.visit()));
            })
        .reduce((first, second) -> second);
  }

  /** Whether the person has the role at this moment. */
  public boolean mayDecide(Decision decision, StaffDirectory.Role role) {
    return staff.rolesOf(decision.by()).contains(role);
  }

  /** The task has had its effect, or was refused: no other visit reads it again. Idempotent. */
  public void handled(Reading reading) {
    handledTasks.add(reading.taskId(), reading.visit());
  }
}
