package de.mojoinstitut.connectors.tasklist;

import de.mojoinstitut.core.task.CompletedTasks.CompletedTask;
import java.util.List;

/** One of Camunda's APIs. */
interface TaskQueries {

  /** In any order. */
  List<CompletedTask> completed(long processInstanceKey, String elementId);
}
