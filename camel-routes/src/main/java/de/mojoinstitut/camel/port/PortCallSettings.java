package de.mojoinstitut.camel.port;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How often a route asks an outside system again before its caller learns of the failure. All tries
 * together must stay well inside half of a job's timeout (30 s): (redeliveries + 1) × read timeout
 * + redeliveries × pause.
 *
 * @param redeliveries further tries after the first
 * @param pause between two tries
 */
@ConfigurationProperties("mojo.routes.port-calls")
public record PortCallSettings(
    @DefaultValue("1") int redeliveries, @DefaultValue("PT0.2S") Duration pause) {}
