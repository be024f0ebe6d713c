package de.mojoinstitut.camel.intake;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How records are taken in. A record that fails is tried again within one poll, with growing
 * pauses; all tries of a poll together must stay below Kafka's limit between two polls (5 min),
 * else the group takes the partition away. After them the consumer goes back to the record and
 * starts over, for as long as it takes.
 *
 * @param group the consumer group, and part of the dead letter topics' names
 * @param firstPause before the second try; each pause after it is twice as long
 * @param longestPause no pause is longer
 * @param redeliveries further tries within one poll
 */
@ConfigurationProperties("mojo.routes.intake")
public record IntakeSettings(
    @DefaultValue("hub") String group,
    @DefaultValue("PT1S") Duration firstPause,
    @DefaultValue("PT10S") Duration longestPause,
    @DefaultValue("6") int redeliveries) {

  /** Where the topic's poison goes. */
  String deadLetterTopic(String topic) {
    return topic + "." + group + ".dlq";
  }
}
