package de.mojoinstitut.core.task;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Completed tasks that have had their effect. */
@Repository
class HandledTasks {

  private final JdbcClient jdbc;
  private final Clock clock;

  HandledTasks(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * @param visit the element instance that handled it; null where it is not known
   */
  record Handled(String taskId, @Nullable Long visit) {}

  Map<String, Handled> among(Collection<String> taskIds) {
    return jdbc
        .sql("select task_id, visit from handled_task where task_id in (:ids)")
        .param("ids", taskIds)
        .query(
            (row, i) -> new Handled(row.getString("task_id"), row.getObject("visit", Long.class)))
        .list()
        .stream()
        .collect(Collectors.toMap(Handled::taskId, Function.identity()));
  }

  void add(String taskId, long visit) {
    jdbc.sql(
            """
            insert into handled_task (task_id, visit, handled_at) values (:task, :visit, :now)
            on conflict (task_id) do nothing""")
        .param("task", taskId)
        .param("visit", visit)
        .param("now", Timestamp.from(clock.instant()))
        .update();
  }
}
