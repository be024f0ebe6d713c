package de.mojoinstitut.chassis.outbox;

/**
 * One message that waits to be sent.
 *
 * @param channel who sends it, such as {@code engine}, {@code mail} or {@code kafka:<topic>}'s
 *     {@code kafka}
 * @param key messages of one channel and key leave in the order they were added
 * @param messageId unique in its channel; receivers use it to drop duplicates
 * @param payload JSON
 */
public record OutboxMessage(String channel, String key, String messageId, String payload) {}
