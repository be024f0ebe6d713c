package de.mojoinstitut.core.task;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Port to the task list: who completed which task, read back from where people complete them. What
 * is completed becomes visible there with a delay; throws {@link
 * de.mojoinstitut.core.OutsideUnavailableException} where it does not answer.
 */
public interface CompletedTasks {

  /**
   * The tasks of that element which were completed in the process instance, the latest last.
   *
   * @param elementId of the task
   */
  List<CompletedTask> of(long processInstanceKey, String elementId);

  /**
   * @param taskId the engine's, unique
   * @param completedBy login of the person who completed it; null where the task list does not know
   * @param variables of the completed form
   */
  record CompletedTask(
      String taskId,
      @Nullable String completedBy,
      Instant completedAt,
      Map<String, Object> variables) {}
}
