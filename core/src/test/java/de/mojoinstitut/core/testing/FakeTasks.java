package de.mojoinstitut.core.testing;

import de.mojoinstitut.core.OutsideUnavailableException;
import de.mojoinstitut.core.person.ClerkUserId;
import de.mojoinstitut.core.region.RegionCode;
import de.mojoinstitut.core.task.CompletedTasks;
import de.mojoinstitut.core.task.StaffDirectory;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** The task list and who is staff: {@code user_fin1} and {@code user_fin2} have finance. */
public final class FakeTasks implements CompletedTasks, StaffDirectory {

  private static final AtomicLong IDS = new AtomicLong();

  private record Entry(long processInstanceKey, String elementId, CompletedTask task) {}

  private final List<Entry> completed = new CopyOnWriteArrayList<>();
  private final Map<String, Staff> staff = new ConcurrentHashMap<>();
  private volatile boolean down;

  public FakeTasks() {
    reset();
  }

  /** Somebody completes a task; gives its id. */
  public String complete(
      long processInstanceKey,
      String elementId,
      @Nullable String login,
      Map<String, Object> variables) {
    String id = "task_" + IDS.incrementAndGet();
    completed.add(
        new Entry(
            processInstanceKey,
            elementId,
            new CompletedTask(id, login, Instant.EPOCH.plusSeconds(IDS.get()), variables)));
    return id;
  }

  public void give(String person, Role... some) {
    staff.put(person, new Staff(Set.of(some), null));
  }

  /** The role, for one region only. */
  public void give(String person, Role role, RegionCode region) {
    staff.put(person, new Staff(Set.of(role), region));
  }

  public void goDown() {
    down = true;
  }

  public void comeBack() {
    down = false;
  }

  public void reset() {
    down = false;
    completed.clear();
    staff.clear();
    give("user_fin1", Role.FINANCE);
    give("user_fin2", Role.FINANCE);
    give("user_ops", Role.OPS);
  }

  @Override
  public List<CompletedTask> of(long processInstanceKey, String elementId) {
    if (down) {
      throw new OutsideUnavailableException("tasklist", "503");
    }
    return completed.stream()
        .filter(entry -> entry.processInstanceKey() == processInstanceKey)
        .filter(entry -> entry.elementId().equals(elementId))
        .map(Entry::task)
        .toList();
  }

  @Override
  public Staff find(ClerkUserId person) {
    return staff.getOrDefault(person.value(), Staff.NOBODY);
  }
}
