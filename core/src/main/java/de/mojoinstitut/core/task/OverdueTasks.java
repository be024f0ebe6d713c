package de.mojoinstitut.core.task;

import de.mojoinstitut.core.region.RegionCode;
import de.mojoinstitut.core.task.StaffDirectory.Role;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tasks of the staff that nobody has done in time, for the eyes of whoever runs the hub. A process
 * tells of an open task again each day; what it tells no more was done, or has taken care of
 * itself.
 */
@Service
public class OverdueTasks {

  private static final Logger LOG = LoggerFactory.getLogger(OverdueTasks.class);

  /** A day, and one more for jobs that were late. */
  private static final Duration TOLD_AGAIN_WITHIN = Duration.ofDays(2);

  private final JdbcClient jdbc;
  private final Clock clock;

  OverdueTasks(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * @param elementId of the task
   * @param role whose task it is
   * @param region null where the task is to name it
   * @param businessNumber what people know it by; null where there is nothing yet
   */
  public record Overdue(
      long processInstanceKey,
      String elementId,
      Role role,
      @Nullable RegionCode region,
      @Nullable String businessNumber) {}

  /**
   * Tells of a task that is open after its due date. Idempotent; the first time stays its begin.
   */
  @Transactional
  public void tell(Overdue task) {
    LOG.warn(
        "task {} of instance {} is overdue: {} {} {}",
        task.elementId(),
        task.processInstanceKey(),
        task.role(),
        task.region() == null ? "-" : task.region().value(),
        task.businessNumber() == null ? "-" : task.businessNumber());
    Timestamp now = Timestamp.from(clock.instant());
    jdbc.sql(
            """
            insert into overdue_task (process_instance_key, element, role, region, business_number, due_since, told_at)
            values (:instance, :element, :role, :region, :number, :now, :now)
            on conflict (process_instance_key, element) do update set told_at = excluded.told_at""")
        .param("instance", task.processInstanceKey())
        .param("element", task.elementId())
        .param("role", task.role().name())
        .param("region", Optional.ofNullable(task.region()).map(RegionCode::value).orElse(null))
        .param("number", task.businessNumber())
        .param("now", now)
        .update();
  }

  /** How many are open, of all regions and roles. */
  @Transactional(readOnly = true)
  public long count() {
    return jdbc.sql("select count(*) from overdue_task where told_at > :after")
        .param("after", Timestamp.from(clock.instant().minus(TOLD_AGAIN_WITHIN)))
        .query(Long.class)
        .single();
  }

  /** Somebody has completed it. */
  void done(StaffTask task) {
    jdbc.sql(
            "delete from overdue_task where process_instance_key = :instance and element = :element")
        .param("instance", task.processInstanceKey())
        .param("element", task.elementId())
        .update();
  }
}
