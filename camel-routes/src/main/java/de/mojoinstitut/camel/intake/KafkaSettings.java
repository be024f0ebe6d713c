package de.mojoinstitut.camel.intake;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where Kafka is.
 *
 * @param bootstrapServers {@code host:port,…}
 */
@ConfigurationProperties("mojo.kafka")
public record KafkaSettings(@DefaultValue("localhost:19092") String bootstrapServers) {}
