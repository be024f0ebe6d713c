package de.mojoinstitut.chassis.inbox;

/**
 * A message that was stored before it was answered.
 *
 * @param source where from, such as {@code stripe}
 * @param messageId the sender's id
 * @param payload raw text as it came
 */
public record InboxMessage(String source, String messageId, String payload) {}
