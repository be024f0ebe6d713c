package de.mojoinstitut.connectors.tasklist;

import de.mojoinstitut.core.task.CompletedTasks;
import java.util.Comparator;
import java.util.List;

/** The completed tasks that Camunda's task list knows. */
public final class TasklistTasks implements CompletedTasks {

  private final TaskQueries queries;

  /** Connects nothing yet: the first question does. */
  public TasklistTasks(TasklistProperties properties) {
    TasklistHttp http = new TasklistHttp(properties);
    this.queries =
        switch (properties.api()) {
          case V1 -> new SessionQueries(http, properties);
          case V2 -> new ClusterQueries(http, properties);
        };
  }

  @Override
  public List<CompletedTask> of(long processInstanceKey, String elementId) {
    return queries.completed(processInstanceKey, elementId).stream()
        .sorted(Comparator.comparing(CompletedTask::completedAt))
        .toList();
  }
}
