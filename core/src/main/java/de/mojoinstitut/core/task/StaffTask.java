package de.mojoinstitut.core.task;

/**
 * A task that somebody has completed, as the step behind it sees it.
 *
 * @param processInstanceKey the engine's instance that it is in
 * @param elementId of the task; the core does not know how models name things
 * @param visit the element instance of the step that reads the decision back
 */
public record StaffTask(long processInstanceKey, String elementId, long visit) {}
