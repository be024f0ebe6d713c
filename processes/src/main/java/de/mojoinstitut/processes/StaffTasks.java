package de.mojoinstitut.processes;

/**
 * What every task of the staff has in common, whichever process it belongs to: it is due, and where
 * nobody does it a job tells of it.
 */
public final class StaffTasks {

  /** Type of the job that tells of a task which is open after its due date. */
  public static final String ESCALATE = "task.escalate";

  /** Custom header of that job: the element id of the task. */
  public static final String HEADER_TASK = "task";

  /** Custom header of that job: the role that the task is offered to, such as {@code finance}. */
  public static final String HEADER_ROLE = "role";

  private StaffTasks() {}
}
