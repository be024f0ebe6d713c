package de.mojoinstitut.core.process;

import java.time.Duration;
import java.util.Map;

/**
 * A message that starts a process instance or goes on with one.
 *
 * @param name {@code <feature>.<pastState>}
 * @param correlationKey the entity the instance is about; at most one instance per entity is
 *     started
 * @param messageId unique; a duplicate is dropped
 * @param timeToLive how long the engine keeps it for an instance that is not there yet
 * @param variables ids, codes and decisions only: no name, no address, no title, no stage
 */
public record ProcessMessage(
    String name,
    String correlationKey,
    String messageId,
    Duration timeToLive,
    Map<String, Object> variables) {}
