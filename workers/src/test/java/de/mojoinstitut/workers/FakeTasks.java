package de.mojoinstitut.workers;

import de.mojoinstitut.core.person.ClerkUserId;
import de.mojoinstitut.core.task.CompletedTasks;
import de.mojoinstitut.core.task.StaffDirectory;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** The task list, and who is staff: {@code user_fin1} and {@code user_fin2} have finance. */
public final class FakeTasks implements CompletedTasks, StaffDirectory {

  private record Entry(long processInstanceKey, String elementId, CompletedTask task) {}

  private final List<Entry> completed = new CopyOnWriteArrayList<>();

  /** Somebody completes a task. */
  public void complete(
      long processInstanceKey,
      String elementId,
      @Nullable String login,
      Map<String, Object> variables) {
    String id = "task_" + processInstanceKey + "_" + completed.size();
    completed.add(
        new Entry(
            processInstanceKey,
            elementId,
            new CompletedTask(id, login, Instant.EPOCH.plusSeconds(completed.size()), variables)));
  }

  @Override
  public List<CompletedTask> of(long processInstanceKey, String elementId) {
    return completed.stream()
        .filter(entry -> entry.processInstanceKey() == processInstanceKey)
        .filter(entry -> entry.elementId().equals(elementId))
        .map(Entry::task)
        .toList();
  }

  @Override
  public Staff find(ClerkUserId person) {
    return person.value().startsWith("user_fin")
        ? new Staff(Set.of(Role.FINANCE), null)
        : Staff.NOBODY;
  }
}
